/** The mutants of a file: StrykerJS lists them, and `mutated` writes one of them into the text of the file. */
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';
import { parseSync } from '@swc/core';

const silent = new Proxy({}, { get: (_, name) => (/^is/.test(String(name)) ? () => false : () => undefined) });

const OPTIONS = { plugins: null, excludedMutations: [], ignorers: [], noHeader: true, mutator: { plugins: null } };

const instrumenter = createInstrumenter(
  createInjector()
    .provideValue('options', OPTIONS)
    .provideValue('logger', silent)
    .provideValue('getLogger', () => silent),
);

/** Offset in the text of a position, whose line and column start at 0. */
function offsetOf(text, { line, column }) {
  let start = 0;
  for (let i = 0; i < line; i += 1) start = text.indexOf('\n', start) + 1;
  return start + column;
}

const parses = (text) => {
  try {
    parseSync(text, { syntax: 'typescript', target: 'es2022' });
    return true;
  } catch {
    return false;
  }
};

/** The text with one mutant in it; undefined if it is no program. A replaced expression is put in parentheses where these are allowed. */
function mutated(text, { location, replacement }) {
  const [from, to] = [offsetOf(text, location.start), offsetOf(text, location.end)];
  return [`(${replacement})`, replacement]
    .map((piece) => text.slice(0, from) + piece + text.slice(to))
    .find((candidate) => parses(candidate));
}

/**
 * Every mutant of a text that is a program.
 * @returns the mutants, in the order in which StrykerJS lists them; `text` is the whole mutated file
 */
export async function mutantsOf(file, text) {
  const { mutants } = await instrumenter.instrument([{ name: file, mutate: true, content: text }], OPTIONS);
  return mutants.flatMap((mutant) => {
    const whole = mutated(text, mutant);
    if (whole === undefined || mutant.status === 'Ignored') return [];
    const { start, end } = mutant.location;
    return [
      {
        line: start.line + 1,
        mutator: mutant.mutatorName,
        from: text.slice(offsetOf(text, start), offsetOf(text, end)),
        to: mutant.replacement,
        text: whole,
      },
    ];
  });
}
