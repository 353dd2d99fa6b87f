/** The face of `own-loops/jest/` without jest itself, which `jest.ts` needs. */
export { type SatisfyOptions, searchLoop, toSatisfy } from './matcher';
