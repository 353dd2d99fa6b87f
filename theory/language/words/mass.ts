/** `mass(p, x)`: the mass of an atom. For a round and a named law, `p[t](x)` and `q(x)` mean the same. */
import { defineWord, isSymbolOf } from '../tree';

export const mass = defineWord({
  name: 'mass',
  gives: 'scalar',
  takes: ['law', 'atom'],
  typeset: (set, law, atom) =>
    isSymbolOf(law) ? `${set.law(law)}(${atom})` : `\\left[${set.law(law)}\\right](${atom})`,
  evaluate: (at, law, atom) => at.model.mass(law(at), at.atom(atom)),
});
