/**
 * The parts of mathjs that are used, without the rest: loading all of it takes most of a second, in every process and worker.
 *
 * Its package lists only complete builds as entry points, so the files of the two parts are required by path, found through its
 * `package.json`. Where another version of mathjs keeps them elsewhere, the complete build gives the same.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BigNumber, MathNode, create } from 'mathjs';

type Factories = Parameters<typeof create>[0];

/** The class of decimal.js, as mathjs configures it. */
export interface BigNumberClass {
  new (value: string | number | BigNumber): BigNumber;
  clone(options: {
    precision: number;
    rounding: number;
    maxE: number;
    minE: number;
  }): new (value: string | number | BigNumber) => BigNumber;
}

const load = createRequire(__filename);

/** What `create` makes of one part. */
function part(name: 'Parse' | 'BigNumberClass', key: string): unknown {
  const config = { number: 'BigNumber', precision: 64 } as const;
  try {
    const library = join(dirname(load.resolve('mathjs/package.json')), 'lib', 'cjs');
    const { create: make } = load(join(library, 'core', 'create.js')) as { create: typeof create };
    const factories = load(join(library, 'entry', 'dependenciesAny', `dependencies${name}.generated.js`)) as Factories;
    return make(factories, config);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    const complete = load('mathjs') as { create: typeof create } & Record<string, unknown>;
    return complete.create({ [key]: complete[key] } as Factories, config);
  }
}

let parser: { parse(text: string): MathNode } | undefined;
let bigNumber: BigNumberClass | undefined;

/** mathjs's parser, with numbers as BigNumbers of 64 digits. @throws SyntaxError, or RangeError where it is nested too deeply. */
export function parse(text: string): MathNode {
  parser ??= part('Parse', 'parseDependencies') as { parse(text: string): MathNode };
  return parser.parse(text);
}

/** mathjs's BigNumber. */
export function bigNumberClass(): BigNumberClass {
  bigNumber ??= (part('BigNumberClass', 'BigNumberDependencies') as { BigNumber: BigNumberClass }).BigNumber;
  return bigNumber;
}
