/** A case: an instance of any closed-form model, with the rungs on which questions about it can be answered. */
import type { AnyInterpretation, FilterModel } from '../../theory';
import type { Loop } from '../loops';
import { type DiscreteInstance, discreteFilter, discreteRungs } from './discrete';
import { type GaussianInstance, gaussianRungs } from './gaussian';
import { type LargeInstance, largeRungs } from './large';
import { type RegressionInstance, regressionRungs } from './regression';

export type Instance = DiscreteInstance | LargeInstance | GaussianInstance | RegressionInstance;

export interface Case {
  readonly instance: Instance;
  readonly loop: Loop;
  /** Decides claims about means and variances before the rungs are asked; gives undefined where there is none. */
  readonly filter: () => FilterModel | undefined;
  /** Interpretations, cheapest arithmetic first. */
  readonly rungs: readonly (() => AnyInterpretation)[];
}

/** The case of an instance under a loop. */
export function caseOf(instance: Instance, loop: Loop): Case {
  const filter = (): FilterModel | undefined =>
    instance.model === 'discrete' ? discreteFilter(instance, loop) : undefined;
  return { instance, loop, filter, rungs: rungsOf(instance, loop) };
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
  }
}
