/** The face of `cli/commands/learning/`: a run of `learn`, and what a user brings to it. */
export { presetOf } from './presets';
export { type LearnOptions, runLearn } from './run-learn';
