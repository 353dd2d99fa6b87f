/**
 * Mutation testing by Stryker: `npm run mutate` mutates the checker and the verdicts of a search, and runs the tests beside them.
 *
 *     MUTATE=theory npm run mutate        another area
 *
 * A mutant that survives is a change of the code that no test of the area notices. The report is in `mutation-report/`. Results and what
 * the survivors are: `docs/mutation.md`.
 */
const AREAS = {
  verdicts: {
    mutate: ['properties/checker/*.ts', 'properties/search/{meaning,counts}.ts'],
    tests: ['properties/checker', 'properties/search'],
  },
  search: { mutate: ['properties/search/*.ts'], tests: ['properties/search', 'properties/verify'] },
  statistics: { mutate: ['properties/statistics/*.ts'], tests: ['properties/statistics'] },
  arithmetic: { mutate: ['theory/arithmetic/*.ts'], tests: ['theory/arithmetic'] },
  theory: { mutate: ['theory/**/*.ts'], tests: ['theory'] },
  loops: { mutate: ['models/loops/**/*.ts'], tests: ['models/loops', 'models/closed-form/discrete'] },
  'closed-form': { mutate: ['models/closed-form/**/*.ts'], tests: ['models/closed-form', 'models/kernels'] },
};

const area = process.env['MUTATE'] ?? 'verdicts';
const chosen = AREAS[area];
if (chosen === undefined) {
  console.error(`there is no area "${area}"; known are ${Object.keys(AREAS).join(', ')}`);
  process.exit(2);
}

export default {
  testRunner: 'jest',
  jest: { configFile: 'jest.config.ts', config: { roots: chosen.tests.map((folder) => `<rootDir>/${folder}`) } },
  coverageAnalysis: 'perTest',
  mutate: [...chosen.mutate, '!**/*.test.ts', '!**/*.testing.ts', '!**/index.ts'],
  ignoreStatic: true,
  concurrency: 2,
  timeoutFactor: 3,
  timeoutMS: 30_000,
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { logTests: false, allowColor: false },
  htmlReporter: { fileName: `mutation-report/${area}.html` },
  jsonReporter: { fileName: `mutation-report/${area}.json` },
};
