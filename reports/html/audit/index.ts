/** The face of `reports/html/audit/`. */
export { auditHtml } from './page';
