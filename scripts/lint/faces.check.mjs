/** Tests the import rules: each accepts a good import and reports a bad one. `node scripts/lint/faces.check.mjs` */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { ESLint, Linter } from 'eslint';
import house from './faces.mjs';

const CONFIG = { files: ['**/*.ts'], plugins: { house }, languageOptions: { sourceType: 'module' } };

/** The messages of one rule for a source text at a path of the project. */
const messages = (rule, file, text) =>
  new Linter({ cwd: process.cwd() })
    .verify(text, { ...CONFIG, rules: { [`house/${rule}`]: 'error' } }, { filename: resolve(file) })
    .map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);

const good = (...args) => assert.deepEqual(messages(...args), []);
const bad = (rule, ...args) => {
  const found = messages(rule, ...args);
  assert.equal(found.length, 1, `${args.join(': ')} is not reported`);
  assert.match(found[0], new RegExp(`^house/${rule}:`));
};

good('faces', 'cli/commands/matrix.ts', "import { runMatrix } from '../../properties/matrix';");
good('faces', 'cli/commands/matrix.ts', "import { InputError } from '../../theory/errors';");
good('faces', 'properties/matrix/run-cell.ts', "import { runMatrix } from './run-matrix';");
bad('faces', 'cli/commands/matrix.ts', "import { runMatrix } from '../../properties/matrix/run-matrix';");
bad('faces', 'properties/verify/verify.ts', "export { runMatrix } from '../matrix/run-matrix';");

good(
  'no-node',
  'theory/errors.ts',
  "import fc from 'fast-check'; const process = 1; export const twice = 2 * process;",
);
bad('no-node', 'theory/errors.ts', "import { join } from 'node:path';");
bad('no-node', 'theory/errors.ts', 'export const folder = process.cwd();');

// Rules of the ESLint configuration.
const { rules } = await new ESLint().calculateConfigForFile('reports/words/verdict.ts');
const [, { patterns }] = rules['no-restricted-imports'];
const reported = (request) => patterns.some(({ regex }) => new RegExp(regex).test(request));
for (const request of ['../../properties/results', '../../properties/results/schemas', '../words'])
  assert.ok(!reported(request), request);
for (const request of ['../../properties/search', '../properties', '../../properties/resultsOf'])
  assert.ok(reported(request), request);
console.log('the rules of the house report what they should');
