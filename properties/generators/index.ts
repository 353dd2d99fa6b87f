/** The face of `properties/generators/`: how cases are drawn, labelled, varied and shrunk. */
export { descent, type Descent } from './descent';
export { MOST_USERS } from './discrete/extras';
export { NO_EXTENTS, mergeExtents, orderedExtents } from './extents/merge';
export { oncePer } from './once-per';
export { type AnyGenerator, generatorOf } from './registry';
export { cross, vary } from './vary';
