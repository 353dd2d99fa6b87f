/** `support_size(p)`: the number of atoms to which a law gives mass. */
import { Q } from '../../arithmetic';
import { supportOf } from '../distribution';
import { defineWord } from '../tree';

export const supportSize = defineWord({
  name: 'support_size',
  gives: 'scalar',
  takes: ['law'],
  typeset: (set, law) => `\\left|\\mathrm{supp}\\, ${set.law(law)}\\right|`,
  evaluate: (at, law) => at.model.arithmetic.fromRational(Q.of(supportOf(at.model, law(at)).length)),
});
