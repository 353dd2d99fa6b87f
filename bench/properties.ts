/**
 * The properties of the benchmark, as a user of the suite runs them: fast-check draws cases from the shipped generator, and the shipped checker
 * decides them on certified enclosures, then exactly if needed. The cases are one round on a discrete space, K in 2..6 or K = ∞; the peer draws
 * from the same ranges (`peers/exact_cells.py`). Imports name files rather than folders, because the process row measures the modules that a
 * property needs to load.
 */
import * as fc from 'fast-check';
import { type Instance, caseOf } from '../models/closed-form';
import type { DiscreteInstance } from '../models/closed-form/discrete';
import { curatedLoop } from '../models/loops';
import { type CheckedClaim, checkCase } from '../properties/checker';
import { generatorOf } from '../properties/generators';
import * as Q from '../theory/arithmetic/rational';
import { parseClaim } from '../theory/language';
import { type SearchDomain, searchDomain } from '../theory/statements/statement';

export interface BenchProperty {
  readonly name: string;
  readonly domain: SearchDomain;
  readonly claims: readonly CheckedClaim[];
  readonly run: (cases: number, seed: number) => void;
}

export const TRUE_LEMMA = 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max';
/** The lemma with (K − 1)/K replaced by 1: false at finite K. */
export const FALSE_LEMMA = 'E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/w_max';

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

/** One round with so many candidates, on any start with mass on every atom. */
const oneRound = (candidates: SearchDomain['candidates']): SearchDomain =>
  searchDomain({ domain: { candidates }, budget: { rounds: 1 } });
const FINITE = oneRound({ min: 2, max: 6, infinite: 'never' });
const INFINITE = oneRound({ min: 2, max: 2, infinite: 'always' });

function property(name: string, source: string, domain: SearchDomain): BenchProperty {
  const claims = [checkedClaim(source)];
  const generator = generatorOf('discrete');
  const holds = (instance: Instance): boolean => checkCase(caseOf(instance, curatedLoop), claims).status === 'holds';
  const tested = fc.property(generator.genotypes(domain), (genes) => holds(generator.decode(genes, domain)));
  return {
    name,
    domain,
    claims,
    run: (cases, seed) => fc.assert(tested, { numRuns: cases, seed }),
  };
}

/** True statements. */
export const PROPERTIES: readonly BenchProperty[] = [
  property('monotone-infinite-K', 'E(p[t + 1], w) >= E(p[t], w)', INFINITE),
  property('lemma-2.2-finite-K', TRUE_LEMMA, FINITE),
];

/** A false statement. */
export const PLANTED = property('lemma-2.2-planted', FALSE_LEMMA, FINITE);

export function propertyOf(name: string): BenchProperty {
  const found = PROPERTIES.find((candidate) => candidate.name === name);
  if (found === undefined)
    throw new Error(`no property ${JSON.stringify(name)} among ${PROPERTIES.map((p) => p.name).join(', ')}`);
  return found;
}
