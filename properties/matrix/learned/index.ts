/** The face of `properties/matrix/learned/`: the matrix on learned models. Apart from the face above, because it loads learners. */
export { runLearnedMatrix } from './run-learned-matrix';
