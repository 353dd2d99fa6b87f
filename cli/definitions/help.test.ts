import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { defineCommands } from '.';

const root = new Command('curated-loops');
defineCommands(root, () => () => Promise.resolve());

/** The help of a command as it is printed, with what is added to it. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => void (text += part) });
  command.outputHelp();
  return text;
}

const shown = root
  .createHelp()
  .visibleCommands(root)
  .filter((command) => command.name() !== 'help');

describe('the help', () => {
  it('shows every command but the one of the completion scripts', () => {
    expect(shown.length).toBe(22);
    expect(shown.map((command) => command.name())).not.toContain('complete');
  });

  it.each(shown.map((command) => [command.name(), command] as const))(
    'of %s has examples, whose options exist',
    (name, command) => {
      const examples = helpOf(command).match(/(?<=^ {2}npx curated-loops ).*$/gm) ?? [];
      expect(examples.length).toBeGreaterThan(0);
      const known = new Set(command.options.flatMap(({ long }) => long ?? []));
      for (const example of examples) {
        expect(example.split(' ')[0]).toBe(name);
        for (const [option] of example.matchAll(/(?<= )--[A-Za-z-]+/g)) expect(known).toContain(option);
      }
    },
  );
});
