/**
 * Claim text → typed tree.
 *
 * mathjs parses the text; this module accepts a whitelist of its node types and turns them into the tree of
 * `syntax.ts`. Everything else (assignment, objects, strings, property access, conditionals, `import`, `evaluate`) is a
 * `ClaimError`, so an expression from a stranger cannot reach the process: nothing of it is ever executed by mathjs.
 */
import type { Relation } from '../arithmetic/arithmetic';
import * as Q from '../arithmetic/rational';
import { ClaimError } from '../errors';
import { type Node, bracketDepth, isNumber, isSymbol, nodeOf, roundOf, strip } from './node';
import { isIntegerExpression, sortOf } from './sort';
import {
  type AtomName,
  type BinaryOperator,
  type Claim,
  DIVERGENCES,
  type DrawStatistic,
  type ElementaryFunction,
  type Event,
  type Expression,
  type Law,
  NAMED_LAWS,
  OBSERVABLES,
  type ObservableName,
  SCALARS,
  type ScalarName,
} from './syntax';

/** Bounds on a stranger's text: characters, nesting of expressions and of laws, operations with definitions spelled out. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 200;
const MAX_LAW_DEPTH = 6;
const MAX_SIZE = 10_000;

const RELATIONS: readonly string[] = ['<', '<=', '==', '>=', '>'];
const BINARY_OPERATORS: readonly string[] = ['+', '-', '*', '/', '^'];
const ELEMENTARY: Readonly<Record<ElementaryFunction, 1 | 2>> = {
  log: 1,
  exp: 1,
  sqrt: 1,
  tanh: 1,
  abs: 1,
  min: 2,
  max: 2,
};
const FUNCTIONS = ['E', 'Var', 'P', 'H', 'mass', 'E_draws', ...Object.keys(DIVERGENCES), ...Object.keys(ELEMENTARY)];
const LAW_FUNCTIONS = ['curate', 'tilt', 'train', 'binned', 'given'];
const DRAW_STATISTICS = ['sum', 'mean', 'var'];
/** Names that a definition may not take: words of the language, and letters that the typeset formula uses for something else. */
const RESERVED = [...FUNCTIONS, ...LAW_FUNCTIONS, ...DRAW_STATISTICS, 'p', 'x', 'y', 'A_star', 'e'];

const has = (table: object, key: string | undefined): boolean => key !== undefined && Object.hasOwn(table, key);

class Parser {
  private usesRound = false;
  private lookahead = 0;
  private inDraws = false;
  private distinguished = 0;
  private deepest = 0;
  private lawDepth = 0;
  private size = 0;
  private readonly atoms = new Set<AtomName>();
  private readonly definitions = new Map<string, Expression>();
  /** Operations and nesting of each definition, spelled out. */
  private readonly extents = new Map<string, { readonly size: number; readonly depth: number }>();

  constructor(
    private readonly source: string,
    private readonly where: Readonly<Record<string, string>>,
    private depth = 0,
  ) {}

  claim(): Claim {
    const node = this.read(this.source);
    if (node.type === 'RelationalNode') this.fail('a chain of comparisons; write one comparison per claim');
    if (node.type !== 'OperatorNode' || !RELATIONS.includes(node.op ?? '') || node.args?.length !== 2) {
      this.fail(`a claim is a comparison of two scalars with one of ${RELATIONS.join(' ')}`);
    }
    const [left, right] = [this.scalar(this.argument(node, 0)), this.scalar(this.argument(node, 1))];
    return {
      source: this.source,
      relation: node.op as Relation,
      left,
      right,
      usesRound: this.usesRound,
      lookahead: this.lookahead,
      atoms: [...this.atoms].sort(),
      definitions: [...this.definitions].map(([name, body]) => ({ name, body })),
    };
  }

  private read(text: string): Node {
    if (text.length > MAX_LENGTH) this.fail(`longer than ${MAX_LENGTH} characters`);
    const number = /(?<!\w)(?:0[xob]\w*|[\d.]+e[+-]?\d{5,})/i.exec(text)?.[0];
    if (number !== undefined)
      this.fail(`${number} is not a number here; write a decimal with an exponent of at most four digits`);
    if (bracketDepth(text) > MAX_DEPTH) this.fail(`nested more than ${MAX_DEPTH} deep`);
    try {
      return nodeOf(text);
    } catch (error) {
      if (error instanceof RangeError) return this.fail(`nested more than ${MAX_DEPTH} deep`);
      return this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Counts operations, down to the given depth below here. */
  private grow(size: number, depth: number): void {
    this.size += size;
    this.deepest = Math.max(this.deepest, this.depth + depth);
    if (this.deepest > MAX_DEPTH) this.fail(`nested more than ${MAX_DEPTH} deep`);
    if (this.size > MAX_SIZE) this.fail(`more than ${MAX_SIZE} operations, with its definitions spelled out`);
  }

  private fail(message: string): never {
    const shown = this.source.length > 160 ? `${this.source.slice(0, 160)}…` : this.source;
    throw new ClaimError(message, shown);
  }

  private argument(node: Node, index: number): Node {
    const arg = node.args?.[index];
    return arg === undefined ? this.fail('an operator without its operand') : strip(arg);
  }

  private scalar(node: Node): Expression {
    const e = this.expression(node);
    if (sortOf(e) === 'observable') this.fail('w and r are functions of the atom; take E(law, …), or write w(x)');
    return e;
  }

  private expression(node: Node): Expression {
    this.grow(1, 1);
    this.depth += 1;
    const expression = this.bare(node);
    this.depth -= 1;
    return expression;
  }

  private bare(node: Node): Expression {
    switch (node.type) {
      case 'ConstantNode':
        return this.number(node);
      case 'SymbolNode':
        return this.symbol(node.name ?? '');
      case 'OperatorNode':
        return this.operator(node);
      case 'FunctionNode':
        return this.call(node);
      case 'AccessorNode':
        return this.draw(node);
      default:
        return this.fail(`${node.type.replace('Node', '').toLowerCase()} syntax is not part of the claim language`);
    }
  }

  private number(node: Node): Expression {
    const value = node.value;
    if (!isNumber(value))
      return this.fail(`${typeof value === 'string' ? JSON.stringify(value) : String(value)} is not a number`);
    const text = (value as { toString(): string }).toString();
    return { kind: 'number', value: Q.parse(text), text };
  }

  private symbol(name: string): Expression {
    if (Object.hasOwn(this.where, name)) return this.definition(name);
    if (has(OBSERVABLES, name)) {
      if (this.inDraws) this.fail('inside E_draws use w[1], w[2], sum(w), mean(w) or var(w)');
      return { kind: 'observable', name: name as ObservableName };
    }
    if (has(SCALARS, name)) {
      if (name === 't') this.usesRound = true;
      return { kind: 'name', name: name as ScalarName };
    }
    if (name === 'p' || has(NAMED_LAWS, name))
      this.fail(`${name} is a law, not a scalar; take E(${name}, …) or P(${name}, …)`);
    const known = [...Object.keys(SCALARS), ...Object.keys(OBSERVABLES), ...Object.keys(this.where)];
    return this.fail(`unknown name "${name}"; known are ${known.join(', ')}`);
  }

  private definition(name: string): Expression {
    const seen = this.definitions.get(name);
    if (seen) {
      const { size = 0, depth = 0 } = this.extents.get(name) ?? {};
      this.grow(size, depth);
      return { kind: 'definition', name, body: seen };
    }
    const earlier = Object.fromEntries(Object.entries(this.where).slice(0, Object.keys(this.where).indexOf(name)));
    const inner = new Parser(this.where[name] ?? '', earlier, this.depth);
    const body = inner.scalar(inner.read(inner.source));
    this.usesRound ||= inner.usesRound;
    this.lookahead = Math.max(this.lookahead, inner.lookahead);
    inner.atoms.forEach((atom) => this.atoms.add(atom));
    inner.definitions.forEach((value, key) => this.definitions.set(key, value));
    inner.extents.forEach((value, key) => this.extents.set(key, value));
    this.definitions.set(name, body);
    const extent = { size: inner.size, depth: inner.deepest - this.depth };
    this.extents.set(name, extent);
    this.grow(extent.size, extent.depth);
    return { kind: 'definition', name, body };
  }

  private operator(node: Node): Expression {
    const op = node.op ?? '';
    if (node.isPercentage) this.fail('"%" is not part of the claim language');
    if (node.implicit) this.fail('write multiplication with *');
    if (node.args?.length === 1 && (op === '-' || op === '+')) {
      const of = this.expression(this.argument(node, 0));
      return op === '-' ? { kind: 'negate', of } : of;
    }
    if (!BINARY_OPERATORS.includes(op) || node.args?.length !== 2) {
      this.fail(`the operator "${op}" is not part of the claim language here`);
    }
    const left = this.expression(this.argument(node, 0));
    const right = this.expression(this.argument(node, 1));
    if (op === '^' && !isIntegerExpression(right)) {
      this.fail('an exponent is an integer made of numbers, t and K; for other powers use exp and log');
    }
    return { kind: 'binary', op: op as BinaryOperator, left, right };
  }

  private call(node: Node): Expression {
    const callee = node.fn === undefined || node.optional ? undefined : strip(node.fn);
    if (callee?.type === 'AccessorNode') return { kind: 'mass', law: this.law(callee), atom: this.onlyAtom(node) };
    if (callee?.type !== 'SymbolNode') return this.fail('only named functions can be called');
    const name = callee.name ?? '';
    if (has(OBSERVABLES, name)) return { kind: 'at', name: name as ObservableName, atom: this.onlyAtom(node) };
    if (has(NAMED_LAWS, name)) return { kind: 'mass', law: this.law(callee), atom: this.onlyAtom(node) };
    if (this.inDraws && DRAW_STATISTICS.includes(name)) {
      if (!isSymbol(this.arguments(node, name, 1)[0], 'w')) this.fail(`${name} takes the drawn weights: ${name}(w)`);
      return { kind: 'draw-statistic', statistic: name as DrawStatistic };
    }
    if (has(ELEMENTARY, name)) return this.elementary(node, name as ElementaryFunction);
    return this.functional(node, name);
  }

  private elementary(node: Node, fn: ElementaryFunction): Expression {
    const args = this.arguments(node, fn, ELEMENTARY[fn]).map((arg) => this.expression(arg));
    return { kind: 'call', fn, args };
  }

  private functional(node: Node, name: string): Expression {
    if (this.inDraws) this.fail(`${name} cannot stand inside E_draws`);
    switch (name) {
      case 'E':
      case 'Var': {
        const [law, of] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: name === 'E' ? 'expectation' : 'variance', law: this.law(law), of: this.expression(of) };
      }
      case 'P': {
        const [law, event] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: 'probability', law: this.law(law), event: this.event(event) };
      }
      case 'H':
      case 'mass': {
        const [law, atom] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: name === 'H' ? 'curation-factor' : 'mass', law: this.law(law), atom: this.atom(atom) };
      }
      case 'E_draws': {
        const [law, of] = this.arguments(node, name, 2) as [Node, Node];
        return this.draws(this.law(law), of);
      }
      case 'KL':
      case 'TV':
      case 'chi2':
      case 'sup_ratio': {
        const [left, right] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: 'divergence', divergence: name, left: this.law(left), right: this.law(right) };
      }
      default: {
        if (LAW_FUNCTIONS.includes(name)) this.fail(`${name}(…) is a law, not a scalar; take E, P, KL or mass of it`);
        return this.fail(`unknown function "${name}"; known are ${FUNCTIONS.join(', ')}`);
      }
    }
  }

  private draws(law: Law, of: Node): Expression {
    this.inDraws = true;
    this.distinguished = 0;
    const body = this.expression(of);
    this.inDraws = false;
    return { kind: 'draws', law, of: body, distinguished: this.distinguished };
  }

  private draw(node: Node): Expression {
    const index = this.index(node);
    if (!isSymbol(node.object, 'w') || !this.inDraws) {
      return this.fail('square brackets give the round of p, as in p[t + 1]; inside E_draws also a draw, as in w[1]');
    }
    const at = this.expression(index);
    const value = at.kind === 'number' && Q.isInteger(at.value) ? Number(at.value.num / at.value.den) : 0;
    if (value < 1 || value > 2) this.fail('draws are w[1] and w[2]; by symmetry no more are needed');
    this.distinguished = Math.max(this.distinguished, value);
    return { kind: 'draw', index: value - 1 };
  }

  private index(node: Node): Node {
    const dimensions = node.index?.dimensions ?? [];
    const [dimension] = dimensions;
    if (dimensions.length !== 1 || dimension === undefined || node.index?.dotNotation || node.optionalChaining) {
      return this.fail('properties and ranges are not part of the claim language');
    }
    return strip(dimension);
  }

  private law(node: Node): Law {
    this.lawDepth += 1;
    if (this.lawDepth > MAX_LAW_DEPTH) this.fail(`laws nested more than ${MAX_LAW_DEPTH} deep`);
    const law = this.bareLaw(node);
    this.lawDepth -= 1;
    return law;
  }

  private bareLaw(node: Node): Law {
    if (node.type === 'SymbolNode' && has(NAMED_LAWS, node.name)) {
      return { kind: 'named', name: node.name as 'p_ref' | 'p_star' | 'q' };
    }
    if (node.type === 'AccessorNode' && isSymbol(node.object, 'p')) {
      return this.round(this.index(node));
    }
    const name = LAW_FUNCTIONS.find(
      (word) => node.type === 'FunctionNode' && !node.optional && isSymbol(node.fn, word),
    );
    if (name !== undefined) {
      if (name === 'given') {
        const [of, event] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: 'given', of: this.law(of), event: this.event(event) };
      }
      const [of] = this.arguments(node, name, 1) as [Node];
      return { kind: name as 'curate' | 'tilt' | 'train' | 'binned', of: this.law(of) };
    }
    return this.fail('a law was expected: p[t], p[0], p_ref, p_star, q, curate(law), tilt(law) or given(law, event)');
  }

  private round(index: Node): Law {
    const round = roundOf(index);
    if (round === undefined) {
      return this.fail('the round of p is written p[0], p[1], p[t] or p[t + 1]');
    }
    if (round.fromT) {
      this.usesRound = true;
      this.lookahead = Math.max(this.lookahead, round.offset);
    }
    return { kind: 'round', ...round };
  }

  private event(node: Node): Event {
    if (node.type === 'SymbolNode' && node.name === 'A_star') return { kind: 'A_star' };
    if (node.type === 'OperatorNode' && RELATIONS.includes(node.op ?? '')) {
      const left = this.expression(this.argument(node, 0));
      const right = this.expression(this.argument(node, 1));
      return { kind: 'where', relation: node.op as Relation, left, right };
    }
    return this.fail('an event was expected: A_star or a comparison such as w >= 2');
  }

  private onlyAtom(node: Node): AtomName {
    return this.atom(this.arguments(node, 'a function of the atom', 1)[0] as Node);
  }

  private atom(node: Node): AtomName {
    if (node.type === 'SymbolNode' && (node.name === 'x' || node.name === 'y')) {
      this.atoms.add(node.name);
      return node.name;
    }
    return this.fail('an atom was expected: x or y');
  }

  private arguments(node: Node, name: string, arity: number): Node[] {
    const args = node.args ?? [];
    if (args.length !== arity)
      this.fail(`${name} takes ${arity} argument${arity === 1 ? '' : 's'}, not ${args.length}`);
    return args.map(strip);
  }
}

/**
 * Parses a claim.
 * @param source a comparison of two scalars in the claim language (`docs/claim-language.md`).
 * @param where definitions by name, each of which may use the earlier ones; only those that occur are kept. A name is made of
 *   letters, digits and `_`, and is no word of the language nor like one (`p_0`, `w_1`).
 * @throws ClaimError naming what is wrong and the source.
 */
export function parseClaim(source: string, where: Readonly<Record<string, string>> = {}): Claim {
  for (const name of Object.keys(where)) {
    if (
      has(SCALARS, name) ||
      has(OBSERVABLES, name) ||
      has(NAMED_LAWS, name) ||
      RESERVED.includes(name) ||
      /^[pwr]_/.test(name)
    ) {
      throw new ClaimError(`the definition "${name}" hides a word of the language; rename it`, source);
    }
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      throw new ClaimError(`the definition "${name}" is not named by letters, digits and _; rename it`, source);
    }
  }
  return new Parser(source, where).claim();
}
