/** Text → mathjs nodes and their parts, within bounds on size and depth. */
import { Q } from '../arithmetic';
import { ClaimError } from '../errors';
import { type Node, bracketDepth, isNumber, nodeOf, strip } from './node';
import { remedyForText } from './remedies';
import type { Expression } from './tree';

/** The text of names, numbers, + and −. */
function joined(node: Node): string | undefined {
  if (node.type === 'SymbolNode') return node.name;
  if (node.type === 'ConstantNode') return typeof node.value === 'string' ? node.value : String(node.value);
  const [left, right] = (node.args ?? []).map(joined);
  const isJoint = node.type === 'OperatorNode' && (node.op === '+' || node.op === '-') && !node.implicit;
  return isJoint && left !== undefined && right !== undefined ? `${left}${node.op}${right}` : undefined;
}

/** Bounds on an untrusted text: characters, nesting of expressions, and operations with definitions expanded. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 200;
const MAX_SIZE = 10_000;

export class TextReader {
  /** The greatest depth reached. */
  deepest = 0;
  /** The number of operations read, with definitions expanded. */
  size = 0;

  /** @param depth the depth at which the text is used */
  constructor(
    readonly source: string,
    public depth: number,
  ) {}

  /** The syntax tree of the source. */
  read(): Node {
    const text = this.source;
    if (text.length > MAX_LENGTH) this.fail(`longer than ${MAX_LENGTH} characters`);
    const number = /(?<!\w)(?:0[xob]\w*|[\d.]+e[+-]?\d{5,})/i.exec(text)?.[0];
    if (number !== undefined)
      this.fail(`${number} is not a number here; write a decimal with an exponent of at most four digits`);
    if (bracketDepth(text) > MAX_DEPTH) this.fail(`nested more than ${MAX_DEPTH} deep`);
    try {
      // `p[t; other]` is read as `p[t, other]`.
      return nodeOf(text.replace(/\[([^[\];]*);([^[\];]*)\]/g, '[$1,$2]'));
    } catch (error) {
      if (error instanceof RangeError) return this.fail(`nested more than ${MAX_DEPTH} deep`);
      const remedy = remedyForText(text);
      const message = error instanceof Error ? error.message : String(error);
      return this.fail(remedy === undefined ? message : `${message}; ${remedy}`);
    }
  }

  /** Adds operations that nest `depth` levels below the current one. Fails beyond the bounds. */
  grow(size: number, depth: number): void {
    this.size += size;
    this.deepest = Math.max(this.deepest, this.depth + depth);
    if (this.deepest > MAX_DEPTH) this.fail(`nested more than ${MAX_DEPTH} deep`);
    if (this.size > MAX_SIZE) this.fail(`more than ${MAX_SIZE} operations, with its definitions spelled out`);
  }

  /** Reads one operation, one level deeper. */
  nested<T>(read: () => T): T {
    this.grow(1, 1);
    this.depth += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  fail(message: string): never {
    const shown = this.source.length > 160 ? `${this.source.slice(0, 160)}…` : this.source;
    throw new ClaimError(message, shown);
  }

  argument(node: Node, index: number): Node {
    const arg = node.args?.[index];
    return arg === undefined ? this.fail('an operator without its operand') : strip(arg);
  }

  /** @param usage how the function is called, for the error */
  arguments(node: Node, name: string, arity: number, usage?: string): Node[] {
    const args = node.args ?? [];
    if (args.length !== arity)
      this.fail(
        `${name} takes ${arity} argument${arity === 1 ? '' : 's'}, not ${args.length}${usage === undefined ? '' : `: write ${usage}`}`,
      );
    return args.map(strip);
  }

  index(node: Node): Node {
    return this.indices(node, 1)[0] as Node;
  }

  /** The nodes in square brackets, at least one and at most so many. */
  indices(node: Node, most: number): Node[] {
    const dimensions = node.index?.dimensions ?? [];
    const isIndex = !(node.index?.dotNotation ?? false) && !(node.optionalChaining ?? false);
    if (dimensions.length < 1 || dimensions.length > most || !isIndex)
      return this.fail('properties and ranges are not part of the claim language');
    return dimensions.map(strip);
  }

  /** The name of a loop, such as `best-of-K` or `best-of-K+accumulate+exact-fit`, which is read as a sum. */
  loopName(node: Node): string {
    const name = joined(node) ?? '';
    if (/^[A-Za-z]/.test(name)) return name;
    return this.fail('a loop is named as in the matrix, such as p[t; best-of-K] and curate[accumulate](law)');
  }

  number(node: Node): Expression {
    const value = node.value;
    if (!isNumber(value))
      return this.fail(`${typeof value === 'string' ? JSON.stringify(value) : String(value)} is not a number`);
    const text = (value as { toString(): string }).toString();
    return { kind: 'number', value: Q.parse(text), text };
  }
}
