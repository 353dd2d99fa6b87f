/** `curate(p)`: the law of the candidate kept among K; `curate(p, K - 1)` sets another number of candidates. */
import { unanswerable } from '../../errors';
import type { Interpretation } from '../interpretation';
import { defineWord } from '../tree';

export const curate = defineWord({
  name: 'curate',
  gives: 'law',
  takes: ['law', 'candidates?'],
  typeset: (set, law, among) => `${set.law(law)} H^${among ? `{${set.expression(among)}}` : 'K'}_{${set.law(law)}}`,
  evaluate: (at, of, among) => keptLaw(at.model, of(at), among && among(at)),
});

/** The law of the candidate that the loop of a model keeps. @param among their number @defaultValue K */
export function keptLaw<T, L, O, V>(model: Interpretation<T, L, O, V>, law: L, among: bigint | undefined): L {
  if (among === undefined) return model.curate(law);
  if (among < 1n) unanswerable(`a choice among ${among} candidates`);
  return model.curateAmong?.(law, Number(among)) ?? unanswerable('this model has one number of candidates only');
}
