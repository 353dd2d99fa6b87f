/**
 * The part of mathjs that the claim language uses: its parser, and a narrow view of its nodes.
 */
import type { BigNumber } from 'mathjs';
import { parse } from '../mathjs';

/** The fields of mathjs nodes that the claim language reads. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly args?: readonly Node[];
  readonly fn?: Node;
  readonly object?: Node;
  readonly index?: Node;
  readonly dimensions?: readonly Node[];
  readonly dotNotation?: boolean;
  readonly optionalChaining?: boolean;
  readonly optional?: boolean;
  readonly content?: Node;
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  /** The text. */
  toString(): string;
}

/**
 * The syntax tree of a text, which is never executed. @throws SyntaxError, or RangeError if the text is nested too
 * deeply.
 */
export function nodeOf(text: string): Node {
  return strip(parse(text));
}

/** Whether a node is the symbol of this name. In mathjs, calls and property accesses have a `name` too. */
export function isSymbol(node: Node | undefined, name: string): boolean {
  return node?.type === 'SymbolNode' && node.name === name;
}

/** Whether a value is a finite number, and not a string, `true`, `null`, `NaN` or `Infinity`. */
export function isNumber(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'isBigNumber' in value && (value as unknown as BigNumber).isFinite()
  );
}

/** The greatest nesting depth of the brackets of a text. */
export function bracketDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The node without the parentheses around it. */
export function strip(node: Node): Node {
  return node.type === 'ParenthesisNode' && node.content ? strip(node.content) : node;
}

/** The value of a whole number of at least 0. */
function wholeOf(node: Node | undefined): number | undefined {
  const value = node?.type === 'ConstantNode' && isNumber(node.value) ? Number(node.value) : NaN;
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The offset of `t`, `t + 2` or `t - 1` from t, for a variable of this name. */
function offsetFrom(name: string, node: Node): number | undefined {
  if (isSymbol(node, name)) return 0;
  const [left, right] = (node.args ?? []).map(strip);
  const offset = wholeOf(right);
  if (node.type !== 'OperatorNode' || !isSymbol(left, name) || offset === undefined) return undefined;
  return node.op === '+' ? offset : node.op === '-' ? -offset : undefined;
}

/** Reads a round: `3` is round 3; `t`, `t + 2` and `t - 1` are offsets from t. */
export function roundOf(node: Node): { fromT: boolean; offset: number } | undefined {
  const literal = wholeOf(node);
  if (literal !== undefined) return { fromT: false, offset: literal };
  const offset = offsetFrom('t', node);
  return offset === undefined ? undefined : { fromT: true, offset };
}

/** Reads a round that is counted from s: its offset. */
export const offsetFromS = (node: Node): number | undefined => offsetFrom('s', node);
