/** The face of `reports/junit/`: what other folders use of it. */
export { junitXml } from './junit';
