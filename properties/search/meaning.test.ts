import { describe, expect, it } from '@jest/globals';
import { type Agreement, type Expected, agreementWith, meaningOf } from './meaning';
import type { Found, SearchOutcome } from './outcome';

const FULL: SearchOutcome = {
  cases: { planned: 300, run: 300, discarded: 4, undecided: 0 },
  domain: {},
  rungs: { exact: 100, certified: 200 },
  decisions: 600,
  attained: 3,
  labels: [{ name: 'ties', share: 0.3, required: 0.2, met: true }],
  margins: { attained: 3, decades: [[-1, 290]] },
  tightest: undefined,
  counterexample: undefined,
  undecidedBecause: undefined,
  evidence: [{ claim: 'a', cases: 300, attained: 3 }],
  cutShort: false,
};

const RARE = [...FULL.labels, { name: 'K = 1', share: 0, required: 0.01, met: false }];
const FOUND = {} as Found;

describe('the meaning of an outcome', () => {
  it.each<[string, Partial<SearchOutcome>, string, string | undefined]>([
    ['a full search', {}, 'holds', undefined],
    ['a counterexample', { counterexample: FOUND }, 'refuted', undefined],
    [
      'a counterexample, whatever else is short',
      { counterexample: FOUND, cutShort: true, labels: RARE },
      'refuted',
      undefined,
    ],
    ['fewer cases than planned', { cases: { ...FULL.cases, run: 299 } }, 'incomplete', '299 of 300 cases were run'],
    ['a hill climb that was cut short', { cutShort: true }, 'incomplete', 'the search for small margins was cut short'],
    [
      'an undecided case',
      { cases: { ...FULL.cases, undecided: 1 }, undecidedBecause: 'too wide' },
      'undecided',
      'too wide',
    ],
    [
      'an undecided case without a reason',
      { cases: { ...FULL.cases, undecided: 1 } },
      'undecided',
      'a case was undecided',
    ],
    ['a reason without an undecided random case', { undecidedBecause: 'a climb' }, 'undecided', 'a climb'],
    [
      'claims that too few cases decided',
      {
        evidence: [
          { claim: 'b', cases: 0, attained: 0, shortfall: 'no case for claim b' },
          ...FULL.evidence,
          { claim: 'c', cases: 1, attained: 0, shortfall: 'few cases for claim c' },
        ],
      },
      'weak',
      'no case for claim b; few cases for claim c',
    ],
    ['a label that is too rare', { labels: RARE }, 'weak', 'too few cases with: K = 1'],
    [
      'cut short before undecided',
      { cutShort: true, undecidedBecause: 'x' },
      'incomplete',
      'the search for small margins was cut short',
    ],
    ['undecided before weak', { undecidedBecause: 'x', labels: RARE }, 'undecided', 'x'],
  ])('%s', (_what, difference, status, reason) => {
    expect(meaningOf({ ...FULL, ...difference })).toEqual({ status, ...(reason === undefined ? {} : { reason }) });
  });
});

describe('the agreement of a search with theory', () => {
  it.each<[Expected | undefined, Parameters<typeof agreementWith>[1], Agreement]>([
    ['holds', 'holds', 'as expected'],
    ['holds', 'refuted', 'unexpected'],
    ['refuted', 'refuted', 'as expected'],
    ['refuted', 'holds', 'unexpected'],
    ['open', 'holds', 'open'],
    ['open', 'refuted', 'unexpected'],
    [undefined, 'holds', 'nothing expected'],
    [undefined, 'refuted', 'nothing expected'],
    ['holds', 'undecided', 'undecided'],
    ['undecided', 'undecided', 'undecided'],
    [undefined, 'incomplete', 'undecided'],
    ['holds', 'weak', 'undecided'],
    ['refuted', 'incomplete', 'undecided'],
  ])('expected %s, found %s: %s', (expected, status, agreement) => {
    expect(agreementWith(expected, status)).toBe(agreement);
  });
});
