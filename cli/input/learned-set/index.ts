/** The face of `cli/input/learned-set/`: the learned experiments that the options of `verify` and `campaign plan` ask for. */
export { type LearnedSet, openLearnedSet } from './learned-set';
