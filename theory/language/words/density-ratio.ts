/** `ratio(p, q)`: the density ratio p/q, a function of the atom. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const densityRatio = defineWord({
  name: 'ratio',
  gives: 'observable',
  takes: ['law', 'law'],
  fraction: true,
  typeset: (set, left, right) => `\\frac{${set.law(left)}}{${set.law(right)}}`,
  evaluate: (at, left, right) =>
    at.model.densityRatio?.(left(at), right(at)) ?? unanswerable('this model has no density ratios'),
});
