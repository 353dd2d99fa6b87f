/**
 * The properties of the benchmark, as a user of the suite runs them: fast-check draws the cases, and the checker decides them on
 * certified enclosures, then exactly if needed. The cases have the peer's shape: n in 2..8, masses and weights in 1..1000, K in 2..6.
 * Imports name files rather than folders, because the process row measures the modules that a property needs to load.
 */
import * as fc from 'fast-check';
import { caseOf } from '../models/closed-form';
import type { DiscreteInstance } from '../models/closed-form/discrete';
import { curatedLoop } from '../models/loops';
import { type CheckedClaim, checkCase } from '../properties/checker';
import { genome, range } from '../properties/generators';
import * as Q from '../theory/arithmetic/rational';
import { parseClaim } from '../theory/language';

export interface BenchProperty {
  readonly name: string;
  readonly genotypes: fc.Arbitrary<Int32Array>;
  readonly holds: (genes: Int32Array) => boolean;
  /** The case that a genotype encodes. */
  readonly decode: (genes: Int32Array) => DiscreteInstance;
  readonly run: (cases: number, seed: number) => void;
}

export const TRUE_LEMMA = 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max';
/** The lemma with (K − 1)/K replaced by 1: false at finite K. */
export const FALSE_LEMMA = 'E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/w_max';

const SHAPE = {
  atom: { mass: range(1, 1000), weight: range(1, 1000) },
  atoms: { min: 2, max: 8 },
};
const withK = genome({ ...SHAPE, head: { K: range(2, 6) } });
const withoutK = genome({ ...SHAPE, head: {} });

export function checkedClaim(source: string): CheckedClaim {
  return { spec: { id: 'a', says: '', claim: source }, claim: parseClaim(source), when: undefined, requires: [] };
}

/** One round of the fully synthetic loop from integer masses and weights. */
export function instanceOf(masses: readonly number[], weights: readonly number[], K: number): DiscreteInstance {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const p0 = masses.map((mass) => Q.of(mass, total));
  const w = weights.map((weight) => Q.of(weight));
  return { model: 'discrete', p0, w, pRef: p0, q: p0, K, lambda: 'infinity', epsilon: Q.zero, rounds: 1 };
}

function property(name: string, source: string, candidates: 'finite' | 'infinite'): BenchProperty {
  const claims = [checkedClaim(source)];
  const genotypes = candidates === 'finite' ? withK : withoutK;
  const decode = (genes: Int32Array): DiscreteInstance => {
    const atoms = Array.from({ length: genotypes.atoms(genes) }, (_, i) => i);
    return instanceOf(
      atoms.map((i) => genotypes.atom(genes, i, 'mass')),
      atoms.map((i) => genotypes.atom(genes, i, 'weight')),
      candidates === 'finite' ? withK.read(genes, 'K') : Infinity,
    );
  };
  const holds = (genes: Int32Array): boolean =>
    checkCase(caseOf(decode(genes), curatedLoop), claims).status === 'holds';
  return {
    name,
    genotypes,
    holds,
    decode,
    run: (cases, seed) => fc.assert(fc.property(genotypes, holds), { numRuns: cases, seed }),
  };
}

/** True statements. */
export const PROPERTIES: readonly BenchProperty[] = [
  property('monotone-infinite-K', 'E(p[t + 1], w) >= E(p[t], w)', 'infinite'),
  property('lemma-2.2-finite-K', TRUE_LEMMA, 'finite'),
];

/** A false statement. */
export const PLANTED = property('lemma-2.2-planted', FALSE_LEMMA, 'finite');

export function propertyOf(name: string): BenchProperty {
  const found = PROPERTIES.find((candidate) => candidate.name === name);
  if (found === undefined)
    throw new Error(`no property ${JSON.stringify(name)} among ${PROPERTIES.map((p) => p.name).join(', ')}`);
  return found;
}
