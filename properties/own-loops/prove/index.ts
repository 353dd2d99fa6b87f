/** The face of `own-loops/prove/`: which guarantees of a loop are proved for all laws and weights? */
export { type ProveOptions, proveLoop } from './prove-loop';
