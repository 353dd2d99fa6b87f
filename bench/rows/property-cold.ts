/**
 * 1,000 cases of a property in a fresh process, without loading, after one run of 1,000 other cases on either side.
 *
 * Our code is still being compiled during the timed run. The notes give the cost of the very first run.
 */
import { PROPERTIES } from '../properties';
import { type Row, atLeast } from '../row';
import { numberIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import { rateText, secondsText } from '../quantity-text';
import { type Sampler, alternate, median, ratioOf } from '../statistics';

const CASES = 1000;

/** A sampler of fresh processes; it appends the seconds of each process's first run to `first`. */
function freshly(start: () => Promise<Side>, property: string, first: number[]): Sampler {
  let seed = 0;
  return async () =>
    withSide(await start(), async (side) => {
      seed += 1;
      const run = async (at: number): Promise<number> =>
        numberIn(await side.ask({ op: 'run', property, cases: CASES, seed: at }), 'seconds');
      first.push(await run(0));
      return run(seed);
    });
}

/** The peer's multiset tables are built before anything is timed. */
async function withTables(side: Side): Promise<Side> {
  await side.ask({ op: 'tables' });
  return side;
}

export const propertyCold: Row = {
  id: 'property-cold',
  title: 'A property, 1,000 cases',
  measure: async ({ sides, rounds }) => {
    const lines = [];
    const notes = [];
    for (const { name } of PROPERTIES) {
      const first = { ours: [] as number[], theirs: [] as number[] };
      const { ours, theirs } = await alternate(rounds.cheap, {
        ours: freshly(() => Promise.resolve(sides.ours('property')), name, first.ours),
        theirs: freshly(() => withTables(sides.python('hypothesis_numpy')), name, first.theirs),
      });
      lines.push({
        work: `${name}, 1,000 cases`,
        peer: 'Hypothesis + NumPy',
        ours: rateText(CASES / median(ours), 'cases'),
        theirs: rateText(CASES / median(theirs), 'cases'),
        ratio: ratioOf(theirs, ours),
        aim: atLeast(80),
      });
      const [mine, other] = [median(first.ours), median(first.theirs)];
      notes.push(
        `${name}, the very first 1,000 cases of a process: ${secondsText(mine)} and ${secondsText(other)}, ` +
          `${(other / mine).toFixed(0)}×.`,
      );
    }
    return { lines, notes };
  },
};
