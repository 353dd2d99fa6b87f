/** The face of `models/learned/images/`: images as data. */
export { shapes16, shapes32 } from './shapes';
