/** The face of `playground/page/`: what the document needs of the page's own code. */
export { EXAMPLES } from './examples';
export { SCALES } from './scales';
export { BUDGETS } from './state';
