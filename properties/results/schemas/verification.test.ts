import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counterexample, VerificationResults } from '..';
import { InputError } from '../../../theory/errors';
import { parseCounterexample, parseRegressions, parseResults, serialiseRegressions, serialiseResults } from '.';

const text = readFileSync(join(__dirname, '..', '..', '..', 'reports', 'fixtures', 'mixed-results.json'), 'utf8');
const results = parseResults(text);
const found = results.statements.flatMap(({ drops }) => drops.flatMap((drop) => drop.counterexample ?? []));
const [counterexample] = found as [Counterexample];

type Json = Record<string, unknown>;

/** A copy of a document with the value at a path replaced; `undefined` removes it. */
function changed(document: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(document) as Json;
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as Json, copy);
  const last = path.at(-1) as string;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

describe('results', () => {
  test('a written document is read back unchanged', () => {
    expect(parseResults(serialiseResults(results))).toEqual(results);
    expect(parseResults(JSON.parse(text))).toEqual(results);
  });

  test('the text depends on the content alone, not on the order of keys, and ends with the timing and a newline', () => {
    const reversed = Object.fromEntries(Object.entries(results).reverse()) as unknown as VerificationResults;
    expect(serialiseResults(reversed)).toBe(serialiseResults(results));
    expect(Object.keys(JSON.parse(serialiseResults(reversed)) as Json).at(-1)).toBe('timing');
    expect(serialiseResults(results)).toMatch(/\}\n$/);
  });

  test('lists of numbers are on one line, and strings that look like them are unchanged', () => {
    expect(serialiseResults(results)).toContain('"seeds": [1, 2],');
    expect(serialiseResults(results)).toContain('[1.02, 0.03],');
    const title = 'as in [\n  1,\n  2\n]';
    const odd = changed(results, ['statements', 0, 'title'], title);
    expect(parseResults(serialiseResults(odd as VerificationResults)).statements[0]?.title).toBe(title);
  });

  test('results without learned experiments have no such field', () => {
    const without = parseResults(changed(results, ['learned'], undefined));
    expect(Object.keys(JSON.parse(serialiseResults(without)) as Json)).not.toContain('learned');
    expect(serialiseResults({ ...results, learned: undefined })).toBe(serialiseResults(without));
  });

  test('a slack may have no end', () => {
    expect(serialiseResults(results)).toContain('"lo": "-Infinity"');
  });

  test('results of the version before have the same fields, and are read and written as they are', () => {
    const older = changed(results, ['version'], 6);
    expect(parseResults(older)).toEqual(older);
    expect(serialiseResults(parseResults(older))).toContain('"version": 6');
  });

  test('infinite sides are read as words', () => {
    const sides = found.flatMap(({ finding }) => [finding.left.hi, finding.right.hi]);
    expect(sides).toContain('Infinity');
  });

  test('results that could not be read back are not written', () => {
    const broken = changed(results, ['counts', 'cases'], NaN) as VerificationResults;
    expect(messageOf(() => serialiseResults(broken))).toContain('counts.cases');
  });

  const cell = ['statements', 0, 'cells', 0];
  const experiment = ['learned', 'experiments', 0];
  test.each<[string, unknown, RegExp]>([
    ['text that is not JSON', '{"format": \n oops', /^not JSON \(.*\); give a results\.json/],
    ['a list', '[1]', /^expected an object with "format": "curated-loops\/results", got \[1\]/],
    ['null', null, /got null/],
    ['no format', {}, /^no "format" field, expected "curated-loops\/results"/],
    ['a foreign format', counterexample, /^format "curated-loops\/counterexample", expected "curated-loops\/results"/],
    ['a newer version', changed(results, ['version'], 8), /version 8, this program reads version 7; update/],
    [
      'an older version',
      changed(results, ['version'], 5),
      /version 5, this program reads version 7; make the file again/,
    ],
    ['no version', changed(results, ['version'], undefined), /no version, this program reads version 7/],
    [
      'a missing field',
      changed(results, [...cell, 'cases', 'run'], undefined),
      /^statements\[0\]\.cells\[0\]\.cases\.run is missing, expected a number; give/,
    ],
    [
      'a wrong type',
      changed(results, [...cell, 'decisions'], 'many'),
      /^statements\[0\]\.cells\[0\]\.decisions is "many", expected a number/,
    ],
    [
      'a fraction of a case',
      changed(results, [...cell, 'cases', 'run'], 1.5),
      /cases\.run is 1\.5, expected a whole number/,
    ],
    ['a negative count', changed(results, [...cell, 'replayed'], -1), /replayed is -1, expected .*>=0/],
    [
      'an unknown status',
      changed(results, [...cell, 'status'], 'fine'),
      /status is "fine", expected one of "holds", "refuted"/,
    ],
    [
      'an unknown field',
      changed(results, [...cell, 'extra'], 1),
      /^unknown field "extra" in statements\[0\]\.cells\[0\]; correct/,
    ],
    [
      'a side that is a word',
      changed(results, [...cell, 'tightest', 'finding', 'left', 'lo'], 'big'),
      /left\.lo is "big", expected a number, "Infinity" or "-Infinity"/,
    ],
    [
      'an instance without a model',
      changed(results, [...cell, 'tightest', 'instance'], {}),
      /tightest\.instance is \{\}, expected an instance/,
    ],
    [
      'a band without an end',
      changed(results, [...experiment, 'runs', 0, 'rounds', 0, 'reward', 'hi'], 'Infinity'),
      /^learned\.experiments\[0\]\.runs\[0\]\.rounds\[0\]\.reward\.hi is "Infinity", expected a number/,
    ],
    [
      'an unknown field of an experiment',
      changed(results, [...experiment, 'setting', 'gpu'], true),
      /^unknown field "gpu" in learned\.experiments\[0\]\.setting; correct/,
    ],
    [
      'a decision that is not applicable',
      changed(results, [...experiment, 'cells', 0, 'claims', 0, 'decisions', 0, 'verdict'], 'not applicable'),
      /verdict is "not applicable", expected one of "holds", "refuted", "learner's error", "undecided"/,
    ],
    [
      'an unknown kind of picture',
      changed(results, [...experiment, 'reference', 'kind'], 'film'),
      /learned\.experiments\[0\]\.reference\.kind is "film"/,
    ],
  ])('%s is refused in one line', (_, input, message) => {
    const refused = messageOf(() => parseResults(input));
    expect(refused).toMatch(message);
    expect(refused).not.toContain('\n');
  });

  test('the name of the file is put before the message', () => {
    expect(messageOf(() => parseResults('{', 'old/results.json'))).toMatch(/^old\/results\.json: not JSON/);
    expect(messageOf(() => parseResults(changed(results, ['seed'], 'x'), 'a.json'))).toMatch(/^a\.json: seed is "x"/);
  });
});

describe('counterexamples', () => {
  test('one is read back the same', () => {
    expect(parseCounterexample(JSON.stringify(counterexample))).toEqual(counterexample);
  });

  test('the instance is left to the model, whatever its fields', () => {
    const instance = { model: 'of the future', anything: [1, { x: 2 }] };
    expect(parseCounterexample(changed(counterexample, ['instance'], instance)).instance).toEqual(instance);
  });

  test.each<[string, unknown, RegExp]>([
    ['results', results, /^format "curated-loops\/results", expected "curated-loops\/counterexample"; give a file/],
    ['version 2', changed(counterexample, ['version'], 2), /version 2, this program reads version 1/],
    [
      'a misspelt field',
      changed(counterexample, ['wehn'], 't > 0'),
      /^unknown field "wehn"; correct its name or remove it/,
    ],
    ['a claim that is a number', changed(counterexample, ['claim'], 3), /^claim is 3, expected a text/],
    ['a third atom', changed(counterexample, ['finding', 'atoms', 'z'], 0), /unknown field "z" in finding\.atoms/],
  ])('%s is refused in one line', (_, input, message) => {
    expect(messageOf(() => parseCounterexample(input))).toMatch(message);
  });
});

describe('regressions', () => {
  const kept = found.map(({ laws: _laws, ...one }): Counterexample => one);
  const regressions = { format: 'curated-loops/regressions', version: 1, counterexamples: kept } as const;

  test('a written document is read back unchanged', () => {
    expect(parseRegressions(serialiseRegressions(regressions))).toEqual(regressions);
  });

  test('the drawn laws of a counterexample are read, and not kept among the regressions', () => {
    const laws = [
      { t: 0, kind: 'masses', masses: [0.25, 0.75] },
      { t: 1, kind: 'mixture', components: [{ share: 1, mean: [0], covariance: [[1]] }] },
    ] as const;
    const withLaws = found.map((one) => ({ ...one, laws }));
    expect(parseCounterexample(JSON.stringify(withLaws[0])).laws).toEqual(laws);
    expect(serialiseRegressions({ ...regressions, counterexamples: withLaws })).toBe(serialiseRegressions(regressions));
    const misnamed = changed(withLaws[0], ['laws', 0, 'kind'], 'mass');
    expect(messageOf(() => parseCounterexample(misnamed))).toMatch(/^laws\[0\]\.kind/);
  });

  test('counterexamples are read back from their file', () => {
    expect(parseCounterexample(JSON.stringify(counterexample))).toEqual(counterexample);
    expect(parseRegressions(serialiseRegressions(regressions)).counterexamples).toEqual(kept);
    expect(messageOf(() => parseCounterexample('[]', 'x.json'))).toMatch(/^x\.json: expected an object/);
  });

  test('a bad entry is named by its place', () => {
    const bad = changed(regressions, ['counterexamples', 1, 'loop'], undefined);
    expect(messageOf(() => parseRegressions(bad))).toMatch(/^counterexamples\[1\]\.loop is missing/);
  });
});
