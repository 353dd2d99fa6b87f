/** Times the works of the guard on two builds in turns, by the processor time of their processes. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { instancesInput } from '../inputs';
import { PeerError, numberIn, textIn } from '../sides/answer';
import { ROOT, saidBy } from '../sides/build';
import { type Side, withSide } from '../sides/side';
import { type Ratio, type Sampler, alternate, median, ratioOf } from '../statistics';
import type { Build } from './builds';
import type { Work } from './works';

/** The times of a work in seconds, medians over the rounds, and our time divided by the reference's: above 1 is slower. */
export interface Timing {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly ratio: Ratio;
  /** The ratio of the times by the clock, which neighbours disturb. */
  readonly byTheClock: Ratio;
  /** What both sides decided, or both lists if they differ; then the ratio compares different work. */
  readonly verdicts?: { readonly same: boolean; readonly ours: string; readonly reference: string };
}

interface Recorded {
  readonly sample: Sampler;
  readonly seconds: number[];
  readonly verdicts: Set<string>;
}

/** A sampler of processor time, which also records the wall time and what was decided. */
function recorder(side: Side, { request }: Work): Recorded {
  const seconds: number[] = [];
  const verdicts = new Set<string>();
  const sample = async (): Promise<number> => {
    const answer = await side.ask(request);
    seconds.push(numberIn(answer, 'seconds'));
    verdicts.add(textIn(answer, 'verdicts'));
    return numberIn(answer, 'cpu');
  };
  return { sample, seconds, verdicts };
}

/** Which side could not do a work. */
export class SideError extends PeerError {
  constructor(
    readonly side: 'ours' | 'reference',
    message: string,
  ) {
    super(message);
  }
}

async function by<T>(side: SideError['side'], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new SideError(side, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Times a work in fresh processes. The first run of each warms up; then the sides take turns.
 * @throws SideError
 */
export function timeWork(ours: Build, reference: Build, work: Work, rounds: number): Promise<Timing> {
  return withSide(ours.worker(work.worker), (our) =>
    withSide(reference.worker(work.worker), async (their) => {
      if (work.load) {
        const request = { op: 'load', path: instancesInput(work.load.instances) };
        await by('ours', our.ask(request));
        await by('reference', their.ask(request));
      }
      const [mine, other] = [recorder(our, work), recorder(their, work)];
      await by('ours', mine.sample());
      await by('reference', other.sample());
      const samples = await alternate(rounds, {
        ours: () => by('ours', mine.sample()),
        reference: () => by('reference', other.sample()),
      });
      const list = ({ verdicts }: Recorded): string => [...verdicts].join(' or ');
      return {
        name: work.name,
        ours: median(samples.ours),
        reference: median(samples.reference),
        ratio: ratioOf(samples.ours, samples.reference),
        byTheClock: ratioOf(mine.seconds.slice(1), other.seconds.slice(1)),
        verdicts: { same: list(mine) === list(other), ours: list(mine), reference: list(other) },
      };
    }),
  );
}

interface StartTimes {
  readonly command: string;
  /** Milliseconds. */
  readonly runs: readonly { readonly cpu: number; readonly wall: number }[];
}

/** Times the start of a command in both packages, by `scripts/start-times.mjs`. */
export async function timeStart(ours: Build, reference: Build, command: string, runs: number): Promise<Timing> {
  const script = join(ROOT, 'scripts', 'start-times.mjs');
  const options = ['--json', '--runs', String(runs), '--only', command, '--dist', ours.dist, reference.dist];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...options]).catch((error: unknown) => {
    const said = saidBy(error);
    throw new SideError(said.includes(reference.dist) ? 'reference' : 'ours', said);
  });
  const [mine, other] = JSON.parse(stdout) as StartTimes[];
  if (mine === undefined || other === undefined) throw new PeerError(`${script} did not measure both builds`);
  const times = ({ runs: list }: StartTimes, what: 'cpu' | 'wall'): number[] => list.map((run) => run[what] / 1000);
  return {
    name: `start of \`${command}\``,
    ours: median(times(mine, 'cpu')),
    reference: median(times(other, 'cpu')),
    ratio: ratioOf(times(mine, 'cpu'), times(other, 'cpu')),
    byTheClock: ratioOf(times(mine, 'wall'), times(other, 'wall')),
  };
}
