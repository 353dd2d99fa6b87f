/** The face of `reports/html/`. */
export { auditHtml } from './audit';
export { matrixHtml } from './matrix-page';
export { type ReportOptions, reportHtml } from './report';
export { reproductionHtml } from './reproduction';
export { styles } from './styles';
export { trendHtml } from './trend/trend';
