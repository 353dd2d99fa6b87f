import { describe, expect, it } from '@jest/globals';
import { isContradiction } from '../../theory';
import type { CaseVerdict, Finding } from './verdict';
import { agreedVerdict } from './ladder-agreement';

const finding: Finding = {
  claim: 'a',
  t: 0,
  atoms: {},
  left: { lo: 0, hi: 0 },
  right: { lo: 1, hi: 1 },
  rung: 'exact',
  margin: -1,
};
const holds: CaseVerdict = {
  status: 'holds',
  rung: 'exact',
  decisions: 1,
  attained: 0,
  tightest: finding,
  byClaim: new Map(),
};
const refuted: CaseVerdict = { status: 'refuted', finding };
const undecided: CaseVerdict = { status: 'undecided', claim: 'a', reason: 'too wide' };

describe('the rungs of the ladder', () => {
  it.each([
    ['holds', 'refuted', holds, refuted],
    ['refuted', 'holds', refuted, holds],
  ])('may not say %s and then %s: the case is undecided, with what to send', (_first, _second, first, sharper) => {
    const verdict = agreedVerdict(first, sharper, { w: ['1', '2'] });
    if (verdict.status !== 'undecided') throw new Error(verdict.status);
    expect(isContradiction(verdict.reason)).toBe(true);
    expect(verdict.reason).toContain('please send this input');
    expect(verdict.reason).toContain('"w":["1","2"]');
  });

  it('give the sharper finding where they agree, and the first where the sharper one cannot tell', () => {
    const sharper: CaseVerdict = { status: 'refuted', finding: { ...finding, margin: -0.5 } };
    expect(agreedVerdict(refuted, sharper, {})).toBe(sharper);
    expect(agreedVerdict(refuted, undecided, {})).toBe(refuted);
    expect(agreedVerdict(holds, undecided, {})).toBe(holds);
  });
});
