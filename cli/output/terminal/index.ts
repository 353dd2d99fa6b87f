/** The face of `cli/output/terminal/`: how wide the output is, and its colours. */
export { outputWidth, print } from './print';
