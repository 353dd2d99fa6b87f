/** A kernel density estimate by a program in Python, which reads and writes points as CSV. Set PYTHON to another interpreter than python3. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defineLearner } from 'curated-loops';

const run = promisify(execFile);
const python = process.env['PYTHON'] ?? 'python3';
const program = join(__dirname, 'python', 'kernel_density.py');

const csv = (rows: readonly (readonly number[])[]): string => rows.map((row) => row.join(',')).join('\n');
const points = (text: string): number[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));

export default defineLearner({
  id: 'kernel-density',
  title: 'kernel density estimate, in NumPy',
  fit: (training, { signal }) => {
    const folder = mkdtempSync(join(tmpdir(), 'kernel-density-'));
    const source = join(folder, 'training.csv');
    writeFileSync(source, csv(training.rows()));
    return {
      sample: async (count, seed) => {
        const target = join(folder, `drawn-${seed}.csv`);
        await run(python, [program, source, target, String(count), String(seed)], { signal });
        const drawn = points(readFileSync(target, 'utf8'));
        rmSync(target);
        return drawn;
      },
      dispose: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
});
