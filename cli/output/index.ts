/** The face of `cli/output/`: what other folders use of it. */
export { interruptible } from './interrupt';
export { withProgress } from './matrix-progress';
export { runWithProgress } from './progress';
export { enclosedJsonOf, isLong, jsonOf, roundedUp, textOf, vectorText } from './vector-text';
