/** The report of the GPU check as Markdown, for the terminal and for `docs/performance.md`. */
import { rateText, ratioText, secondsText } from '../quantity-text';
import { atLeast, meets } from '../row';
import { median, ratioOf } from '../statistics';
import { markdownTable } from '../table';
import { type Comparison, type GpuReport, type Throughput, type Verdicts, isWithin } from './report';

/** The least part of PyTorch's rate that is aimed at, and the batch at which it is. */
const AIM = { ratio: 0.5, count: 65_536 };

const comparisonRow = (one: Comparison): string[] => [
  one.what,
  one.difference.toExponential(1),
  one.tolerance === undefined ? '—' : `≤ ${one.tolerance.toExponential(0)}`,
  one.tolerance === undefined ? '' : isWithin(one) ? 'met' : '**falls short**',
];

function verdictRow({ what, compared, differing, seconds, missing }: Verdicts): string[] {
  const time = (value: number | undefined): string => (value === undefined ? '—' : secondsText(value));
  const pairs = differing.map(({ of, gpu, cpu }) => `${of} (${gpu}, CPU ${cpu})`);
  const outcome = missing ?? (pairs.length === 0 ? 'all equal' : `**differ**: ${pairs.join('; ')}`);
  return [what, String(compared), time(seconds.gpu), time(seconds.cpu), outcome];
}

function throughputRow({ work, count, ours, peer, note }: Throughput): string[] {
  const what = work === 'training' ? 'samples' : 'points';
  const rate = (seconds: readonly number[]): string => rateText(count / median(seconds), what);
  const common = [work, count.toLocaleString('en-US'), rate(ours)];
  const aimed = count === AIM.count;
  const aim = aimed ? `≥ ${AIM.ratio}×` : '—';
  if (peer === undefined) return [...common, '—', '—', aim, note];
  const ratio = ratioOf(peer, ours);
  const line = { work, peer: '', ours: '', theirs: '', ratio, ...(aimed && { aim: atLeast(AIM.ratio) }) };
  const met = meets(line);
  const outcome = met === undefined ? '' : met ? 'met; ' : '**falls short**; ';
  const range = `**${ratioText(ratio.value)}** (${ratioText(ratio.low)}–${ratioText(ratio.high)})`;
  return [...common, rate(peer), range, aim, `${outcome}${note}`];
}

/** A table if it has rows. */
const section = (header: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', markdownTable([header, ...rows])];

/** The text of a report. */
export function shownReport(report: GpuReport): string {
  const { date, dry, package: version, node, processors, gpu, cpu, peer, seconds } = report;
  const kind = dry ? 'A dry run, whose rates say nothing about a GPU,' : 'A run';
  return [
    `${kind} of ${date.slice(0, 10)} in ${secondsText(seconds)}: curated-loops ${version}; Node ${node}; ${processors}.`,
    '',
    ...[gpu, cpu, peer].filter((line) => line !== '').map((line) => `- ${line}.`),
    ...report.missing.map((line) => `- Missing: ${line}.`),
    ...section(['compared with the CPU', 'difference', 'aim', ''], report.comparisons.map(comparisonRow)),
    ...section(['verdicts of', 'compared', 'GPU', 'CPU', ''], report.verdicts.map(verdictRow)),
    ...section(['work', 'count', 'ours', 'PyTorch', 'ratio', 'aim', ''], report.throughput.map(throughputRow)),
  ].join('\n');
}
