/** The face of `reports/html/`: what other folders use of it. */
export { matrixHtml } from './matrix-page';
export { reportHtml } from './report';
