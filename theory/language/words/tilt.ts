/** `tilt(p)`: the exponential tilt p w/𝔼_p[w], which is curation at K = ∞. */
import { defineWord } from '../tree';

export const tilt = defineWord({
  name: 'tilt',
  gives: 'law',
  takes: ['law'],
  typeset: (set, law) => `${set.law(law)} H^\\infty_{${set.law(law)}}`,
  evaluate: (at, law) => at.model.tilt(law(at)),
});
