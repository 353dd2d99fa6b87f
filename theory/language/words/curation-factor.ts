/** `H(p, x)`: the curation factor H^K_p(x), by which one round of curation multiplies the mass of an atom. */
import { defineWord } from '../tree';

export const curationFactor = defineWord({
  name: 'H',
  gives: 'scalar',
  takes: ['law', 'atom'],
  typeset: (set, law, atom) => `H^K_{${set.law(law)}}(${atom})`,
  evaluate: (at, law, atom) => at.model.curationFactor(law(at), at.atom(atom)),
});
