/** `curate(p)`: the law of the candidate kept among K; `curate(p, K - 1)` sets another number of candidates. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const curate = defineWord({
  name: 'curate',
  gives: 'law',
  takes: ['law', 'candidates?'],
  typeset: (set, law, among) => `${set.law(law)} H^${among ? `{${set.expression(among)}}` : 'K'}_{${set.law(law)}}`,
  evaluate: (at, of, among) => {
    const law = at.law(of);
    if (among === undefined) return at.model.curate(law);
    const candidates = Number(at.integer(among));
    if (candidates < 1) unanswerable(`a choice among ${candidates} candidates`);
    return at.model.curateAmong?.(law, candidates) ?? unanswerable('this model has one number of candidates only');
  },
});
