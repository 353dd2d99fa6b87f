/**
 * The two properties of the benchmark, as a user of the suite runs them: fast-check draws the cases, the checker decides them
 * on certified enclosures (with the exact rung behind them), the same shapes as the peer's: n 2..8, masses and weights
 * 1..1000, K 2..6.
 */
import * as fc from 'fast-check';
import { type DiscreteInstance, caseOf, curatedLoop } from '../models';
import { type CheckedClaim, checkCase } from '../properties';
import { Q, parseClaim } from '../theory';

export interface BenchProperty {
  readonly name: string;
  readonly run: (cases: number, seed: number) => void;
}

const atoms = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), {
  minLength: 2,
  maxLength: 8,
  size: 'max',
});

function claim(source: string): CheckedClaim {
  return { spec: { id: 'a', says: '', claim: source }, claim: parseClaim(source), when: undefined, requires: [] };
}

function instanceOf(drawn: readonly (readonly [number, number])[], K: number): DiscreteInstance {
  const total = drawn.reduce((sum, [mass]) => sum + mass, 0);
  const p0 = drawn.map(([mass]) => Q.of(mass, total));
  const w = drawn.map(([, weight]) => Q.of(weight));
  return { model: 'discrete', p0, w, pRef: p0, q: p0, K, lambda: 'infinity', epsilon: Q.zero, rounds: 1 };
}

function property(name: string, source: string, K: fc.Arbitrary<number>): BenchProperty {
  const claims = [claim(source)];
  const holds = (drawn: readonly (readonly [number, number])[], k: number): boolean =>
    checkCase(caseOf(instanceOf(drawn, k), curatedLoop), claims).status === 'holds';
  return {
    name,
    run: (cases, seed) => fc.assert(fc.property(atoms, K, holds), { numRuns: cases, seed }),
  };
}

export const PROPERTIES: readonly BenchProperty[] = [
  property('monotone-infinite-K', 'E(p[t + 1], w) >= E(p[t], w)', fc.constant(Infinity)),
  property(
    'lemma-2.2-finite-K',
    'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
    fc.integer({ min: 2, max: 6 }),
  ),
];
