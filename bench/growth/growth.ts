/**
 * `npm run bench -- --growth`: how the cost grows with n, K, the rounds, the cases and the threads, as exponents in a table and as a plot. Times are
 * processor times. `--write` puts the table between the markers of `docs/performance.md` and the plot beside it.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { writePage } from '../page';
import { BUILD, ROOT, buildOurs, bundle } from '../sides/build';
import { ourSide } from '../sides/sides';
import { secondsText } from '../quantity-text';
import { markdownTable } from '../table';
import { exponentOf, lastExponent } from './exponent';
import { plot } from './plot';
import { type Series, measureSeries, threadsNote } from './series';

const HEADER = ['cost', 'against', 'from', 'to', 'exponent', 'between the last two'];
const PLOT = 'growth.svg';

const amount = (unit: Series['unit'], cost: number): string =>
  unit === 's' ? secondsText(cost) : `${(cost / 2 ** 20).toFixed(0)} MiB`;

function rowOf({ name, quantity, unit, points }: Series): readonly string[] {
  const end = (index: number): string => {
    const { size, cost } = points.at(index) ?? { size: NaN, cost: NaN };
    return `${amount(unit, cost)} at ${size.toLocaleString('en-US')}`;
  };
  return [name, quantity, end(0), end(-1), exponentOf(points).toFixed(2), lastExponent(points).toFixed(2)];
}

export async function growth(write: boolean): Promise<void> {
  const load = (loadavg()[0] ?? NaN).toFixed(1);
  const js = buildOurs();
  const say = (name: string): unknown => process.stderr.write(`${name}\n`);
  const series = await measureSeries(() => ourSide(js, 'growth'), say);
  say('verify on threads');
  const note = await threadsNote(bundle(ROOT, join(BUILD, 'dist'), []));
  const day = new Date().toISOString().slice(0, 10);
  const how = `A run of ${day}, Node ${process.versions.node}, load average ${load} on ${cpus().length} processors before. The exponent is that of the power law that fits all sizes best.`;
  const text = [how, '', markdownTable([HEADER, ...series.map(rowOf)]), '', note].join('\n');
  process.stdout.write(`${text}\n`);
  if (!write) return;
  writeFileSync(join(ROOT, 'docs', PLOT), plot(series));
  await writePage(`${text}\n\n![The same costs, plotted](${PLOT})`, 'growth');
}
