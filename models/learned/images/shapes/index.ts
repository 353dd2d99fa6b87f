/** The face of `images/shapes/`: drawn images of ten shapes, of which everything is known but the density. */
export { shapes16, shapes32 } from './drawn-shapes';
