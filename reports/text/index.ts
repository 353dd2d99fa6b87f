/** The face of `reports/text/`. */
export { auditText } from './audit';
export { conjectureText } from './conjecture';
export { guardText } from './guard';
export { matrixText } from './matrix';
export { samplerText } from './sampler';
export { sharpenText } from './sharpen';
export { summaryText } from './summary';
