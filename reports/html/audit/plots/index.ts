/** The face of `reports/html/audit/plots/`: the frame of a plot, what is drawn in it, and the courses of traits. */
export { type Course, coursesHtml, traitCourses } from './courses';
export {
  barsHtml,
  dotsHtml,
  heightsOf,
  lineHtml,
  type Point,
  pointOf,
  slopeHtml,
  swatchHtml,
  wedgeHtml,
} from './marks';
export { axisOver, type Places, plotHtml } from './plot';
