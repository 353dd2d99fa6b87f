/** A case: an instance of any closed-form model, with the rungs that can evaluate claims about it. */
import type { AnyInterpretation, FilterModel } from '../../theory';
import type { Loop } from '../loops';
import { type CoEvolvingInstance, coEvolvingRungs } from './co-evolving';
import { type CoupledInstance, coupledRungs } from './coupled';
import { type CurvedInstance, curvedRungs } from './curved';
import { type DiscreteInstance, discreteFilter, discreteRungs } from './discrete';
import { type GaussianInstance, gaussianRungs } from './gaussian';
import { type LargeInstance, largeRungs } from './large';
import { type RegressionInstance, regressionRungs } from './regression';

/**
 * The parameters of one run of a loop on a closed-form model: initial law, weights, K, λ, number of rounds.
 * @example
 * const instance: Instance = {
 *   model: 'discrete',
 *   p0: [{ num: 1n, den: 2n }, { num: 1n, den: 2n }],
 *   w: [{ num: 1n, den: 1n }, { num: 2n, den: 1n }],
 *   pRef: [{ num: 1n, den: 2n }, { num: 1n, den: 2n }],
 *   q: [{ num: 1n, den: 2n }, { num: 1n, den: 2n }],
 *   K: 2,
 *   lambda: { num: 1n, den: 2n },
 *   epsilon: { num: 0n, den: 1n },
 *   rounds: 3,
 * };
 */
export type Instance =
  | DiscreteInstance
  | LargeInstance
  | GaussianInstance
  | RegressionInstance
  | CoupledInstance
  | CoEvolvingInstance
  | CurvedInstance;

/**
 * An instance under a loop, with the interpretations in which claims about it are evaluated.
 * @example
 * const verdictOn = (subject: Case, claims: readonly CheckedClaim[]): CaseVerdict => checkCase(subject, claims);
 */
export interface Case {
  readonly instance: Instance;
  readonly loop: Loop;
  /**
   * A filter that decides claims about means and variances before the rungs are needed; undefined if the model has
   * none.
   */
  readonly filter: () => FilterModel | undefined;
  /** The interpretations, cheapest arithmetic first. Each is built when it is first asked for, and kept with all it has computed. */
  readonly rungs: readonly (() => AnyInterpretation)[];
  /** The one of them that can prove most equalities: exact numbers of any affordable length. */
  readonly prover?: (() => AnyInterpretation) | undefined;
}

/**
 * The case of an instance under a loop.
 * @example
 * const onBestOfK = (instance: Instance): Case => caseOf(instance, loopOf('best-of-K'));
 */
export function caseOf(instance: Instance, loop: Loop): Case {
  const filter = (): FilterModel | undefined =>
    instance.model === 'discrete' ? discreteFilter(instance, loop) : undefined;
  const rungs = rungsOf(instance, loop).map(built);
  const isFinite = instance.model === 'discrete' || instance.model === 'large-discrete';
  return { instance, loop, filter, rungs, prover: rungs[isFinite ? rungs.length - 1 : 1] };
}

/** An interpretation that is built once. One that cannot be built is tried again, and throws again. */
function built(build: () => AnyInterpretation): () => AnyInterpretation {
  let interpretation: AnyInterpretation | undefined;
  return () => (interpretation ??= build());
}

function rungsOf(instance: Instance, loop: Loop): Case['rungs'] {
  switch (instance.model) {
    case 'discrete':
      return discreteRungs(instance, loop);
    case 'large-discrete':
      return largeRungs(instance, loop);
    case 'gaussian':
    case 'mixture':
      return gaussianRungs(instance, loop);
    case 'regression':
      return regressionRungs(instance, loop);
    case 'coupled':
      return coupledRungs(instance, loop);
    case 'co-evolving':
      return coEvolvingRungs(instance, loop);
    case 'curved':
      return curvedRungs(instance, loop);
  }
}
