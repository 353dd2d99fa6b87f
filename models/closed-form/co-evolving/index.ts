/** The face of `models/closed-form/co-evolving/`: all that other folders may import. */
export { type CoEvolvingInstance, checkCoEvolvingInstance } from './instance';
export { coEvolvingRungs } from './interpretation';
