import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Q } from '../../theory';
import { ofDouble } from '../../theory/arithmetic/reference.testing';
import { LARGEST_LOSS, Wagers } from './bets';
import { Capital, type Side } from './capital';

const samples = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const sides = fc.constantFrom<Side>('above', 'below');

function wagersOn(values: Iterable<number>, logThreshold: number, planned: number): Wagers {
  const wagers = new Wagers(logThreshold, planned);
  for (const x of values) wagers.add(x);
  return wagers;
}

const smaller = (a: Q.Rational, b: Q.Rational): Q.Rational => (Q.compare(a, b) <= 0 ? a : b);

/** The largest capital so far for the given bets, in exact arithmetic. */
function exactPeak(side: Side, m: Q.Rational, { count, values, bets }: Wagers): Q.Rational {
  let [capital, peak] = [Q.one, Q.one];
  const room = side === 'above' ? m : Q.sub(Q.one, m);
  for (let i = 0; i < count; i += 1) {
    const bet = smaller(ofDouble(bets[i] ?? NaN), Q.div(ofDouble(LARGEST_LOSS), room));
    const gain = Q.mul(bet, Q.sub(ofDouble(values[i] ?? NaN), m));
    capital = Q.mul(capital, side === 'above' ? Q.add(Q.one, gain) : Q.sub(Q.one, gain));
    if (Q.compare(capital, peak) > 0) peak = capital;
  }
  return peak;
}

describe('capital', () => {
  it('refutes only if it has reached the threshold in exact arithmetic', () => {
    fc.assert(
      fc.property(samples, inside, sides, (values, m, side) => {
        const wagers = wagersOn(values, 1, 5);
        const peak = exactPeak(side, ofDouble(m), wagers);
        // Thresholds so near the peak that rounding decides; then nothing may be refuted.
        for (const nudge of [1 - 1e-10, 1 - 2 ** -53, 1, 1 + 2 ** -52]) {
          const threshold = Q.toNumber(peak) * nudge;
          if (!(threshold > 1)) continue;
          const refuted = new Capital(side, m, threshold, wagers).refutes();
          if (refuted) expect(Q.compare(peak, ofDouble(threshold))).toBeGreaterThanOrEqual(0);
          if (nudge === 1 - 1e-10) expect(refuted).toBe(true);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('falls as the mean moves to the side of the bet, so that the refuted means are one side of a point', () => {
    fc.assert(
      fc.property(samples, inside, inside, sides, (values, a, b, side) => {
        const wagers = wagersOn(values, 3, 0);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const order = Q.compare(exactPeak(side, ofDouble(low), wagers), exactPeak(side, ofDouble(high), wagers));
        expect(side === 'above' ? order : -order).toBeGreaterThanOrEqual(0);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('neither underflows nor forgets in a losing run of any length', () => {
    // 2,000 losses take the capital to e⁻⁹⁰⁶, which is below all doubles; 37,000 wins bring it back to the threshold.
    const [losses, wins, m, threshold] = [2000, 40_000, 0.5, 100];
    const wagers = new Wagers(Math.log(threshold), 40_000);
    const capital = new Capital('above', m, threshold, wagers);
    let [logCapital, smallest, expected, found] = [0, 0, NaN, NaN];
    for (let i = 0; i < losses + wins && Number.isNaN(found); i += 1) {
      wagers.add(i < losses ? 0 : 1);
      const bet = Math.min(wagers.bets[i] ?? NaN, LARGEST_LOSS / m);
      logCapital += Math.log1p(bet * ((wagers.values[i] ?? NaN) - m));
      smallest = Math.min(smallest, logCapital);
      if (Number.isNaN(expected) && logCapital >= Math.log(threshold)) expected = i;
      if (capital.refutes()) found = i;
    }
    expect(smallest).toBeLessThan(-900);
    expect(expected).toBeGreaterThan(losses);
    expect(found).toBe(expected);
  });

  it('never refutes at the far end, and does not need a bet to be finite at the near one', () => {
    const wagers = wagersOn(Array<number>(1000).fill(1), 3, 1000);
    expect(new Capital('above', 1, 40, wagers).refutes()).toBe(false);
    expect(new Capital('above', 0, 40, wagers).refutes()).toBe(true);
    expect(new Capital('below', 0, 40, wagers).refutes()).toBe(false);
  });
});
