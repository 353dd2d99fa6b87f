/** What a loop sees of a discrete instance at round t. */
import type { Round } from '../../loops';
import type { DiscreteInstance } from './instance';

/** @param reference the law of the real data, made when a loop first asks for it */
export function roundState<L>(
  { K: candidates, lambda, epsilon, samples: sampling }: DiscreteInstance,
  history: Round<L>['history'],
  reference: () => L,
): Round<L> {
  return {
    history,
    get reference() {
      return reference();
    },
    candidates,
    lambda,
    epsilon,
    sampling,
  };
}
