/**
 * Cells of `verify` on discrete models against the same statements in Hypothesis and exact rationals (`peers/exact_cells.py`).
 *
 * Both sides draw from the same ranges and keep exact masses short; ours is the shipped generator and checker in fast-check, without the hill climb.
 * Times are processor times. The summary is the median of the ratios over the statements, with the smallest and the largest of them.
 */
import { type Line, type Row, atLeast } from '../row';
import { numberIn, textIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import type { Sides } from '../sides/sides';
import { secondsText } from '../quantity-text';
import { type Ratio, alternate, median, ratioOf } from '../statistics';

const STATEMENTS = [
  'lemma-2.2',
  'theorem-2.1',
  'k2-tanh',
  'two-stage-limit',
  'mirror-descent',
  'theorem-2.4',
  'tv-contraction',
  'wright-fisher',
];
const NUMBERS = { fractions: 'Hypothesis + fractions', gmpy2: 'Hypothesis + gmpy2' } as const;
/** Cases of one sample. Ours takes more, so that its sample is not too short. */
const CASES = { ours: 1000, theirs: 200 };
const AIM = 50;

/** A sampler of processor seconds per case; it appends the mean size of a case to `sizes`. */
function perCase(side: Side, request: object, cases: number, sizes: number[]): () => Promise<number> {
  let seed = 0;
  return async () => {
    seed += 1;
    const answer = await side.ask({ ...request, cases, seed });
    sizes.push(numberIn(answer, 'size'));
    return numberIn(answer, 'cpu') / cases;
  };
}

interface Cell {
  readonly lines: readonly Line[];
  readonly ratios: Readonly<Record<keyof typeof NUMBERS, Ratio>>;
  readonly note: string;
}

function cellOf(sides: Sides, statement: string, rounds: number): Promise<Cell> {
  return withSide(sides.ours('cells'), (our) =>
    withSide(sides.python('exact_cells'), async (their) => {
      const sizes = { ours: [] as number[], theirs: [] as number[] };
      const mine = { op: 'property', statement, model: 'discrete', exact: true };
      const peer = (numbers: string) => perCase(their, { op: 'run', statement, numbers }, CASES.theirs, sizes.theirs);
      const samplers = {
        ours: perCase(our, mine, CASES.ours, sizes.ours),
        fractions: peer('fractions'),
        gmpy2: peer('gmpy2'),
      };
      textIn(await our.ask({ ...mine, cases: 2 * CASES.ours, seed: 0 }), 'verdicts');
      await their.ask({ op: 'run', statement, numbers: 'fractions', cases: 50, seed: 0 });
      const { ours, ...theirs } = await alternate(rounds, samplers);
      const ratios = { fractions: ratioOf(theirs.fractions, ours), gmpy2: ratioOf(theirs.gmpy2, ours) };
      const lines = (['fractions', 'gmpy2'] as const).map((numbers) => ({
        work: `one case of ${statement}`,
        peer: NUMBERS[numbers],
        ours: secondsText(median(ours)),
        theirs: secondsText(median(theirs[numbers])),
        ratio: ratios[numbers],
      }));
      const mean = (values: readonly number[]): string =>
        (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(0);
      const note = `${statement}: on average a case sums over ${mean(sizes.ours)} multisets in all rounds here, over ${mean(sizes.theirs)} there.`;
      return { lines, ratios, note };
    }),
  );
}

export const exactCells: Row = {
  id: 'exact-cells',
  title: 'Cells of verify in exact numbers',
  measure: async ({ sides, rounds }) => {
    const cells: Cell[] = [];
    for (const statement of STATEMENTS) cells.push(await cellOf(sides, statement, rounds.dear));
    const summary = (['fractions', 'gmpy2'] as const).map((numbers): Line => {
      const values = cells.map(({ ratios }) => ratios[numbers].value);
      return {
        work: `median of ${cells.length} cells`,
        peer: NUMBERS[numbers],
        ours: '—',
        theirs: '—',
        ratio: { value: median(values), low: Math.min(...values), high: Math.max(...values) },
        ...(numbers === 'fractions' ? { aim: atLeast(AIM) } : {}),
      };
    });
    return { lines: [...summary, ...cells.flatMap(({ lines }) => lines)], notes: cells.map(({ note }) => note) };
  },
};
