/** One kind of work, by every contestant of the flow rows in turn. */
import { type Line, type RowResult, atLeast } from '../row';
import { numberIn, textIn } from '../sides/answer';
import { rateText } from '../quantity-text';
import { type Sampler, alternate, median, ratioOf } from '../statistics';
import type { Contestants, FlowBackend } from './flow-sides';

export interface Work {
  readonly text: string;
  /** What a worker and the peer are asked. */
  readonly operation: 'train' | 'draw';
  readonly request: Readonly<Record<string, number>>;
  /** How many of what a unit of work makes. */
  readonly count: number;
  readonly what: string;
  /** Name of a unit of work. */
  readonly unit: string;
  readonly aims: Readonly<Partial<Record<FlowBackend, number>>>;
}

const rates = ({ count, what, unit }: Work, seconds: number): string =>
  `${rateText(count / seconds, what)}, ${(1 / seconds).toPrecision(3)} ${unit}/s`;

function missingLines({ text, aims }: Work, absent: readonly FlowBackend[]): Line[] {
  return absent.flatMap((backend) => {
    const aim = aims[backend];
    if (aim === undefined) return [];
    const missing = `${backend} does not run here`;
    return [{ work: `${backend}, ${text}`, peer: 'PyTorch', ours: '—', theirs: '—', aim: atLeast(aim), missing }];
  });
}

/** Every pair of ours and theirs is a line; a note says how PyTorch is fastest. */
export async function compare(
  { ours, theirs, absent }: Contestants,
  work: Work,
  rounds: number,
  seconds: number,
): Promise<RowResult> {
  const { operation, request, text, aims } = work;
  const samplers: Record<string, Sampler> = {};
  const notes: string[] = [];
  for (const { title, side } of theirs) {
    const chosen = await side.ask({ op: `choose ${operation}`, ...request, seconds: seconds / 4 });
    notes.push(`${title}, ${text}: ${textIn(chosen, 'method')}.`);
    samplers[title] = async () => numberIn(await side.ask({ op: 'sample', seconds }), 'seconds');
  }
  for (const { title, side } of ours)
    samplers[title] = async () => numberIn(await side.ask({ op: operation, ...request, seconds }), 'seconds');
  const samples = await alternate(rounds, samplers);
  const of = (title: string): readonly number[] => samples[title] ?? [];
  const lines = ours.flatMap(({ backend, title }): Line[] => {
    const aim = aims[backend];
    const common = {
      work: `${title}, ${text}`,
      ours: rates(work, median(of(title))),
      ...(aim !== undefined && { aim: atLeast(aim) }),
    };
    if (theirs.length === 0) return [{ ...common, peer: 'PyTorch', theirs: '—', missing: 'no PyTorch' }];
    return theirs.map((other) => ({
      ...common,
      peer: other.title,
      theirs: rates(work, median(of(other.title))),
      ratio: ratioOf(of(other.title), of(title)),
    }));
  });
  return { lines: [...lines, ...missingLines(work, absent)], notes };
}
