/**
 * The exports that a user's file gets from `import … from 'curated-loops'`: numbers, parts of loops, and the functions that define, try,
 * check and search a loop, or define a reward or a learner.
 *
 * They are the modules of the running package, not copies, so that error classes and parts are the same objects on both sides.
 * Functions that verify whole suites and write reports are left out.
 */
export * from '../../../theory';
export { VERSION } from '../../../theory/version';
export * from '../../../models';
export * from '../define';
export * from '../preflight';
export * from '../check';
export { checkCase } from '../../checker';
export { runMatrix } from '../../matrix';
export { replayCounterexample, search } from '../../search';
