/**
 * Cells of `verify` on discrete models against the same statements in Hypothesis, with exact rationals (`peers/exact_cells.py`) and, but for the one about
 * runs of samples, with NumPy (`peers/numpy_cells.py`).
 *
 * Both sides draw from the same ranges and keep exact masses short; ours is the shipped generator and checker in fast-check, without the hill climb.
 * Times are processor times of a fresh process, twice: early, after 2,000 other cases of the cell, which is where a cell of `verify` ends, and late, after 10,000, when
 * the engine has compiled everything. The summary is the median of the ratios over the statements, with the smallest and the largest of them.
 */
import { type Line, type Row, atLeast } from '../row';
import { numberIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import type { Sides } from '../sides/sides';
import { secondsText } from '../quantity-text';
import { type Ratio, type Sampler, alternate, median, ratioOf } from '../statistics';

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
const PEERS = {
  fractions: 'Hypothesis + fractions',
  gmpy2: 'Hypothesis + gmpy2',
  numpy: 'Hypothesis + NumPy',
} as const;
type Peer = keyof typeof PEERS;
const NAMES = Object.keys(PEERS) as Peer[];
/** Statements that the NumPy peer does not state. */
const NOT_IN_NUMPY = ['wright-fisher'];
/** Cases of one sample. Ours takes more, so that its sample is not too short. */
const CASES = { ours: 1000, theirs: 200 };
/** Cases of ours before the samples of a phase. */
const PHASES = { early: 2000, late: 8000 } as const;
type Phase = keyof typeof PHASES;
const PHASE_NAMES = Object.keys(PHASES) as Phase[];
const AIM = 50;

/** A sampler of processor seconds per case; it appends the mean size of a case to `sizes`. */
function perCase(side: Side, request: object, cases: number, sizes: number[]): Sampler {
  let seed = 0;
  return async () => {
    seed += 1;
    const answer = await side.ask({ ...request, cases, seed });
    sizes.push(numberIn(answer, 'size'));
    return numberIn(answer, 'cpu') / cases;
  };
}

type Ratios = Readonly<Partial<Record<Peer, Ratio>>>;

interface Cell {
  readonly lines: readonly Line[];
  readonly ratios: Readonly<Record<Phase, Ratios>>;
  readonly note: string;
}

/** The ratios to a peer in both phases. */
const ratioText = (ratios: Cell['ratios'], peer: Peer): string =>
  PHASE_NAMES.map((phase) => `${(ratios[phase][peer]?.value ?? NaN).toPrecision(2)}× ${phase}`).join(' and ');

const mean = (values: readonly number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(0);

async function compare(
  statement: string,
  rounds: number,
  { our, exact, numpy }: { readonly our: Side; readonly exact: Side; readonly numpy: Side },
): Promise<Cell> {
  const peers = NAMES.filter((name) => name !== 'numpy' || !NOT_IN_NUMPY.includes(statement));
  const mine = { op: 'property', statement, model: 'discrete', exact: true };
  const theirs = (name: Peer) =>
    name === 'numpy' ? { op: 'run', statement } : { op: 'run', statement, numbers: name };
  const sideOf = (name: Peer): Side => (name === 'numpy' ? numpy : exact);
  for (const name of peers) await sideOf(name).ask({ ...theirs(name), cases: 50, seed: 0 });
  const sizes: Record<'ours' | Peer, number[]> = { ours: [], fractions: [], gmpy2: [], numpy: [] };
  const samplers = Object.fromEntries([
    ['ours', perCase(our, mine, CASES.ours, sizes.ours)],
    ...peers.map((name) => [name, perCase(sideOf(name), theirs(name), CASES.theirs, sizes[name])] as const),
  ]) as Record<'ours' | Peer, Sampler>;
  const lines: Line[] = [];
  const ratios: Record<Phase, Ratios> = { early: {}, late: {} };
  for (const phase of PHASE_NAMES) {
    await our.ask({ ...mine, cases: PHASES[phase], seed: 0 });
    const samples = await alternate(rounds, samplers);
    ratios[phase] = Object.fromEntries(peers.map((name) => [name, ratioOf(samples[name], samples.ours)]));
    lines.push({
      work: `one case of ${statement}, ${phase}`,
      peer: PEERS.fractions,
      ours: secondsText(median(samples.ours)),
      theirs: secondsText(median(samples.fractions)),
      ratio: ratioOf(samples.fractions, samples.ours),
    });
  }
  const there = peers.map((name) => `${mean(sizes[name])} with ${name}`).join(', ');
  const others = peers
    .filter((name) => name !== 'fractions')
    .map((name) => `${PEERS[name]} ${ratioText(ratios, name)}`);
  return {
    lines,
    ratios,
    note: `${statement}: a case sums over ${mean(sizes.ours)} multisets on average here, ${there}. ${others.join(', ')}.`,
  };
}

const cellOf = (sides: Sides, statement: string, rounds: number): Promise<Cell> =>
  withSide(sides.ours('cells'), (our) =>
    withSide(sides.python('exact_cells'), (exact) =>
      withSide(sides.python('numpy_cells'), (numpy) => compare(statement, rounds, { our, exact, numpy })),
    ),
  );

export const exactCells: Row = {
  id: 'exact-cells',
  title: 'Cells of verify in exact numbers',
  measure: async ({ sides, rounds }) => {
    const cells: Cell[] = [];
    for (const statement of STATEMENTS) cells.push(await cellOf(sides, statement, rounds.dear));
    const summary = PHASE_NAMES.flatMap((phase) =>
      NAMES.map((name): Line => {
        const values = cells.flatMap(({ ratios }) => ratios[phase][name]?.value ?? []);
        return {
          work: `median of ${values.length} cells, ${phase}`,
          peer: PEERS[name],
          ours: '—',
          theirs: '—',
          ratio: { value: median(values), low: Math.min(...values), high: Math.max(...values) },
          ...(name === 'fractions' ? { aim: atLeast(AIM) } : {}),
        };
      }),
    );
    return { lines: [...summary, ...cells.flatMap(({ lines }) => lines)], notes: cells.map(({ note }) => note) };
  },
};
