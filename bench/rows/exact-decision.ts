/**
 * Exact decisions of Lemma 2.2 on a list of prepared instances, n and K in 2..5, against pure Python integers.
 *
 * Both sides decide the same list, for the lemma and for the false lemma, and must agree on every instance. The peer has two
 * methods (`peers/exact_integers.py`), and the first runs on int or on gmpy2, whichever is faster here.
 */
import { instancesInput } from '../inputs';
import { type Row, atLeast } from '../row';
import { PeerError, numberIn, textIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import { secondsText } from '../quantity-text';
import { type Sampler, alternate, median, ratioOf } from '../statistics';

const INSTANCES = 2000;

async function mustAgree(our: Side, their: Side, methods: readonly string[]): Promise<string> {
  let refuted = 0;
  let exact = 0;
  for (const constant of ['lemma', 'planted']) {
    const mine = await our.ask({ op: 'verdicts', constant });
    const verdicts = textIn(mine, 'verdicts');
    for (const method of methods) {
      const other = textIn(await their.ask({ op: 'verdicts', method, constant }), 'verdicts');
      const differs = Array.from(verdicts).findIndex((letter, i) => letter !== other[i]);
      if (differs >= 0) throw new PeerError(`the sides disagree on instance ${differs} of ${constant} (${method})`);
    }
    refuted += Array.from(verdicts).filter((letter) => letter === 'r').length;
    if (constant === 'lemma') exact = numberIn(mine, 'exact');
  }
  return (
    `the sides agree on all ${INSTANCES} instances, and on the false lemma, which ${refuted} of them refute; ` +
    `${exact} of the lemma's needed our exact rung, the rest were settled by certified doubles.`
  );
}

function decisions(side: Side, seconds: number, method?: string): Sampler {
  return async () => numberIn(await side.ask({ op: 'sample', seconds, ...(method && { method }) }), 'seconds');
}

export const exactDecision: Row = {
  id: 'exact-decision',
  title: 'Exact decision of Lemma 2.2',
  measure: ({ sides, rounds, sampleSeconds }) =>
    withSide(sides.ours('exact-decision'), (our) =>
      withSide(sides.python('exact_integers'), async (their) => {
        const path = instancesInput(INSTANCES);
        await our.ask({ op: 'load', path });
        await their.ask({ op: 'load', path });
        const grouped = textIn(await their.ask({ op: 'fastest' }), 'method');
        const agreement = await mustAgree(our, their, [grouped, 'truncated']);
        const samplers = {
          ours: decisions(our, sampleSeconds),
          grouped: decisions(their, sampleSeconds, grouped),
          truncated: decisions(their, sampleSeconds, 'truncated'),
        };
        await samplers.ours();
        const { ours, ...theirs } = await alternate(rounds.cheap, samplers);
        const part = async (equalities: boolean): Promise<string> =>
          secondsText(numberIn(await our.ask({ op: 'sample', seconds: sampleSeconds, equalities }), 'seconds'));
        const line = (peer: string, samples: readonly number[]) => ({
          work: 'one decision, n and K in 2..5',
          peer,
          ours: secondsText(median(ours)),
          theirs: secondsText(median(samples)),
          ratio: ratioOf(samples, ours),
          aim: atLeast(5),
        });
        const split = `ours takes ${await part(false)} where doubles can decide and ${await part(true)} on an equality.`;
        return {
          lines: [
            line('pure Python, one denominator per group', theirs.grouped),
            line('pure Python, integer quotients first', theirs.truncated),
          ],
          notes: [
            agreement,
            split,
            `one denominator per group is fastest with ${grouped === 'grouped' ? 'int' : 'gmpy2'}.`,
          ],
        };
      }),
    ),
};
