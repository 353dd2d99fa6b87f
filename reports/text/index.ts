/** The face of `reports/text/`: what other folders use of it. */
export { conjectureText } from './conjecture';
export { guardText } from './guard';
export { matrixText } from './matrix';
export { summaryText } from './summary';
