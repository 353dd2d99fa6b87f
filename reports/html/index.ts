/** The face of `reports/html/`. */
export { matrixHtml } from './matrix-page';
export { reportHtml } from './report';
export { displayFormula } from './formula';
export { Html, html } from './markup';
export { styles } from './styles';
export { prose } from './symbol';
