/** `completion`: prints the script of a shell. The script calls `complete`, which prints the words that may follow. */
import type { Command } from 'commander';
import { candidates, scriptOf } from '../completion';
import type { Shell } from '../names';

export function completionCommand(shell: Shell): number {
  process.stdout.write(scriptOf(shell));
  return 0;
}

/** Prints the words that may stand in place of the last one, a line each. */
export const completeCommand =
  (root: Command) =>
  (words: readonly string[]): number => {
    const found = candidates(root, words);
    process.stdout.write(found.map((word) => `${word}\n`).join(''));
    return 0;
  };
