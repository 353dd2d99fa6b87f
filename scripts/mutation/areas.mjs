/**
 * The areas of `npm run mutate`: the files that are mutated, and the tests that run on each mutant.
 *
 * A path is a folder, with all that it contains, or a file. `without` names tests that are too slow to run on every mutant.
 */
export const AREAS = {
  statistics: {
    mutate: ['properties/statistics'],
    tests: ['properties/statistics'],
    without: ['properties/statistics/coverage.test.ts', 'properties/statistics/coverage-teeth.test.ts'],
  },
  checker: {
    mutate: ['properties/checker'],
    tests: ['properties/checker'],
    without: ['properties/checker/reference'],
  },
  search: {
    mutate: ['properties/search'],
    tests: ['properties/search'],
    without: ['properties/search/threads', 'properties/search/contradiction.test.ts'],
  },
  loops: { mutate: ['models/loops'], tests: ['models/loops', 'models/closed-form/discrete/laws/choice.test.ts'] },
  arithmetic: { mutate: ['theory/arithmetic'], tests: ['theory/arithmetic'] },
  language: {
    mutate: ['theory/language'],
    // K = ∞ is tested where claims are decided, and words about laws on the discrete model.
    tests: [
      'theory/language',
      'models/closed-form/discrete/interpretation.test.ts',
      'properties/checker/infinite-candidates.test.ts',
      'properties/checker/checker.test.ts',
      'properties/checker/exact-sides.test.ts',
    ],
  },
  proofs: {
    mutate: ['models/symbolic', 'properties/proofs'],
    tests: ['models/symbolic', 'properties/proofs', 'properties/proof-checker/check-proof.test.ts'],
    without: ['properties/proofs/controls.test.ts'],
  },
  statements: { mutate: ['theory/statements'], tests: ['theory/statements'] },
  discrete: {
    mutate: ['models/closed-form/discrete', 'models/closed-form/shared'],
    tests: ['models/closed-form/discrete', 'models/closed-form/certified/stated-error.test.ts', 'models/loops'],
  },
  'closed-form': { mutate: ['models/closed-form'], tests: ['models/closed-form'] },
};
