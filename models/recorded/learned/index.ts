/** The face of `models/recorded/learned/`: traces of learned loops. Apart from the face above, because it loads learners. */
export { simulateLearned } from './learned-loop';
