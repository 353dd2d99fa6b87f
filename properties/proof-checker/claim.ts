/**
 * The claim language of certificates: a recursive-descent parser.
 *
 *     claim   = sum [("<=" | ">=" | "==" | "<" | ">") sum]
 *     sum     = product {("+" | "-") product}
 *     product = sign {("*" | "/") sign}
 *     sign    = "-" sign | power
 *     power   = applied ["^" sign]
 *     applied = (number | name | "(" claim ")") {"(" claim {"," claim} ")" | "[" claim "]"}
 */
import { refuse } from './refusal';

/** A number, a name or an operator with its operands; `negative` is the unary minus, `[]` an index, `at` a law applied to an atom. */
export interface Node {
  readonly word: string;
  readonly operands: readonly Node[];
}

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|[<>=]=|[-+*/^()[\],<>])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (TOKEN.lastIndex = 0; end < text.trimEnd().length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[1] ?? refuse(`the claim cannot be read from "${text.slice(end, end + 20)}" on`);
    tokens.push(token);
  }
  return tokens;
}

/** @throws RefusedProofError if the text is not of this grammar */
export function parse(text: string): Node {
  const tokens = tokensOf(text);
  let next = 0;
  const node = (word: string, ...operands: Node[]): Node => ({ word, operands });
  const peek = (...words: string[]) => words.includes(tokens[next] ?? '');
  const take = () => tokens[next++] ?? refuse(`the claim "${text}" ends too early`);
  const skip = (word: string) => (take() === word ? undefined : refuse(`"${word}" is missing in the claim "${text}"`));

  const chain = (operand: () => Node, ...operators: string[]): Node => {
    let result = operand();
    while (peek(...operators)) result = node(take(), result, operand());
    return result;
  };
  const sum = () => chain(product, '+', '-');
  const product = () => chain(sign, '*', '/');
  const sign = (): Node => {
    if (!peek('-')) return power();
    take();
    return node('negative', sign());
  };
  const power = (): Node => {
    const base = applied();
    return peek('^') ? node(take(), base, sign()) : base;
  };
  const claim = (): Node => {
    const left = sum();
    return peek('<=', '>=', '==', '<', '>') ? node(take(), left, sum()) : left;
  };
  const list = (): Node[] => {
    const items = [claim()];
    while (peek(',')) {
      take();
      items.push(claim());
    }
    skip(')');
    return items;
  };
  const primary = (): Node => {
    const token = take();
    if (/^\w/.test(token)) return node(token);
    const inner = token === '(' ? claim() : refuse(`"${token}" is unexpected in the claim "${text}"`);
    skip(')');
    return inner;
  };
  const applied = (): Node => {
    let result = primary();
    while (peek('(', '[')) {
      if (take() === '[') {
        result = node('[]', result, claim());
        skip(']');
      } else if (result.operands.length === 0 && !LAWS.has(result.word)) result = node(result.word, ...list());
      else result = node('at', result, ...list());
    }
    return result;
  };

  const result = claim();
  return next === tokens.length ? result : refuse(`"${tokens[next] ?? ''}" is unexpected in the claim "${text}"`);
}

/** Names of laws, which may be applied to an atom. */
const LAWS = new Set(['p_ref', 'q']);
