/** `hellinger(p, q)`: the Hellinger distance `√(1 − Σ √(p q))`, from 0 to 1. */
import { hellinger as distance, supportOf } from '../distribution';
import { defineWord } from '../tree';

export const hellinger = defineWord({
  name: 'hellinger',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, left, right) => `d_{\\mathrm{H}}\\left(${set.law(left)},\\, ${set.law(right)}\\right)`,
  evaluate: (at, left, right) =>
    distance(at.model.arithmetic, [supportOf(at.model, left(at)), supportOf(at.model, right(at))]),
});
