/** `preference_distance(p, q)`: the distance `Σ_k |u_k − v_k|` of the preferences u and v that go with two laws. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const preferenceDistance = defineWord({
  name: 'preference_distance',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, p, q) => `\\left\\|v_{${set.law(p)}} - v_{${set.law(q)}}\\right\\|`,
  evaluate: (at, p, q) =>
    at.model.preferenceDistance?.(p(at), q(at)) ?? unanswerable('this model has no preference that moves'),
});
