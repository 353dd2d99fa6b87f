/**
 * mathjs, from its one-file build: the same library as its main entry, which reads a thousand modules and takes most of a second
 * in every process and worker. It is loaded when it is first needed.
 */
import type { BigNumber, MathNode } from 'mathjs';

/** The class of decimal.js, as mathjs makes it. */
export interface BigNumberClass {
  new (value: string | number | BigNumber): BigNumber;
  clone(options: {
    precision: number;
    rounding: number;
    maxE: number;
    minE: number;
  }): new (value: string | number | BigNumber) => BigNumber;
}

interface Mathjs {
  parse(text: string): MathNode;
  readonly BigNumber: BigNumberClass;
}

let known: Mathjs | undefined;

function mathjs(): Mathjs {
  if (known) return known;
  // The one-file build is an instance, whose functions are made when first used; its `create` takes a configuration.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the core loads it late, and bundlers know `require`
  const instance = require('mathjs/lib/browser/math.js') as { create(config: object): Mathjs };
  known = instance.create({ number: 'BigNumber', precision: 64 });
  return known;
}

/** mathjs's parser, with numbers as BigNumbers of 64 digits. @throws SyntaxError, or RangeError where it is nested too deeply. */
export function parse(text: string): MathNode {
  return mathjs().parse(text);
}

/** mathjs's BigNumber. */
export function bigNumberClass(): BigNumberClass {
  return mathjs().BigNumber;
}
