/**
 * `lyapunov(p)`: the form `V(e) = eᵀPe` with `P − AᵀPA = I`, e the difference of the mean of one of two coupled models from its limit. Where the loop converges it is
 * the sum of all later squared distances, every second round.
 */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const lyapunov = defineWord({
  name: 'lyapunov',
  gives: 'scalar',
  takes: ['law'],
  typeset: (set, law) => `V\\left(${set.law(law)}\\right)`,
  evaluate: (at, law) => at.model.lyapunov?.(law(at)) ?? unanswerable('this model has no Lyapunov form'),
});
