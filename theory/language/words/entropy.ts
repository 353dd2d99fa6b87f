/** `entropy(p)`: the Shannon entropy `−Σ p log p`, in nats, with 0 log 0 = 0. */
import { supportOf } from '../distribution';
import { defineWord } from '../tree';

export const entropy = defineWord({
  name: 'entropy',
  gives: 'scalar',
  takes: ['law'],
  typeset: (set, law) => `\\mathcal{H}\\left(${set.law(law)}\\right)`,
  evaluate: (at, law) => {
    const { arithmetic: A } = at.model;
    return A.neg(A.sum(supportOf(at.model, law(at)).map(({ mass }) => A.mul(mass, A.log(mass)))));
  },
});
