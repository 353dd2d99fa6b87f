/** The words that may stand in place of the last word of a command line. No word means that it may be a file. */
import type { Command } from 'commander';
import { ARGUMENT_VALUES, OPTION_VALUES } from './ids';

/** The values that go on with a text, which may be a list separated by commas; values that are in the list are left out. */
function continued(text: string, values: readonly string[]): readonly string[] {
  const before = text.split(',').slice(0, -1);
  const last = text.slice(text.lastIndexOf(',') + 1);
  const head = before.map((value) => `${value},`).join('');
  return values.filter((value) => value.startsWith(last) && !before.includes(value)).map((value) => head + value);
}

/** @param words the words after the name of the program, as far as the cursor; the last may be empty */
export function candidates(root: Command, words: readonly string[]): readonly string[] {
  const [name, ...rest] = words;
  const last = rest.at(-1);
  if (name === undefined || last === undefined) {
    const shown = root.createHelp().visibleCommands(root);
    return shown.map((each) => each.name()).filter((each) => each.startsWith(name ?? ''));
  }
  const command = root.commands.find((each) => each.name() === name);
  if (command === undefined) return [];
  const known = command.options;
  const before = known.find(({ long }) => long !== undefined && long === rest.at(-2));
  if (before !== undefined && (before.required || before.optional)) {
    const long = before.long ?? '';
    const values = OPTION_VALUES[`${name} ${long}`] ?? OPTION_VALUES[long];
    return values === undefined ? [] : continued(last, values);
  }
  if (last.startsWith('-'))
    return [...known.flatMap(({ long }) => long ?? []), '--help'].filter(
      (long) => long.startsWith(last) && !rest.slice(0, -1).includes(long),
    );
  const values = rest.length === 1 ? ARGUMENT_VALUES[name] : undefined;
  return values === undefined ? [] : continued(last, values);
}
