/** Claims with logarithms that are proved on two atoms, and controls that must be refuted. */
import { describe, expect, it } from '@jest/globals';
import { statementOf } from '../../theory';
import { type ProofClaim, claimOf } from '../proofs';
import { type BoxAttempt, type BoxEffort, attemptBoxes, hullOf } from '.';

const effort: BoxEffort = { ratio: 100, lambda: 10, rounds: 1, boxes: 50_000 };

const registered = (id: string, claim: string, candidates: number, change: Partial<BoxEffort> = {}): BoxAttempt =>
  attemptBoxes(statementOf(id), claimOf(statementOf(id), claim), { candidates, atoms: 2 }, { ...effort, ...change });

/** Another text in place of a claim. */
const instead = (id: string, text: string, candidates: number, change: Partial<BoxEffort> = {}): BoxAttempt => {
  const claim: ProofClaim = { ...claimOf(statementOf(id), 'a'), text };
  return attemptBoxes(statementOf(id), claim, { candidates, atoms: 2 }, { ...effort, ...change });
};

const casesOf = (result: BoxAttempt) => (result.outcome === 'unsupported' ? [] : result.cases);

describe('claims with logarithms', () => {
  it.each([
    ['step-cost', 'a', 2, 100],
    ['step-cost', 'a', 3, 100],
    ['theorem-2.4', 'a', 2, 100],
    ['theorem-2.4', 'a', 3, 100],
    ['monotone-in-K', 'c', 2, 100],
    ['lemma-2.1', 'a', 2, 1.01],
    ['lemma-2.1-rate', 'a', 2, 1.5],
  ])('%s %s is proved for K = %d and ratios up to %d', (id, claim, candidates, ratio) => {
    const result = registered(id, claim, candidates, { ratio });
    expect(result).toMatchObject({ outcome: 'proved' });
    for (const { left, boxes, variables } of casesOf(result)) {
      expect(left).toEqual([]);
      expect(boxes).toBeGreaterThan(0);
      expect(variables[1]).toMatchObject({ name: 'w', lo: 1, hi: ratio });
    }
  });

  it('knows on which edges both sides are equal, and to which order', () => {
    const [{ edges } = { edges: [] }] = casesOf(registered('lemma-2.1', 'a', 3, { boxes: 1 }));
    expect(edges).toEqual([
      { variable: 0, at: 0, order: 1 },
      { variable: 0, at: 1, order: 1 },
      { variable: 1, at: 1, order: 2 },
    ]);
    const [rate] = casesOf(registered('lemma-2.1-rate', 'a', 3, { boxes: 1 }));
    expect(rate?.edges).toEqual([{ variable: 1, at: 1, order: 2 }]);
  });

  it('names what is left when the boxes are spent', () => {
    const result = registered('lemma-2.1-rate', 'a', 2, { boxes: 1000 });
    expect(result).toMatchObject({ outcome: 'partly' });
    const [{ left } = { left: [] }] = casesOf(result);
    expect(left.length).toBeGreaterThan(0);
    expect(hullOf(left)[1]?.hi).toBeLessThan(2);
  });
});

describe('controls', () => {
  // Near w = 1 the left side is p(1 − p)(w − 1)²/(2K²) to the second order, so the constant 2 may be √8 = 2.828… and no more.
  it('tells a constant that is too sharp from one that is not', () => {
    const bound = (c: string) => `KL(tilt(p[t]), curate(p[t])) <= ((w_max/w_min - 1)/(${c}*K))^2`;
    expect(instead('lemma-2.1-rate', bound('2.2'), 2, { ratio: 1.5 })).toMatchObject({ outcome: 'proved' });
    expect(instead('lemma-2.1-rate', bound('2.9'), 2, { ratio: 1.5 })).toMatchObject({ outcome: 'refuted' });
  });

  // The largest quotient of the sides is 0.6739 on a fine grid, at p = 0.599 and w = 100.
  it('proves a constant just above the least', () => {
    const text = 'KL(curate(p[t]), p[t]) <= 0.69*(log(K) - (1 - 1/K))';
    expect(instead('step-cost', text, 2)).toMatchObject({ outcome: 'proved' });
  });

  it.each([
    ['step-cost', 'KL(curate(p[t]), p[t]) <= 0.66*(log(K) - (1 - 1/K))', 2],
    ['monotone-in-K', 'KL(curate(p[t]), p[t]) <= KL(curate(p[t], K - 1), p[t])', 3],
    ['lemma-2.1', 'KL(tilt(p[t]), curate(p[t])) <= log(1 + Var(p[t], w)/(5*K*E(p[t], w)^2))', 2],
    ['theorem-2.4', 'KL(p[t], p_ref) <= -log(1 - lambda*(K - 1))/100', 2],
  ])('refutes a false variant of %s: %s', (id, text, candidates) => {
    const result = instead(id, text, candidates);
    expect(result).toMatchObject({ outcome: 'refuted' });
    const point = casesOf(result).at(-1)?.counterexample;
    expect(point?.left.lo).toBeGreaterThan(point?.right.hi ?? Infinity);
  });

  it('is not about other settings', () => {
    expect(registered('monotone-in-K', 'b', 2)).toMatchObject({ outcome: 'unsupported' });
    expect(registered('lemma-2.1', 'a', Infinity)).toMatchObject({ outcome: 'unsupported' });
    expect(instead('lemma-2.1', 'TV(tilt(p[t]), curate(p[t])) <= 1', 2)).toMatchObject({ outcome: 'unsupported' });
  });
});
