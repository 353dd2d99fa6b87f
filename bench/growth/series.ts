/** What is measured: how the cost of a step, of a decision and of a search grows with one quantity while the others stay fixed. */
import { cpus } from 'node:os';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { finiteKInput } from '../inputs';
import { PeerError, numberIn } from '../sides/answer';
import { ROOT } from '../sides/build';
import { withSide, type Side } from '../sides/side';
import { median } from '../statistics';
import type { Point } from './exponent';

export interface Series {
  readonly name: string;
  /** What grows. */
  readonly quantity: string;
  readonly unit: 's' | 'B';
  readonly points: readonly Point[];
}

/** Starts a fresh worker. */
type Start = () => Side;

const SECONDS = 0.2;
const RUNS = 3;
const SEED = 20240709;
/** A cheap cell: 1e5 cases of it take ten seconds. */
const CELL = { op: 'cell', statement: 'monotone-with-real-data', model: 'gaussian', seed: SEED };

/** The median of some answers of one fresh process at every size. */
async function sampled(
  start: Start,
  sizes: readonly number[],
  request: (size: number) => Readonly<Record<string, unknown>>,
): Promise<Point[]> {
  const points: Point[] = [];
  for (const size of sizes) {
    const costs = await withSide(start(), async (side) => {
      const answers: number[] = [];
      for (let run = 0; run < RUNS; run += 1)
        answers.push(numberIn(await side.ask({ ...request(size), seconds: SECONDS }), 'cpu'));
      return answers;
    });
    points.push({ size, cost: median(costs) });
  }
  return points;
}

const decades = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));

/** One search per number of cases, each in a fresh process: its processor time and the peak of its memory. */
async function byCases(start: Start): Promise<{ readonly time: Point[]; readonly memory: Point[] }> {
  const [time, memory]: [Point[], Point[]] = [[], []];
  for (const size of [1e3, 1e4, 1e5]) {
    await withSide(start(), async (side) => {
      time.push({ size, cost: numberIn(await side.ask({ ...CELL, cases: size }), 'cpu') });
      memory.push({ size, cost: numberIn(await side.ask({ op: 'memory' }), 'bytes') });
    });
  }
  return { time, memory };
}

interface StartTimes {
  readonly runs: readonly { readonly cpu: number; readonly wall: number }[];
}

/** `verify` on some threads: the median wall and processor time, by `scripts/start-times.mjs`. */
async function onThreads(dist: string, threads: number): Promise<{ readonly wall: number; readonly cpu: number }> {
  const command = `verify --only lemma-2.1 --model discrete --cases 4000 --threads ${threads}`;
  const script = join(ROOT, 'scripts', 'start-times.mjs');
  const options = ['--json', '--runs', String(RUNS), '--dist', dist, '--only', command];
  const [times] = JSON.parse(
    (await promisify(execFile)(process.execPath, [script, ...options])).stdout,
  ) as StartTimes[];
  if (times === undefined) throw new PeerError(`${script} did not measure ${command}`);
  const middle = (what: 'cpu' | 'wall'): number => median(times.runs.map((run) => run[what] / 1000));
  return { wall: middle('wall'), cpu: middle('cpu') };
}

/** A sentence on the cost of a second thread. */
export async function threadsNote(dist: string): Promise<string> {
  const [one, two] = [await onThreads(dist, 1), await onThreads(dist, 2)];
  return (
    `4,000 cases of lemma-2.1 by \`verify\` on two threads instead of one: ${(one.wall / two.wall).toFixed(2)} times as fast by the clock, for ` +
    `${(two.cpu / one.cpu).toFixed(2)} times the processor time, on ${cpus().length} processors.`
  );
}

export async function measureSeries(start: Start, say: (name: string) => void): Promise<readonly Series[]> {
  const series: Series[] = [];
  const add = async (
    name: string,
    quantity: string,
    sizes: readonly number[],
    request: Parameters<typeof sampled>[2],
  ): Promise<void> => {
    say(name);
    series.push({ name, quantity, unit: 's', points: await sampled(start, sizes, request) });
  };
  const step = (n: number, K: number) => ({ op: 'step', path: finiteKInput(n), n, K });
  await add('certified step, K = 1,000', 'n', decades(2, 6), (n) => step(n, 1000));
  await add('certified step, n = 1,000', 'K', [2, ...decades(1, 6)], (K) => step(1000, K));
  await add('decision of Lemma 2.2, n = 3, one round', 'K', [2, 4, 8, 16, 32], (K) => ({
    op: 'decide',
    n: 3,
    rounds: 1,
    K,
  }));
  await add('decision of Lemma 2.2, n = 5, K = ∞', 'rounds', [1, 2, 4, 8, 16, 32], (rounds) => ({
    op: 'decide',
    n: 5,
    rounds,
    K: null,
  }));
  await add('decision of Lemma 2.2, K = 3, one round', 'n', [2, 4, 8, 16], (n) => ({
    op: 'decide',
    n,
    rounds: 1,
    K: 3,
  }));
  const cell = `cell ${CELL.statement}, ${CELL.model}`;
  say(cell);
  const { time, memory } = await byCases(start);
  series.push({ name: cell, quantity: 'cases', unit: 's', points: time });
  series.push({ name: `peak memory, ${cell}`, quantity: 'cases', unit: 'B', points: memory });
  return series;
}
