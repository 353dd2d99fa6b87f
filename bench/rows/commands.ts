/**
 * Whole commands in processor time, threads and all: `check` of a loop of one's own, `matrix` on a few loops, and the start of every command.
 *
 * `scripts/start-times.mjs` measures all of them, in the package as it is bundled.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Line, Row } from '../row';
import { PeerError } from '../sides/answer';
import { ROOT } from '../sides/build';
import { rateText, secondsText } from '../quantity-text';
import { median } from '../statistics';

const SCRIPT = join(ROOT, 'scripts', 'start-times.mjs');
const run = promisify(execFile);

/** Commands that run many cases, which they count in their JSON. */
const BUSY = [
  { work: '`check examples/my-loop.ts`', command: `check ${join(ROOT, 'examples', 'my-loop.ts')} --json` },
  {
    work: '`matrix` on three loops, 100 cases per cell',
    command: 'matrix --loop curated,best-of-K,two-stage --cases 100 --threads 1 --json',
  },
];

interface StartTimes {
  readonly command: string;
  readonly runs: readonly { readonly cpu: number; readonly files: number }[];
}

async function startTimes(dist: string, runs: number, only: readonly string[] = []): Promise<readonly StartTimes[]> {
  const chosen = only.flatMap((command) => ['--only', command]);
  const { stdout } = await run(process.execPath, [SCRIPT, '--json', '--runs', String(runs), '--dist', dist, ...chosen]);
  return JSON.parse(stdout) as StartTimes[];
}

/** The random cases that a command ran. */
async function casesOf(dist: string, command: string): Promise<number> {
  const options = { maxBuffer: 2 ** 26 };
  const refuted = (error: unknown): { readonly stdout: string } => {
    const { code, stdout } = error as { readonly code?: unknown; readonly stdout?: unknown };
    if (code === 1 && typeof stdout === 'string') return { stdout };
    throw error;
  };
  const { stdout } = await run(process.execPath, [join(dist, 'cli', 'main.js'), ...command.split(' ')], options).catch(
    refuted,
  );
  const { cells } = JSON.parse(stdout) as { readonly cells?: readonly { readonly cases?: { readonly run: number } }[] };
  if (cells === undefined) throw new PeerError(`${command} printed no cells`);
  return cells.reduce((sum, { cases }) => sum + (cases?.run ?? 0), 0);
}

const cpuOf = ({ runs }: StartTimes): number => median(runs.map(({ cpu }) => cpu / 1000));

export const commands: Row = {
  id: 'commands',
  title: 'Whole commands, and their start',
  measure: async ({ sides, rounds }) => {
    const dist = sides.dist();
    const lines: Line[] = [];
    for (const { work, command } of BUSY) {
      const [times] = await startTimes(dist, rounds.dear, [command]);
      if (times === undefined) throw new PeerError(`${SCRIPT} did not measure ${command}`);
      const [seconds, cases] = [cpuOf(times), await casesOf(dist, command)];
      const ours = `${secondsText(seconds)}, ${rateText(cases / seconds, 'cases')}`;
      lines.push({ work, peer: '—', ours, theirs: '—' });
    }
    const starts = await startTimes(dist, rounds.cheap);
    for (const times of starts) {
      const ours = `${secondsText(cpuOf(times))}, ${times.runs[0]?.files ?? NaN} files`;
      lines.push({ work: `start: \`${times.command}\``, peer: '—', ours, theirs: '—' });
    }
    return { lines, notes: ['processor time of all threads, from the start of Node to its end.'] };
  },
};
