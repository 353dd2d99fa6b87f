/** The face of `reports/markdown/`: what other folders use of it. */
export { guardMarkdown } from './guard';
export { matrixMarkdown } from './matrix';
export { summaryMarkdown } from './summary';
