/**
 * mathjs, from its one-file build. The main entry is the same library, but reads a thousand modules and takes most of a
 * second in every process and worker. The build is loaded on first use. The bundle of the package has the parser alone in
 * its place (`scripts/mathjs-parser.mjs`).
 */
import type { MathNode } from 'mathjs';

interface Mathjs {
  parse(text: string): MathNode;
  readonly version: string;
}

let known: Mathjs | undefined;

function mathjs(): Mathjs {
  if (known) return known;
  // The one-file build is an instance; it creates its functions on first use. Its `create` takes a configuration.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the core loads it late, and bundlers know `require`
  const instance = require('mathjs/lib/browser/math.js') as { create(config: object): Mathjs };
  known = instance.create({ number: 'BigNumber', precision: 64 });
  return known;
}

/**
 * mathjs's parser, with numbers as BigNumbers of 64 digits. @throws SyntaxError, or RangeError if the text is nested
 * too deeply.
 */
export function parse(text: string): MathNode {
  return mathjs().parse(text);
}

/** The version of mathjs. */
export function mathjsVersion(): string {
  return mathjs().version;
}
