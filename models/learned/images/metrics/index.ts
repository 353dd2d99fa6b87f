/** The face of `images/metrics/`: how near generated images are to real ones. */
export { imageMetrics } from './image-metrics';
