/** `tilt(p)`: the law curated from infinitely many candidates, p w/𝔼_p[w]. */
import { defineWord } from '../tree';

export const tilt = defineWord({
  name: 'tilt',
  gives: 'law',
  takes: ['law'],
  typeset: (set, law) => `${set.law(law)} H^\\infty_{${set.law(law)}}`,
  evaluate: (at, law) => at.model.tilt(at.law(law)),
});
