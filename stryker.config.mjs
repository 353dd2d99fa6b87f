/**
 * Mutation testing by Stryker: `npm run mutate` changes the checker and the verdicts of a search, one piece at a time, and runs their tests.
 *
 *     MUTATE=theory npm run mutate        another area
 *
 * A mutant that survives is a change of the code that no test of the area notices. The report is in `mutation-report/`. Results:
 * `docs/mutation.md`.
 */
/** What is mutated, and the tests that run. */
const AREAS = {
  verdicts: {
    mutate: ['properties/checker/*.ts', 'properties/search/{meaning,counts}.ts'],
    tests: ['properties/checker/*', 'properties/search/{counts,meaning,run-case,targeted/*}'],
  },
  search: {
    mutate: ['properties/search/{,targeted/}*.ts'],
    tests: ['properties/search/**/*', 'properties/verify/**/*'],
  },
  statistics: { mutate: ['properties/statistics/*.ts'], tests: ['properties/statistics/**/*'] },
  arithmetic: { mutate: ['theory/arithmetic/*.ts'], tests: ['theory/arithmetic/**/*'] },
  theory: { mutate: ['theory/**/*.ts'], tests: ['theory/**/*'] },
  loops: { mutate: ['models/loops/**/*.ts'], tests: ['models/loops/**/*', 'models/closed-form/discrete/**/*'] },
  'closed-form': { mutate: ['models/closed-form/**/*.ts'], tests: ['models/closed-form/**/*', 'models/kernels/**/*'] },
};

const area = process.env['MUTATE'] ?? 'verdicts';
const chosen = AREAS[area];
if (chosen === undefined) {
  console.error(`there is no area "${area}"; known are ${Object.keys(AREAS).join(', ')}`);
  process.exit(2);
}

export default {
  testRunner: 'jest',
  jest: {
    configFile: 'jest.config.ts',
    config: { testMatch: chosen.tests.map((test) => `<rootDir>/${test}.test.ts`) },
  },
  // The tests are transpiled, not type-checked.
  disableTypeChecks: false,
  coverageAnalysis: 'perTest',
  mutate: [...chosen.mutate, '!**/*.test.ts', '!**/*.testing.ts', '!**/index.ts'],
  ignoreStatic: true,
  concurrency: 2,
  timeoutFactor: 3,
  timeoutMS: 30_000,
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { logTests: false, allowColor: false },
  htmlReporter: { fileName: `mutation-report/${area}.html` },
  jsonReporter: { fileName: `mutation-report/${area}.json` },
};
