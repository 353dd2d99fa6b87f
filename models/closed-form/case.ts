/** A case: an instance of any closed-form model, with the rungs that can evaluate claims about it. */
import type { AnyInterpretation, FilterModel, FilterQuestion } from '../../theory';
import type { Loop } from '../loops';
import { type CoEvolvingInstance, coEvolvingRungs } from './co-evolving';
import { type CoupledInstance, coupledRungs } from './coupled';
import { type CurvedInstance, curvedRungs } from './curved';
import { DISCRETE_FILTER_QUESTIONS, type DiscreteInstance, discreteFilter, discreteRungs } from './discrete';
import { GAUSSIAN_FILTER_QUESTIONS, type GaussianInstance, gaussianParts } from './gaussian';
import { type LargeInstance, largeRungs } from './large';
import { settingsRung } from './shared';
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
  /** A filter that decides claims in doubles before the rungs are needed; undefined if the case has none. */
  readonly filter: () => FilterModel | undefined;
  /** What the filter may be asked. */
  readonly filterQuestions: readonly FilterQuestion[];
  /** What the settings of the loop answer by themselves, for conditions about nothing else. */
  readonly settings?: (() => AnyInterpretation) | undefined;
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
  const { rungs: unbuilt, filter, filterQuestions, settings } = partsOf(instance, loop);
  const rungs = unbuilt.map(built);
  const isFinite = instance.model === 'discrete' || instance.model === 'large-discrete';
  return { instance, loop, filter, filterQuestions, settings, rungs, prover: rungs[isFinite ? rungs.length - 1 : 1] };
}

/** An interpretation that is built once. One that cannot be built is tried again, and throws again. */
function built(build: () => AnyInterpretation): () => AnyInterpretation {
  let interpretation: AnyInterpretation | undefined;
  return () => (interpretation ??= build());
}

type CaseParts = Pick<Case, 'rungs' | 'filter' | 'filterQuestions' | 'settings'>;

function gaussianCaseParts(instance: GaussianInstance, loop: Loop): CaseParts {
  const { rungs, filter } = gaussianParts(instance, loop);
  return { rungs, filter, filterQuestions: GAUSSIAN_FILTER_QUESTIONS, settings: () => settingsRung(instance) };
}

/** The parts of a case without a filter. */
const unfiltered = (rungs: Case['rungs']): CaseParts => ({ rungs, filter: () => undefined, filterQuestions: [] });

function partsOf(instance: Instance, loop: Loop): CaseParts {
  switch (instance.model) {
    case 'discrete':
      return {
        rungs: discreteRungs(instance, loop),
        filter: () => discreteFilter(instance, loop),
        filterQuestions: DISCRETE_FILTER_QUESTIONS,
      };
    case 'large-discrete':
      return unfiltered(largeRungs(instance, loop));
    case 'gaussian':
    case 'mixture':
      return gaussianCaseParts(instance, loop);
    case 'regression':
      return unfiltered(regressionRungs(instance, loop));
    case 'coupled':
      return unfiltered(coupledRungs(instance, loop));
    case 'co-evolving':
      return unfiltered(coEvolvingRungs(instance, loop));
    case 'curved':
      return unfiltered(curvedRungs(instance, loop));
  }
}
