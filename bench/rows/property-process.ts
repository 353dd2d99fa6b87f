/** A whole process: start the interpreter, load, check 1,000 cases, exit. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROPERTIES } from '../properties';
import { type Row, atLeast } from '../row';
import { secondsText } from '../quantity-text';
import { type Sampler, alternate, median, ratioOf } from '../statistics';

const CASES = 1000;
const run = promisify(execFile);

interface Report {
  readonly boot: number;
  readonly load: number;
  readonly check: number;
  readonly modules: Readonly<Record<string, number>>;
}

/** A sampler of whole processes; it appends their output to `printed`. */
function processes(command: readonly [string, ...string[]], args: readonly string[], printed: string[]): Sampler {
  const [file, ...before] = command;
  return async () => {
    const start = performance.now();
    const { stdout } = await run(file, [...before, ...args]);
    printed.push(stdout);
    return (performance.now() - start) / 1000;
  };
}

/** The parts of our time as text. */
function breakdown(printed: readonly string[]): string {
  const reports = printed.map((text) => JSON.parse(text) as Report);
  const part = (name: 'boot' | 'load' | 'check'): string => secondsText(median(reports.map((report) => report[name])));
  const modules = Object.entries(reports[0]?.modules ?? {}).sort(([, a], [, b]) => b - a);
  const total = modules.reduce((sum, [, count]) => sum + count, 0);
  const most = modules.slice(0, 3).map(([name, count]) => `${name} ${count}`);
  return (
    `of ours, Node starts in ${part('boot')}, loading takes ${part('load')} (${total} modules: ${most.join(', ')}), ` +
    `the cases ${part('check')}.`
  );
}

export const propertyProcess: Row = {
  id: 'property-process',
  title: 'A property as a whole process, 1,000 cases',
  measure: async ({ sides, rounds }) => {
    const lines = [];
    const notes = [];
    for (const { name } of PROPERTIES) {
      const printed: string[] = [];
      const cases = String(CASES);
      const { ours, theirs } = await alternate(rounds.cheap, {
        ours: processes(sides.commands.ours('process'), [name, cases, '1'], printed),
        theirs: processes(
          sides.commands.python('hypothesis_numpy'),
          ['--property', name, '--cases', cases, '--seed', '1'],
          [],
        ),
      });
      lines.push({
        work: `${name}, start to exit`,
        peer: 'Hypothesis + NumPy',
        ours: secondsText(median(ours)),
        theirs: secondsText(median(theirs)),
        ratio: ratioOf(theirs, ours),
        aim: atLeast(10),
      });
      notes.push(`${name}: ${breakdown(printed)}`);
    }
    return { lines, notes };
  },
};
