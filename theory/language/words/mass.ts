/** `mass(p, x)`: the mass of an atom. The mass under a law with a name is also written `p[t](x)` or `q(x)`. */
import { defineWord } from '../tree';

export const mass = defineWord({
  name: 'mass',
  gives: 'scalar',
  takes: ['law', 'atom'],
  typeset: (set, law, atom) =>
    law.kind === 'round' || law.word.takes.length === 0
      ? `${set.law(law)}(${atom})`
      : `\\left[${set.law(law)}\\right](${atom})`,
  evaluate: (at, law, atom) => at.model.mass(at.law(law), at.atom(atom)),
});
