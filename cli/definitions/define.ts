/** What the definitions of commands have in common. */
import type { Command } from 'commander';

/** Makes an action of a command that is loaded when it runs. */
export type Act = <A extends readonly unknown[]>(
  load: () => Promise<(...args: A) => number | Promise<number>>,
) => (...args: A) => Promise<void>;

/** Adds commands to the root. */
export type Define = (root: Command, act: Act) => void;

/** Adds examples to the help of a command, each without the name of the program. */
export function withExamples(command: Command, examples: readonly string[]): void {
  const lines = examples.map((example) => `  npx curated-loops ${example}`);
  command.addHelpText('after', ['', examples.length === 1 ? 'Example:' : 'Examples:', ...lines].join('\n'));
}
