/** Compares all sides of the flow rows on one kind of work, in turn. */
import { type Line, type RowResult, atLeast } from '../../row';
import { type Answer, numberIn, textIn } from '../../sides/answer';
import { rateText, secondsText } from '../../quantity-text';
import { type Sampler, type Samples, alternate, median, ratioOf } from '../../statistics';
import type { Contestants, FlowBackend, Ours, Theirs } from './sides';

export interface Work {
  readonly text: string;
  /** The operation asked of a worker and of the peer. */
  readonly operation: 'train' | 'draw';
  readonly request: Readonly<Record<string, number>>;
  /** Number of samples or points in a unit of work. */
  readonly count: number;
  readonly what: string;
  /** Name of a unit of work. */
  readonly unit: string;
  readonly aims: Readonly<Partial<Record<FlowBackend, number>>>;
}

/** PyTorch's threads spin while they wait. A sample that takes this many times as long as another lacked processors. */
const DISTURBED = 1.5;

const rates = ({ count, what, unit }: Work, seconds: number): string =>
  `${rateText(count / seconds, what)}, ${(1 / seconds).toPrecision(3)} ${unit}/s`;

function missingLines({ text, aims }: Work, absent: ReadonlySet<FlowBackend>): Line[] {
  return [...absent].flatMap((backend) => {
    const aim = aims[backend];
    if (aim === undefined) return [];
    const missing = `${backend} does not run here`;
    return [{ work: `${backend}, ${text}`, peer: 'PyTorch', ours: '—', theirs: '—', aim: atLeast(aim), missing }];
  });
}

function linesOf(one: Ours, theirs: readonly Theirs[], work: Work, samples: Samples<string>): Line[] {
  const of = ({ title }: Ours | Theirs): readonly number[] => samples[title] ?? [];
  const aim = work.aims[one.backend];
  const common = {
    work: `${one.title}, ${work.text}`,
    ours: rates(work, median(of(one))),
    ...(aim !== undefined && { aim: atLeast(aim) }),
  };
  if (theirs.length === 0) return [{ ...common, peer: 'PyTorch', theirs: '—', missing: 'no PyTorch' }];
  const least = Math.min(...theirs.map((other) => median(of(other))));
  return theirs
    .filter(({ threads }) => one.against.includes(threads))
    .map((other) => {
      const seconds = median(of(other));
      // One thread may take twice as long as two.
      const isDisturbed = seconds > (other.threads === 1 ? 2 : 1) * DISTURBED * least;
      const outcome = isDisturbed ? { missing: 'processors were busy' } : { ratio: ratioOf(of(other), of(one)) };
      return { ...common, peer: other.title, theirs: rates(work, seconds), ...outcome };
    });
}

/** Measures a line for every pair; notes name the fastest mode of PyTorch, and the processor time of each side. */
export async function compare(
  { ours, theirs, absent }: Contestants,
  work: Work,
  rounds: number,
  seconds: number,
): Promise<RowResult> {
  const { operation, request, text, unit } = work;
  const samplers: Record<string, Sampler> = {};
  const used: Record<string, number[]> = {};
  const timed = (title: string, answer: Answer): number => {
    (used[title] ??= []).push(numberIn(answer, 'cpu'));
    return numberIn(answer, 'seconds');
  };
  const notes: string[] = [];
  for (const { title, side } of theirs) {
    const chosen = await side.ask({ op: `choose ${operation}`, ...request, seconds: seconds / 4 });
    notes.push(`${title}, ${text}: ${textIn(chosen, 'method')}.`);
    samplers[title] = async () => timed(title, await side.ask({ op: 'sample', seconds }));
  }
  for (const { title, side } of ours)
    samplers[title] = async () => timed(title, await side.ask({ op: operation, ...request, seconds }));
  const samples = await alternate(rounds, samplers);
  const times = Object.entries(used).map(([title, values]) => `${title} ${secondsText(median(values))}`);
  notes.push(`Processor time of one of the ${unit}, ${text}: ${times.join(', ')}.`);
  const lines = ours.flatMap((one) => linesOf(one, theirs, work, samples));
  return { lines: [...lines, ...missingLines(work, absent)], notes };
}
