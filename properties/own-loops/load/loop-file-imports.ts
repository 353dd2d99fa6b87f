/**
 * What a file with a loop gets for `import … from 'curated-loops'`: numbers, parts of loops, and what defines, tries, checks and
 * searches a loop.
 *
 * These are the modules of the running package, not copies of them, so that classes of errors and parts are the same objects on both
 * sides. What verifies whole suites and writes reports has no place in the file of a loop.
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
