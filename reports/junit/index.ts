/** The face of `reports/junit/`. */
export { junitXml } from './junit';
