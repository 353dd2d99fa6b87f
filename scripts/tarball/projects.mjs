/** What users of the packed package write in each place where people work: files of one folder, and the command that runs them. */
import { readFileSync } from 'node:fs';
import { URL } from 'node:url';

/** The example of docs/arbitraries.md in the words of a runner, for another runner's package. */
const propertyIn = (name) => {
  const page = readFileSync(new URL('../../docs/arbitraries.md', import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n(import \{ test, fc \} from '@fast-check[^]*?)```/.exec(page) ?? [];
  return example.replace('@fast-check/vitest', name);
};

const LOOP = "defineLoop({ id: 'mine', score: ({ w }) => w })";
const EXPECTED = "expect: { 'lemma-2.2': 'holds', 'wright-fisher': 'not applicable' }, cases: 20, timeout: 300000";

/** A suite and two assertions, in the words of a runner; `register` names its functions where they are not found by themselves. */
const esm = (imports, register, refuted) => `
import { defineLoop } from 'curated-loops';
${imports}
const loop = ${LOOP};
const worst = defineLoop({ id: 'worst', choice: '1 - w[1]/sum(w)', needs: { candidates: { min: 2, max: 2 } } });
describeLoop(loop, { ${register}${EXPECTED} });
describe('a loop', () => {
  ${refuted}
});
`;

const matched = (matcher) => `it('is matched', async () => {
    await expect(worst).not.${matcher}('lemma-2.2', { cases: 20 });
    await expect(loop).${matcher}('tv-lipschitz', { cases: 20 });
  });`;
const asserted = (runner) => `
import assert from 'node:assert/strict';
import { describe, it } from '${runner}';
import { assertSatisfies, describeLoop } from 'curated-loops/testing';`;
const REJECTED = `it('is asserted', async () => {
    await assertSatisfies(loop, 'tv-lipschitz', { cases: 20 });
    await assert.rejects(assertSatisfies(worst, 'lemma-2.2', { cases: 20 }), /worst refutes lemma-2.2/);
  });`;

/** The types of every entry, with the functions of a runner, and those of jest where they do not meet those of vitest. */
const typed = (imports, more) => `
import { defineLoop, type LoopDefinition, verify } from 'curated-loops';
import { exactArithmetic } from 'curated-loops/arithmetic';
import { curatedLoop, type DiscreteInstance } from 'curated-loops/models';
import fc from 'fast-check';
import { instances, laws, loops } from 'curated-loops/arbitraries';
import { reportHtml } from 'curated-loops/reports';
import { assertSatisfies, describeLoop, toSatisfy, type TestRunner } from 'curated-loops/testing';
${imports}
const definition: LoopDefinition = { id: 'mine', score: ({ w }, F) => F.add(w, F.of(1)) };
export const loop = defineLoop(definition);
export const page = verify({ cases: 10 }).then((results) => reportHtml(results));
describeLoop(loop, { runner: { describe, it }, expect: { 'lemma-2.2': 'holds' } });
export const runner: TestRunner = { describe, it };
fc.assert(fc.property(laws(2), loops(), instances({ rounds: 1 }), (p, { id }, { K }) => p.length === 2 && id !== '' && K > 0));
export const asserted = assertSatisfies(curatedLoop, 'lemma-2.2');
export const rounds = (instance: DiscreteInstance): number => instance.rounds + exactArithmetic.name.length;
${more}
// @ts-expect-error: a typo does not compile.
describeLoop(loop, { expect: { 'lemma-9': 'holds' } });
`;
const WITH_JEST = typed(
  `import { describe, it } from 'node:test';
import { expect } from '@jest/globals';
import { describeLoop as inJest } from 'curated-loops/jest';`,
  `inJest(loop, { cases: 10 });
export const matched = expect(loop).toSatisfy('lemma-2.2');
export { toSatisfy };`,
);
const WITH_VITEST = typed(
  `import { describe, expect, it } from 'vitest';
import type { SatisfyOptions, StatementId } from 'curated-loops/testing';
declare module 'vitest' {
  interface Assertion<T> {
    toSatisfyStatement(id: StatementId, options?: SatisfyOptions): Promise<T>;
  }
}`,
  `expect.extend({ toSatisfyStatement: toSatisfy });
export const matched = expect(loop).toSatisfyStatement('lemma-2.2');`,
);

const config = (module, moduleResolution, file) =>
  JSON.stringify({
    compilerOptions: {
      module,
      moduleResolution,
      target: 'ES2022',
      strict: true,
      noEmit: true,
      types: ['node'],
      skipLibCheck: false,
    },
    files: file,
  });

/** Each place: its name, the files it needs, and the command that must succeed. */
export const PROJECTS = [
  {
    name: 'plain ESM',
    files: {
      'plain.mjs': `import { defineLoop, checkLoop, statementOf } from 'curated-loops';
import { assertSatisfies } from 'curated-loops/testing';
import fc from 'fast-check';
import { laws } from 'curated-loops/arbitraries';
fc.assert(fc.property(laws(3), fc.nat(), (p) => p.length === 3));
const { counterexample } = fc.check(fc.property(laws({ min: 2, max: 5 }), () => false));
if (counterexample[0].length !== 2) throw new Error('not shrunk');
const loop = ${LOOP};
const { verdict } = await checkLoop(loop, { statements: [statementOf('lemma-2.2')], cases: 20 });
await assertSatisfies(loop, 'tv-lipschitz', { cases: 20 });
if (verdict !== 'holds') throw new Error(verdict);`,
    },
    command: ['plain.mjs'],
  },
  {
    name: 'plain CommonJS',
    files: {
      'plain.cjs': `const { defineLoop } = require('curated-loops');
const { assertSatisfies } = require('curated-loops/testing');
assertSatisfies(${LOOP}, 'lemma-2.2', { cases: 20 });`,
    },
    command: ['plain.cjs'],
  },
  {
    name: 'node:test',
    files: { 'node-test.mjs': esm(asserted('node:test'), 'runner: { describe, it }, ', REJECTED) },
    command: ['--test', 'node-test.mjs'],
  },
  {
    name: 'vitest',
    files: {
      'vitest.config.mjs':
        "export default { test: { include: ['in-vitest.mjs', 'drawn-vitest.mjs'], pool: 'threads' } };",
      'drawn-vitest.mjs': propertyIn('@fast-check/vitest'),
      'in-vitest.mjs': esm(
        `import { describe, expect, it } from 'vitest';
import { describeLoop, toSatisfy } from 'curated-loops/testing';
expect.extend({ toSatisfyStatement: toSatisfy });`,
        'runner: { describe, it }, ',
        matched('toSatisfyStatement'),
      ),
    },
    command: ['node_modules/vitest/vitest.mjs', 'run'],
  },
  {
    name: 'jest, CommonJS',
    files: {
      'in-jest.cjs': `const { defineLoop } = require('curated-loops');
const { describeLoop } = require('curated-loops/jest');
const loop = ${LOOP};
describeLoop(loop, { ${EXPECTED} });
it('is matched', () => expect(loop).toSatisfy('tv-lipschitz', { cases: 20 }));`,
    },
    command: ['node_modules/jest/bin/jest.js', '--rootDir', '.', '--testMatch', '**/in-jest.cjs', '--transform', '{}'],
  },
  {
    name: 'jest, ES modules',
    files: {
      'drawn-jest.mjs': propertyIn('@fast-check/jest'),
      'in-jest.mjs': esm(
        `import { describe, expect, it } from '@jest/globals';
import { describeLoop } from 'curated-loops/jest';`,
        '',
        matched('toSatisfy'),
      ),
    },
    command: [
      ...['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--rootDir', '.'],
      ...[
        '--testMatch',
        '**/{in,drawn}-jest.mjs',
        '--transform',
        '{}',
        '--moduleFileExtensions',
        'mjs',
        'js',
        'cjs',
        'json',
      ],
    ],
  },
  {
    name: 'types, module node16',
    files: {
      'typed.mts': WITH_JEST,
      'typed.cts': WITH_JEST,
      'node16.json': config('node16', 'node16', ['typed.mts', 'typed.cts']),
    },
    command: ['node_modules/typescript/bin/tsc', '-p', 'node16.json'],
  },
  {
    name: 'types, bundler',
    files: {
      'bundled.ts': WITH_VITEST,
      'bundler.json': config('esnext', 'bundler', ['bundled.ts']),
    },
    command: ['node_modules/typescript/bin/tsc', '-p', 'bundler.json'],
  },
];
