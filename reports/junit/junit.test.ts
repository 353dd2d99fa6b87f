import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counterexampleFiles } from '../words';
import { junitXml } from './junit';
import { parseResults } from '../../properties/results/schemas';

const results = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const xml = junitXml(results);

/** The test case with the given names, from its opening to its end. */
function testCase(suite: string, name: string): string {
  const start = xml.indexOf(`<testcase classname="${suite}" name="${name}"`);
  expect(start).toBeGreaterThan(0);
  const [whole = ''] = /^<testcase [^>]*?(?:\/>|>[^]*?<\/testcase>)/.exec(xml.slice(start)) ?? [];
  return whole;
}

describe('junitXml', () => {
  test.each([
    ['a model that holds', 'lemma-2.2', 'gaussian', 'pass'],
    ['a dropped hypothesis with its counterexample', 'lemma-2.2', 'without bounded-weight (discrete)', 'pass'],
    ['a killed mutant', 'lemma-2.2', 'mutant ignore-reward (discrete)', 'pass'],
    ['a killed mutant whose stored counterexample is stale', 'theorem-2.4', 'mutant drop-real-data (discrete)', 'pass'],
    ['a refuted model', 'theorem-2.4', 'discrete', 'failure'],
    ['a dropped hypothesis against theory', 'theorem-2.4', 'without enough-real-data (discrete)', 'failure'],
    ['a surviving mutant', 'theorem-2.4', 'mutant real-share-low (discrete)', 'failure'],
    ['an undecided model', 'odds-rate', 'discrete', 'error'],
    ['a weak test', 'step-cost', 'discrete', 'error'],
    ['a dropped hypothesis cut short', 'step-cost', 'without finite-candidates (discrete)', 'error'],
    ['a model cut short', 'mirror-descent', 'discrete', 'error'],
    ['a claim that is refuted as expected', 'falling-variance', 'discrete', 'pass'],
    ['an open conjecture', 'monotone-with-real-data', 'discrete', 'pass'],
    ['a run cut short', 'run', 'complete', 'error'],
    ['a learned experiment that came to its end', 'gaussians4/gmm/K=2/λ=∞', 'training', 'pass'],
    ['a statement that holds on it', 'gaussians4/gmm/K=2/λ=∞', 'lemma-2.2', 'pass'],
    ['a statement that is refuted on it', 'gaussians4/gmm/K=2/λ=∞', 'theorem-2.1', 'failure'],
    ['a statement that is undecided on it', 'gaussians4/gmm/K=2/λ=1/2', 'theorem-2.4', 'error'],
    ['a statement that does not apply to it', 'gaussians4/gmm/K=2/λ=1/2', 'theorem-2.1', 'skipped'],
    ['a training that broke down', 'gaussians4/gmm/K=2/λ=2', 'training', 'error'],
    ['an experiment cut short', 'classes4/table/K=4/λ=∞', 'training', 'error'],
    ['what held in it until then', 'classes4/table/K=4/λ=∞', 'lemma-2.2', 'error'],
    ['the error budget', 'learned models', 'error budget', 'pass'],
    ['a killed mutant of a learned loop', 'learned models', 'mutant ignore-reward (gaussians4/gmm/K=2/λ=∞)', 'pass'],
    ['a surviving one', 'learned models', 'mutant prefer-worst (gaussians4/gmm/K=2/λ=∞)', 'failure'],
    ['one that broke down', 'learned models', 'mutant drop-real-data (gaussians4/gmm/K=2/λ=1/2)', 'error'],
    ['one cut short', 'learned models', 'mutant real-share-low (gaussians4/gmm/K=2/λ=1/2)', 'error'],
  ])('%s', (_, suite, name, outcome) => {
    const [, kind = 'pass'] = /<(failure|error|skipped) /.exec(testCase(suite, name)) ?? [];
    expect(kind).toBe(outcome);
  });

  test('a mutant of a learned loop that some claims must refute is told from the same mutant with other claims', () => {
    const { learned } = results;
    if (learned === undefined) throw new Error('the fixture has no learned experiments');
    const [mutant] = learned.mutants;
    if (mutant === undefined) throw new Error('the fixture has no learned mutants');
    const twice = ['c', 'd'].map((claim) => ({ ...mutant, claims: [claim] }));
    const text = junitXml({ ...results, learned: { ...learned, mutants: twice } });
    const name = `mutant ${mutant.id} (${mutant.experiment}), ${mutant.statements.join(', ')}`;
    for (const claim of ['c', 'd']) expect(text).toContain(`name="${name} (${claim})"`);
  });

  test('a failure carries the witness and the replay command', () => {
    const refuted = testCase('theorem-2.4', 'discrete');
    expect(refuted).toContain('p_0 = (1/2, 1/2), w = (1, 1), p_ref = (0, 1), K = 1, λ = 0');
    expect(refuted).toContain('npx curated-loops verify --only theorem-2.4 --cases 200 --seed 20240709');
  });

  test('a refuted statement on a learned model carries its decision, its power and the replay command', () => {
    const refuted = testCase('gaussians4/gmm/K=2/λ=∞', 'theorem-2.1');
    expect(refuted).toContain('claim i at seed 2, round 0: slack −0.051 [−0.063, −0.039]');
    expect(refuted).toContain('would have caught a violation of 0.012 with probability 0.9');
    expect(refuted).toContain('replay: npx curated-loops learn --only gaussians4/gmm/K=2/λ=∞');
  });

  test('a budget that is overspent is an error', () => {
    const { learned } = results;
    const over = learned && { ...learned, budget: { ...learned.budget, spent: 0.0011 } };
    expect(junitXml({ ...results, learned: over })).toMatch(/name="error budget"[^>]*>\s*<error type="overspent"/);
  });

  test('skipped is what does not apply to a learned experiment, with its reason, and nothing else', () => {
    expect(xml.match(/<skipped [^>]*>/g)).toEqual([
      '<skipped message="not applicable: it is about the fully synthetic loop, and here λ = 1/2"/>',
      '<skipped message="not applicable: λ(K−1) &lt; 1 is not met: there is no real data"/>',
    ]);
  });

  test('the totals are those of the cases', () => {
    const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
    const totals = /^<testsuites .*tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/m.exec(xml) ?? [];
    expect(totals.slice(1).map(Number)).toEqual([
      count(/<testcase /g),
      count(/<failure /g),
      count(/<error /g),
      count(/<skipped /g),
    ]);
  });

  test('every counterexample is named by its file, which its failure says how to decide again', () => {
    const files = [...counterexampleFiles(results).values()];
    expect(files.length).toBeGreaterThan(3);
    expect([...xml.matchAll(/<testcase [^>]* file="([^"]*)"/g)].map(([, file]) => file)).toEqual(files);
    const file = 'counterexamples/theorem-2.4--statement--discrete.json';
    expect(testCase('theorem-2.4', 'discrete')).toContain(`kept in ${file}: npx curated-loops replay ${file}`);
  });

  test('the test cases of a suite share its time by their numbers of cases', () => {
    const times = (suite: string): readonly number[] =>
      [...xml.matchAll(/<testcase classname="([^"]*)" [^>]*?time="([^"]*)"/g)].flatMap(([, name, time]) =>
        name === suite ? [Number(time)] : [],
      );
    for (const { id, cells, drops, mutants } of results.statements) {
      const run = [...cells, ...drops, ...mutants].map(({ cases }) => cases.run);
      const all = run.reduce((sum, cases) => sum + cases, 0);
      const seconds = results.timing.statements[id] ?? 0;
      expect(times(id)).toHaveLength(run.length);
      times(id).forEach((time, i) => expect(time).toBeCloseTo(all === 0 ? 0 : (seconds * (run[i] ?? 0)) / all, 3));
    }
    expect(times('lemma-2.2').some((time) => time > 0)).toBe(true);
    expect(xml.match(/<testcase (?![^>]*time=)/g)).toBeNull();
  });

  test('times are those of the results', () => {
    expect(xml).toMatch(/<testsuites [^>]*time="5\.250"/);
    expect(xml).toMatch(/<testsuite name="lemma-2\.2" [^>]*time="0\.500"/);
  });
});
