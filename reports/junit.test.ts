import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { junitXml } from './junit';
import { parseResults } from './schema';

const results = parseResults(readFileSync(join(__dirname, 'fixtures', 'mixed-results.json'), 'utf8'));
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
    ['a run cut short', 'run', 'complete', 'error'],
  ])('%s', (_, suite, name, outcome) => {
    const [, kind = 'pass'] = /<(failure|error) /.exec(testCase(suite, name)) ?? [];
    expect(kind).toBe(outcome);
  });

  test('a failure carries the witness and the replay command', () => {
    const refuted = testCase('theorem-2.4', 'discrete');
    expect(refuted).toContain('p_0 = (1/2, 1/2), w = (1, 1), p_ref = (0, 1), K = 1, λ = 0');
    expect(refuted).toContain('npx curated-loops verify --only theorem-2.4 --cases 200 --seed 20240709');
  });

  test('nothing is skipped, and the totals are those of the cases', () => {
    expect(xml).not.toContain('<skipped');
    const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
    const [, tests, failures, errors] = /^<testsuites .*tests="(\d+)" failures="(\d+)" errors="(\d+)"/m.exec(xml) ?? [];
    expect([tests, failures, errors].map(Number)).toEqual([
      count(/<testcase /g),
      count(/<failure /g),
      count(/<error /g),
    ]);
  });

  test('times are those of the results', () => {
    expect(xml).toMatch(/<testsuites [^>]*time="5\.250"/);
    expect(xml).toMatch(/<testsuite name="lemma-2\.2" [^>]*time="0\.500"/);
  });
});
