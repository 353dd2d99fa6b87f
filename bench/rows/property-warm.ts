/** 20,000 cases of a property in long-lived processes, so that compilation does not count. */
import { PROPERTIES } from '../properties';
import { type Row, atLeast } from '../row';
import { numberIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import { rateText } from '../quantity-text';
import { type Sampler, alternate, median, ratioOf } from '../statistics';

const CASES = 20_000;

function runs(side: Side, property: string): Sampler {
  let seed = 0;
  return async () => {
    seed += 1;
    return numberIn(await side.ask({ op: 'run', property, cases: CASES, seed }), 'seconds');
  };
}

export const propertyWarm: Row = {
  id: 'property-warm',
  title: 'A property, 20,000 cases in a warm process',
  measure: async ({ sides, rounds }) => {
    const lines = [];
    for (const { name } of PROPERTIES) {
      const line = await withSide(sides.ours('property'), (our) =>
        withSide(sides.python('hypothesis_numpy'), async (their) => {
          await our.ask({ op: 'run', property: name, cases: CASES, seed: 0 });
          await their.ask({ op: 'tables' });
          await their.ask({ op: 'run', property: name, cases: 1000, seed: 0 });
          const { ours, theirs } = await alternate(rounds.dear, {
            ours: runs(our, name),
            theirs: runs(their, name),
          });
          return {
            work: `${name}, 20,000 cases`,
            peer: 'Hypothesis + NumPy',
            ours: rateText(CASES / median(ours), 'cases'),
            theirs: rateText(CASES / median(theirs), 'cases'),
            ratio: ratioOf(theirs, ours),
            aim: atLeast(400),
          };
        }),
      );
      lines.push(line);
    }
    return { lines, notes: [] };
  },
};
