import { describe, expect, it } from '@jest/globals';
import { InputError, Q } from '../../../theory';
import { exactLawOperations } from './laws/exact-law';
import { expectedReward, klLog, logExpectedWeight, logLaw, logSumExp, mixLog, runLog, tiltLog } from './log-space';

const total = (p: Readonly<Float64Array>): number => p.reduce((sum, logMass) => sum + Math.exp(logMass), 0);

describe('laws in log space', () => {
  it('agree with the exact loop with real data over ten rounds', () => {
    const [w, p0, ref] = [
      [1, 2, 5],
      [1, 2, 3],
      [3, 2, 1],
    ].map((v) => v.map((x) => Q.of(x)));
    const normal = (v: readonly Q.Rational[]): Q.Rational[] => v.map((x) => Q.div(x, Q.sum(v)));
    const operations = exactLawOperations(w ?? []);
    let exact: readonly Q.Rational[] = normal(p0 ?? []);
    for (let t = 0; t < 10; t += 1) {
      exact = operations.mix(
        normal(ref ?? []),
        operations.curate(exact, { candidates: Infinity, power: 1 }),
        Q.of(3, 2),
      );
    }
    const r = Float64Array.from([1, 2, 5], Math.log);
    const p = runLog(logLaw([1, 2, 3]), r, 10, { reference: logLaw([3, 2, 1]), lambda: 1.5 });
    exact.forEach((mass, i) => expect(Math.exp(p[i] ?? NaN)).toBeCloseTo(Q.toNumber(mass), 13));
  });

  it('keep relative precision where masses underflow', () => {
    // After t rounds the odds of the worse atom are e^{-t}: 10000 rounds give log-odds of −10000, far below the least double.
    const p = runLog(logLaw([1, 1]), Float64Array.of(0, 1), 10_000);
    expect((p[0] ?? NaN) - (p[1] ?? NaN)).toBeCloseTo(-10_000, 8);
    expect(total(p)).toBeCloseTo(1, 14);
  });

  it('stay normalised and obey the regret bound with 100,000 atoms over 200 rounds', () => {
    const n = 100_000;
    const r = Float64Array.from({ length: n }, (_, i) => 50 * Math.sin(i));
    const best = Math.max(...Array.from({ length: 1000 }, (_, k) => Math.max(...r.subarray(k * 100, k * 100 + 100))));
    const p0 = logLaw(new Array<number>(n).fill(1));
    const p = runLog(p0, r, 200);
    expect(total(p)).toBeCloseTo(1, 12);
    expect(best - expectedReward(p, r)).toBeLessThanOrEqual(Math.log(n) / 200);
    expect(logExpectedWeight(p, r)).toBeLessThanOrEqual(best);
  });

  it('take the tilt step by step to where one long step leads', () => {
    const r = Float64Array.of(-700, 3, 700);
    let p = logLaw([1, 2, 3]);
    for (let t = 0; t < 5; t += 1) p = tiltLog(p, r);
    runLog(logLaw([1, 2, 3]), r, 5).forEach((logMass, i) => expect(p[i]).toBeCloseTo(logMass, 9));
  });

  it('know 0 · log 0 = 0 and the infinite divergence', () => {
    const [p, q] = [logLaw([1, 0]), logLaw([1, 1])];
    expect(klLog(p, q)).toBeCloseTo(Math.log(2), 15);
    expect(klLog(q, p)).toBe(Infinity);
    expect([...mixLog(p, p, 2)]).toEqual([0, -Infinity]);
    expect(logSumExp(Float64Array.of(-Infinity))).toBe(-Infinity);
  });

  it.each([
    ['a negative mass', [1, -1]],
    ['NaN', [NaN]],
    ['an infinite mass', [Infinity]],
    ['no mass at all', [0, 0]],
  ])('refuse %s', (_what, masses) => {
    expect(() => logLaw(masses)).toThrow(InputError);
  });
});
