/** Tests the types of the package as its users have them: a typo in an id does not compile, and the matcher is known to jest's two sets of types. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');

/** The files that the programs have in common, such as declarations of Node: each is read and bound once. */
const common = new Map<string, ts.SourceFile | undefined>();

/** The messages of the compiler about a test file of a user, each with its line. */
function complaintsAbout(text: string, types: readonly string[]): readonly string[] {
  const path = join(ROOT, 'of-a-user.test.ts');
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    readonly config: unknown;
  };
  const given = ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
  const options: ts.CompilerOptions = { ...given, types: [...types] };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([path], options, {
    ...host,
    getSourceFile: (file, ...rest) => {
      if (file === path) return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
      if (!common.has(file)) common.set(file, host.getSourceFile(file, ...rest));
      return common.get(file);
    },
  });
  const source = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText, start = 0 }) =>
      `line ${text.slice(0, start).split('\n').length}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

const IDS = `
import {
  type Candidate, type ChooseRule, type ConjectureQuestion, type Field, type Pool, type ScoreRule, type StepContext, type StepRule,
  checkLoop, defineLearner, defineLoop, defineReward, loopOf, runMatrix, statementOf, verify,
} from 'curated-loops';
import { describeLoop } from 'curated-loops/jest';
declare const fromFile: string;
const mine = defineLoop({ id: 'mine', choice: 'w[1]/sum(w)', mixture: 'accumulate', learner: 'finite-sample' });
statementOf('lemma-2.2');
statementOf(fromFile);
[fromFile].map(statementOf);
loopOf('best-of-K');
loopOf('best-of-K+accumulate+finite-sample');
loopOf('prefer-worst:maximum-likelihood');
loopOf(fromFile);
describeLoop(mine, { expect: { 'lemma-2.2': 'holds' } });
void runMatrix({ loops: ['curated', mine] });
void verify({ models: ['gaussian'] });
void checkLoop(mine, { statements: [statementOf('lemma-2.2')] });
// @ts-expect-error
statementOf('lema-2.2');
// @ts-expect-error
loopOf('best-of-k');
// @ts-expect-error
loopOf('best-of-K+accumulate+finite-samples');
// @ts-expect-error
loopOf('prefer-wurst:maximum-likelihood');
// @ts-expect-error
defineLoop({ id: 'other', choice: '1/K', mixture: 'acumulate' });
// @ts-expect-error
defineLoop({ id: 'other', choice: '1/K', learner: 'finite' });
// @ts-expect-error
describeLoop(mine, { expect: { 'lemma-2,2': 'holds' } });
// @ts-expect-error
describeLoop(mine, { expect: { 'lemma-2.2': 'hold' } });
// @ts-expect-error
void runMatrix({ loops: ['curate'] });
// @ts-expect-error
void verify({ models: ['gausian'] });
defineReward({ id: 'right', reward: ([x = 0]) => Math.min(x, 1), top: 1 });
// @ts-expect-error
defineReward({ id: 'right', reward: ([x = 0]) => String(x), top: 1 });
// @ts-expect-error
defineReward({ id: 'right', weight: () => 1 });
defineLearner({
  id: 'again',
  fit: (points, { seed, initial }) => {
    const rows = points.rows();
    return { sample: async (count, from) => rows.slice(0, count + from + seed), loss: initial?.loss };
  },
});
// @ts-expect-error
defineLearner({ id: 'again', fit: () => ({ sample: () => 'points' }) });
// @ts-expect-error
defineLearner({ id: 'again', learns: 'images', fit: () => ({ sample: () => [] }) });
const question: Pick<ConjectureQuestion, 'model'> = { model: 'discrete' };
// @ts-expect-error
const wrong: Pick<ConjectureQuestion, 'model'> = { model: 'discreet' };
void [question, wrong];
const likely = <T>({ w, p }: Candidate<T>, F: Field<T>): T => F.mul(w, p);
const upperHalf = <T>(pool: Pool<T>, F: Field<T>): readonly T[] => pool.by((each) => likely(each, F)).threshold(pool.quantile(0.5));
const choose: ChooseRule = (_all, F, pool) => upperHalf(pool, F);
const score: ScoreRule = likely;
const mean = <T>(p: readonly T[], { w }: StepContext<T>, F: Field<T>): T => F.sum(p.map((mass, i) => F.mul(mass, w[i] ?? mass)));
const step: StepRule = (p, about, F) => p.map((mass, i) => F.div(F.mul(mass, about.w[i] ?? mass), mean(p, about, F)));
void [defineLoop({ id: 'a', choose }), defineLoop({ id: 'b', score }), defineLoop({ id: 'c', step })];
// @ts-expect-error
const ranks: ChooseRule = (all, _F, pool) => all.map((each) => pool.rank(each));
// @ts-expect-error
const byNumber: ScoreRule = ({ w }) => w * 2;
// @ts-expect-error
const shortOf: StepRule = (p) => p.length;
void [ranks, byNumber, shortOf];
`;

const MATCHER = `
import { curatedLoop } from 'curated-loops/models';
import 'curated-loops/jest';
test('the loop of the paper', async () => {
  await expect(curatedLoop).toSatisfy('lemma-2.2', { cases: 100 });
  await expect(curatedLoop).not.toSatisfy('wright-fisher');
  expect(1).toBe(1);
  // @ts-expect-error
  await expect(curatedLoop).toSatisfy('lemma-2,2');
  // @ts-expect-error
  await expect(curatedLoop).toSatisfies('lemma-2.2');
});
`;

describe('for a user', () => {
  it('ids are checked by the compiler, and texts that are known only at run time are allowed', () => {
    expect(complaintsAbout(IDS, ['node'])).toEqual([]);
  });

  it('the matcher has a type with @jest/globals', () => {
    expect(complaintsAbout(`import { expect, test } from '@jest/globals';\n${MATCHER}`, ['node'])).toEqual([]);
  });

  it('the matcher has a type with the globals of @types/jest', () => {
    expect(complaintsAbout(MATCHER, ['node', 'jest'])).toEqual([]);
  });

  it('and with both at once', () => {
    expect(complaintsAbout(`import { expect, test } from '@jest/globals';\n${MATCHER}`, ['node', 'jest'])).toEqual([]);
  });
});
