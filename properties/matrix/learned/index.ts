/** The face of `properties/matrix/learned/`: the matrix on learned models. Apart from the face above, because it loads learners. */
export { type LearnedMatrixOptions, LEARNED_LOOPS, runLearnedMatrix } from './run-learned-matrix';
