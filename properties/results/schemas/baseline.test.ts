import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory/errors';
import { type Baseline, parseBaseline, serialiseBaseline } from './baseline';

const FINGERPRINT = { sha256: '0123456789abcdef'.repeat(4), instances: 12 };

const DOMAIN = { K: { least: 1, greatest: 6, infinite: true }, ties: true, excluded: ['K = 7'] } as const;

const BASELINE: Baseline = {
  format: 'curated-loops/baseline',
  version: 2,
  tool: { version: '0.1.0' },
  seed: 1,
  cases: 300,
  tolerance: 0.1,
  every: { loops: true, statements: true },
  loops: [
    { id: 'curated', fingerprint: FINGERPRINT },
    { id: 'mine', from: 'my-loop.ts' },
  ],
  cells: [
    { loop: 'curated', statement: 'lemma-2.2', verdict: 'holds', margin: 0.25, domain: DOMAIN, seed: 5 },
    { loop: 'mine', statement: 'lemma-2.2', verdict: 'not applicable', reason: 'λ', domain: {}, seed: 6 },
  ],
};

const text = (changes: object): string => JSON.stringify({ ...BASELINE, ...changes });

describe('a baseline', () => {
  it('is read back as it was written, a cell and a loop to a line', () => {
    const written = serialiseBaseline(BASELINE);
    expect(parseBaseline(written)).toEqual(BASELINE);
    expect(serialiseBaseline(parseBaseline(written))).toBe(written);
    expect(written.split('\n').filter((line) => line.includes('"loop":'))).toHaveLength(2);
    expect(serialiseBaseline({ ...BASELINE, loops: [], cells: [] })).toContain('"cells": []');
  });

  it.each([
    ['not JSON', 'not json', 'not JSON'],
    ['cut off', serialiseBaseline(BASELINE).slice(0, 300), 'not JSON'],
    ['a list', '[]', 'expected an object'],
    ['another format', text({ format: 'curated-loops/results' }), 'format "curated-loops/results", expected'],
    ['no format', '{"dependencies":{}}', 'no "format" field'],
    ['a newer version', text({ version: 3 }), 'version 3, this program reads version 2; update curated-loops'],
    ['an older version', text({ version: 1 }), 'version 1, this program reads version 2; make the file again'],
    ['a field too many', text({ colour: 'red' }), 'unknown field "colour"'],
    ['a wrong field', text({ seed: 'one' }), 'seed is "one", expected a number'],
    ['a tolerance that is none', text({ tolerance: 7 }), 'tolerance is 7'],
    ['a missing field', text({ cells: undefined }), 'cells is missing'],
    [
      'a cell without domain',
      text({ cells: [{ ...BASELINE.cells[0], domain: undefined }] }),
      'cells[0].domain is missing',
    ],
    ['a wrong verdict', text({ cells: [{ ...BASELINE.cells[0], verdict: 'green' }] }), 'cells[0].verdict is "green"'],
    [
      'a wrong digest',
      text({ loops: [{ id: 'curated', fingerprint: { ...FINGERPRINT, sha256: 'x' } }] }),
      'sha256 is "x"',
    ],
    ['a cell twice', text({ cells: [BASELINE.cells[0], BASELINE.cells[0]] }), '"curated, lemma-2.2" occurs twice'],
    ['a loop twice', text({ loops: [...BASELINE.loops, { id: 'mine' }] }), '"mine" occurs twice'],
    ['a cell of no loop', text({ loops: [] }), 'a cell of the loop "curated", which is not among the loops'],
    [
      'a refuted cell without witness',
      text({ cells: [{ ...BASELINE.cells[0], verdict: 'refuted' }] }),
      'lemma-2.2 × curated is refuted and has no witness',
    ],
  ])('that is %s is refused in one line with its name and a remedy', (_what, input, message) => {
    const parse = () => parseBaseline(input, 'some/baseline.json');
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(message);
    expect(parse).toThrow(/^some\/baseline\.json: [^\n]*; [^\n]*$/);
  });

  it('that contradicts itself is not written', () => {
    expect(() => serialiseBaseline({ ...BASELINE, loops: [] })).toThrow(InputError);
  });
});
