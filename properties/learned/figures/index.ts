/** The face of `properties/learned/figures/`: the paper's figures, and what of them is seen again. */
export { FIGURES, type Figure, type FigureId, figureOf } from './figures';
