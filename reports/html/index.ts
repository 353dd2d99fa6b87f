/** The face of `reports/html/`. */
export { matrixHtml } from './matrix-page';
export { reportHtml } from './report';
export { styles } from './styles';
