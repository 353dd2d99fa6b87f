/** The face of the filter of Gaussian models. */
export { GAUSSIAN_FILTER_QUESTIONS, gaussianFilter } from './filter';
