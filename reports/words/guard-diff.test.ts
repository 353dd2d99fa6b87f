import { describe, expect, it } from '@jest/globals';
import type { GuardDiff } from '../../properties/results';
import { guardJson } from '../files/write-guard';
import { guardMarkdown } from '../markdown/guard';
import { guardText } from '../text/guard';

const fingerprint = (digit: string) => ({ sha256: digit.repeat(64), instances: 12 });

const domain = { K: { least: 2, greatest: 6 } };

const QUIET: GuardDiff = {
  format: 'curated-loops/guard-diff',
  version: 2,
  tool: { version: '0.1.0' },
  recordedWith: '0.1.0',
  seed: 3,
  cases: 300,
  tolerance: 0.1,
  regressions: [],
  improvements: [],
  added: [],
  unchanged: 7,
};

const LOUD: GuardDiff = {
  ...QUIET,
  recordedWith: '0.0.9',
  marginsNotCompared: 'the seed is 3, that of the baseline 2',
  regressions: [
    { kind: 'update', loop: 'mine', before: fingerprint('a'), after: fingerprint('b') },
    {
      kind: 'verdict',
      loop: 'mine',
      statement: 'gain',
      before: { verdict: 'holds', margin: 0.5, domain: { K: { least: 2, greatest: 9 } } },
      after: {
        verdict: 'refuted',
        domain: { ...domain, excluded: ['the loop is declared for K 2 only, without K = 7'] },
        witness: {
          claim: 'E(p[t + 1], w) > c',
          where: { c: 'E(p[t], w)' },
          instance: {
            model: 'discrete',
            p0: ['1/3', '2/3'],
            w: ['1', '2'],
            pRef: ['1/2', '1/2'],
            q: ['1/2', '1/2'],
            K: 2,
            lambda: 'inf',
            epsilon: '0',
            rounds: 1,
          },
          finding: { claim: 'a', t: 0, atoms: {}, left: { lo: 1, hi: 1 }, right: { lo: 1.5, hi: 1.5 }, rung: 'exact' },
        },
      },
    },
    { kind: 'margin', loop: 'mine', statement: 'rate', before: 0.5, after: 0.25, domain },
    { kind: 'margin', loop: 'mine', statement: 'cost', before: 0.5, domain: {} },
    {
      kind: 'vanished',
      loop: 'mine',
      statement: 'mass',
      before: { verdict: 'undecided', reason: 'no | rung', domain },
    },
    { kind: 'update', loop: 'other', before: fingerprint('c') },
  ],
  improvements: [
    {
      kind: 'verdict',
      loop: 'mine',
      statement: 'odds',
      before: { verdict: 'undecided', reason: 'too few cases', domain },
      after: { verdict: 'holds', domain },
    },
  ],
  added: [{ loop: 'mine', statement: '<new>', verdict: 'holds', domain, seed: 1 }],
};

describe('a run as recorded', () => {
  it('says so', () => {
    expect(guardText(QUIET)).toBe(
      [
        '✓ as recorded',
        '  7 cells as recorded, 0 better, 0 new',
        '  seed 3, 300 cases per cell, tolerance 10\u202F%',
      ].join('\n'),
    );
    expect(guardMarkdown(QUIET)).toContain('# ✓ as recorded\n');
  });
});

describe('a run with regressions', () => {
  const text = guardText(LOUD);
  const markdown = guardMarkdown(LOUD);

  it.each([
    ['an update', '✗ mine: the update is not the one recorded: its laws were aaaaaaaaaaaa…, are bbbbbbbbbbbb…'],
    ['an update without laws', '✗ other: the update was cccccccccccc…, and has no fingerprint any more'],
    ['a verdict', '✗ gain on mine: was holds, is refuted'],
    ['its witness in fractions', 'p_0 = (1/3, 2/3), w = (1, 2), p_ref = (1/2, 1/2), K = 2'],
    ['both sides and the round', 'at t = 0: 1 > 1.5 is false (exact)'],
    ['definitions', 'where c = E(p[t], w)'],
    ['a margin', '✗ rate on mine: margin 0.5 before, 0.25 now: 50\u202F% less'],
    ['a margin that is gone', '✗ cost on mine: margin 0.5 before, none now'],
    ['a cell that is gone', '✗ mass on mine: was undecided, and is not there any more'],
    ['what is better', '+ odds on mine: was undecided, is holds'],
    ['what is new', '  <new> on mine: holds (K 2–6)'],
    ['the domain of a verdict before', '    domain before: K 2–9\n'],
    ['the domain of a verdict now', '    domain now: K 2–6; the loop is declared for K 2 only, without K = 7\n'],
    ['the domain of a margin', '✗ rate on mine: margin 0.5 before, 0.25 now: 50\u202F% less\n    domain now: K 2–6\n'],
    ['the domain of a search without a case', '    domain now: no case was run\n'],
    ['the verdict', '✗ 6 regressions'],
    ['what was not compared', 'margins were not compared: the seed is 3'],
    ['another version', 'recorded with curated-loops 0.0.9, this is 0.1.0'],
  ])('tells %s', (_what, line) => {
    expect(text).toContain(line);
  });

  it('tells the same in Markdown, where no name is taken for markup', () => {
    expect(markdown).toContain('# ✗ 6 regressions');
    expect(markdown).toContain('| `gain on mine` | was holds, is refuted |');
    expect(markdown).toContain('p_0 = (1/3, 2/3)');
    expect(markdown).toContain('domain now: K 2–6; the loop is declared for K 2 only, without K = 7');
    expect(markdown).toContain('## Better than recorded');
    expect(markdown).toContain('- \\<new\\> on mine: holds (K 2–6)');
    expect(markdown).not.toContain('<new>');
  });

  it('is all there in JSON', () => {
    expect(JSON.parse(guardJson(LOUD))).toEqual(LOUD);
  });
});
