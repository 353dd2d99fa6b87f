/** The face of `reports/markdown/`. */
export { guardMarkdown } from './guard';
export { matrixMarkdown } from './matrix';
export { summaryMarkdown } from './summary';
