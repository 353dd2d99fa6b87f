/** `mass(p)`: the mass of the drawn atom, as a function of it: `E(p[t], log(mass(p[t])))` is `Σ p_t log p_t`. */
import { unanswerable } from '../../errors';
import { defineWord, isSymbolOf } from '../tree';

export const drawnMass = defineWord({
  name: 'mass',
  gives: 'observable',
  takes: ['law'],
  typeset: (set, law) => (isSymbolOf(law) ? set.law(law) : `\\left[${set.law(law)}\\right]`),
  evaluate: (at, law) => at.model.masses?.(law(at)) ?? unanswerable('this model has no atoms, so no masses'),
});
