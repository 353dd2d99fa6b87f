/**
 * Finds and shrinks a planted violation: Lemma 2.2 with (K−1)/K replaced by 1.
 *
 * The cases have the same shape on both sides, the seed is the number of the round, and each side warms up with one search. Ours
 * must end at n = 2, K = 2 for every seed.
 */
import { type Row, atLeast } from '../row';
import { PeerError, type Answer, numberIn, textIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import { secondsText } from '../quantity-text';
import { type Sampler, alternate, median, ratioOf } from '../statistics';

const CASES = 1000;

function searches(side: Side, witnesses: Set<string>, check: (answer: Answer) => void = () => undefined): Sampler {
  let seed = 0;
  return async () => {
    seed += 1;
    const answer = await side.ask({ op: 'run', property: 'lemma-2.2-planted', cases: CASES, seed });
    check(answer);
    witnesses.add(textIn(answer, 'witness'));
    return numberIn(answer, 'seconds');
  };
}

function mustBeSmallest(answer: Answer): void {
  if (numberIn(answer, 'n') !== 2 || numberIn(answer, 'K') !== 2) {
    throw new PeerError(`our witness ${textIn(answer, 'witness')} is not n = 2, K = 2`);
  }
}

export const planted: Row = {
  id: 'planted',
  title: 'Find and shrink a planted violation',
  measure: ({ sides, rounds }) =>
    withSide(sides.ours('planted'), (our) =>
      withSide(sides.python('hypothesis_numpy'), async (their) => {
        const witnesses = { ours: new Set<string>(), theirs: new Set<string>() };
        const samplers = {
          ours: searches(our, witnesses.ours, mustBeSmallest),
          theirs: searches(their, witnesses.theirs),
        };
        await their.ask({ op: 'tables' });
        await samplers.ours();
        await samplers.theirs();
        const { ours, theirs } = await alternate(4 * rounds.cheap, samplers);
        const line = {
          work: 'lemma-2.2 with (K−1)/K replaced by 1',
          peer: 'Hypothesis + NumPy',
          ours: secondsText(median(ours)),
          theirs: secondsText(median(theirs)),
          ratio: ratioOf(theirs, ours),
          aim: atLeast(100),
        };
        const list = (found: ReadonlySet<string>): string => [...found].map((text) => `\`${text}\``).join(', ');
        return {
          lines: [line],
          notes: [
            `witnesses: ours, as (mass, weight) pairs, ${list(witnesses.ours)}, the peer's ${list(witnesses.theirs)}.`,
          ],
        };
      }),
    ),
};
