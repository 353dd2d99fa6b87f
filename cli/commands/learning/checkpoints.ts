/** The files of `--checkpoints`. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** File names from experiment ids. */
const stem = (id: string): string => id.replace(/[^A-Za-z0-9=.]+/g, '-');

/** Names of checkpoints in a folder. The checkpoints of a complete run are removed. */
export function checkpointsIn(folder: string) {
  const files = new Set<string>();
  return {
    file: (id: string, seed: number, round: number): string => {
      const file = resolve(folder, `${stem(id)}--seed-${seed}--round-${round}.checkpoint`);
      files.add(file);
      return file;
    },
    end: (complete: boolean): void => {
      if (complete) files.forEach((file) => rmSync(file, { force: true }));
      else process.stderr.write(`the same command goes on from the checkpoints in ${folder}\n`);
    },
  };
}
