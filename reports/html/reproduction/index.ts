/** The face of `reports/html/reproduction/`: the page of the paper's figures. */
export { reproductionHtml } from './page';
