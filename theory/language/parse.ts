/**
 * Claim text → typed tree.
 *
 * mathjs parses the text. This module accepts a whitelist of mathjs node types and turns them into the tree of
 * `tree.ts`; it looks words up in the catalogue `words/`. Everything else (assignment, objects, strings, property
 * access, conditionals, `import`, `evaluate`) is a `ClaimError`. mathjs never executes the text, so an untrusted claim
 * cannot run code.
 */
import { Q, type Relation } from '../arithmetic';
import { checkDefinitionNames } from './definition-names';
import type { BinaryOperator } from './interpretation';
import {
  type NamedObservable,
  OBSERVABLES,
  SCALARS,
  TRUE_OBSERVABLES,
  USER_OBSERVABLES,
  isIn,
  observableOf,
} from './names';
import { type Node, isSymbol, strip } from './node';
import {
  type Definitions,
  RELATIONS,
  WordReader,
  elementary,
  events,
  functions,
  namedLaws,
  statistics,
  withRemedy,
} from './parsing';
import { remedyForName, remedyForOperator, usageOf } from './remedies';
import { type Average, E_DRAWS, type Mention, type Offsets } from './scope';
import { isIntegerExpression, sortOf } from './sort';
import type { AtomName, Claim, Expression, LastRounds, Word } from './tree';
import { log } from './words';

const BINARY_OPERATORS: readonly string[] = ['+', '-', '*', '/', '^'];

/**
 * The facts about a definition that each of its uses needs. `size` and `depth` count its operations and nesting, with
 * the definitions inside it expanded.
 */
interface Facts {
  readonly size: number;
  readonly depth: number;
  /** Whether it uses `w_u` or `r_u` outside `E_users`. */
  readonly ofUser: boolean;
  readonly holds: ReadonlySet<Average>;
  readonly mentioned: LastRounds;
  /** The atoms that it is about. */
  readonly atoms: ReadonlySet<AtomName>;
  /** The offsets from s outside a sum or a maximum over rounds; undefined without s. */
  readonly fromS: Offsets | undefined;
  /** The functions of fixed atoms that it uses. */
  readonly fixed: readonly Mention[];
}

class Parser extends WordReader {
  private readonly definitions = new Map<string, { readonly body: Expression; readonly facts: Facts }>();

  claim(): Claim {
    const { text, quantifiers } = this;
    const node = text.read();
    if (node.type === 'RelationalNode') this.fail('a chain of comparisons; write one comparison per claim');
    if (node.type === 'AssignmentNode' || node.type === 'FunctionAssignmentNode')
      this.fail('a claim is a comparison of two scalars, and = is none; write == for equality');
    if (node.type !== 'OperatorNode' || !RELATIONS.includes(node.op ?? '') || node.args?.length !== 2) {
      this.fail(`a claim is a comparison of two scalars with one of ${RELATIONS.join(' ')}`);
    }
    const [left, right] = [this.scalar(text.argument(node, 0)), this.scalar(text.argument(node, 1))];
    return {
      source: text.source,
      relation: node.op as Relation,
      left,
      right,
      usesRound: quantifiers.usesRound,
      lookahead: quantifiers.lookahead,
      mentioned: quantifiers.mentioned,
      atoms: [...quantifiers.atoms].sort(),
      definitions: [...this.definitions].map(([name, { body }]) => ({ name, body })),
    };
  }

  protected scalar(node: Node): Expression {
    const e = this.expression(node);
    if (sortOf(e) === 'observable')
      this.fail(
        'w and r are functions of the atom, and so is what is made of them or of ratio(p, q); take E(law, …), or write w(x)',
      );
    return e;
  }

  protected expression(node: Node): Expression {
    return this.text.nested(() => this.bare(node));
  }

  private bare(node: Node): Expression {
    switch (node.type) {
      case 'ConstantNode':
        return this.text.number(node);
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

  private symbol(name: string): Expression {
    if (Object.hasOwn(this.where, name)) return this.definition(name);
    if (isIn(USER_OBSERVABLES, name)) this.scope.needUser(name);
    const observable = observableOf(name);
    if (observable) {
      if (this.scope.drawing) this.fail(this.drawsOf(this.scope.drawing));
      this.capture.draw(observable);
      return { kind: 'observable', name: observable };
    }
    if (name === 's') {
      this.atS('s', { least: 0, greatest: 0 });
      return { kind: 's' };
    }
    if (isIn(SCALARS, name)) {
      if (name === 't') this.quantifiers.usesRound = true;
      return { kind: 'name', name };
    }
    if (name === 'p') this.fail('p is a law, not a scalar; take E(p[t], …) or P(p[t], …)');
    if (namedLaws.has(name)) this.fail(`${name} is a law, not a scalar; take E(${name}, …) or P(${name}, …)`);
    const words = [SCALARS, OBSERVABLES, TRUE_OBSERVABLES, USER_OBSERVABLES, this.where].flatMap((table) =>
      Object.keys(table),
    );
    const remedy = remedyForName(name, [...words, ...functions.keys()], [...events.keys()]);
    return this.fail(`unknown name "${name}"; ${remedy ?? `known are ${words.join(', ')}`}`);
  }

  private definition(name: string): Expression {
    const { body, facts } = this.definitions.get(name) ?? this.readDefinition(name);
    this.text.grow(facts.size, facts.depth);
    if (facts.ofUser) this.scope.needUser(`the definition "${name}"`);
    facts.holds.forEach((average) => this.scope.place(average));
    if (facts.fromS !== undefined) this.atS(`the definition "${name}"`, facts.fromS);
    this.quantifiers.mention(facts.mentioned);
    facts.atoms.forEach((atom) => this.quantifiers.atom(atom));
    facts.fixed.forEach((mention) => this.capture.mention({ ...mention, text: `the definition "${name}"` }));
    return { kind: 'definition', name, body };
  }

  private readDefinition(name: string): { readonly body: Expression; readonly facts: Facts } {
    const earlier = Object.fromEntries(Object.entries(this.where).slice(0, Object.keys(this.where).indexOf(name)));
    const { depth } = this.text;
    const inner = new Parser(this.where[name] ?? '', earlier, depth, true);
    const body = inner.scalar(inner.text.read());
    this.quantifiers.include(inner.quantifiers);
    inner.definitions.forEach((value, key) => this.definitions.set(key, value));
    const { size, deepest } = inner.text;
    const { ofUser, holds } = inner.scope;
    const { mentioned, atoms, free: fromS } = inner.quantifiers;
    const fixed = inner.capture.mentions;
    const facts = { size, depth: deepest - depth, ofUser, holds, mentioned, fromS, atoms, fixed };
    const known = { body, facts };
    this.definitions.set(name, known);
    return known;
  }

  private operator(node: Node): Expression {
    const { text } = this;
    const op = node.op ?? '';
    if (node.isPercentage) this.fail('"%" is not part of the claim language');
    if (node.implicit) this.fail('write multiplication with *');
    if (node.args?.length === 1 && (op === '-' || op === '+')) {
      const of = this.expression(text.argument(node, 0));
      return op === '-' ? { kind: 'negate', of } : of;
    }
    if (!BINARY_OPERATORS.includes(op) || node.args?.length !== 2) {
      this.fail(withRemedy(`the operator "${op}" is not part of the claim language here`, remedyForOperator(op)));
    }
    const left = this.expression(text.argument(node, 0));
    const right = this.expression(text.argument(node, 1));
    if (op === '^' && !isIntegerExpression(right)) {
      this.fail(
        'an exponent is an integer made of numbers, t, s, K, n and d; for other powers use sqrt, or exp and log',
      );
    }
    return { kind: 'binary', op: op as BinaryOperator, left, right };
  }

  private call(node: Node): Expression {
    const callee = node.fn === undefined || node.optional ? undefined : strip(node.fn);
    const name = callee?.name ?? '';
    if (callee?.type === 'AccessorNode' || (callee?.type === 'SymbolNode' && namedLaws.has(name)))
      return this.massAt(node, callee);
    if (callee?.type !== 'SymbolNode') return this.fail('only named functions can be called');
    if (isIn(USER_OBSERVABLES, name)) this.scope.needUser(name);
    const observable = observableOf(name);
    if (observable) {
      const atom = this.onlyAtom(node);
      this.capture.mention({ atom, text: `${name}(${atom})`, of: observable, drawn: name });
      return { kind: 'at', name: observable, atom };
    }
    const statistic = this.scope.drawing ? statistics.get(name) : undefined;
    if (statistic) {
      if (this.scope.drawing?.by !== E_DRAWS)
        this.fail(`${name}(w) is about the K draws of E_draws; write w[1] + w[2] for the draws of a pair`);
      if (!isSymbol(this.text.arguments(node, name, 1)[0], 'w'))
        this.fail(`${name} takes the drawn weights: ${name}(w)`);
      this.capture.drawWeights();
      return { kind: 'draw-statistic', word: statistic };
    }
    const word = elementary.get(name);
    if (word)
      return {
        kind: 'call',
        word,
        args: this.text.arguments(node, name, word.arity).map((arg) => this.expression(arg)),
      };
    if (name === 'indicator') return this.indicator(node);
    return this.functional(node, name);
  }

  private draw(node: Node): Expression {
    const index = this.text.index(node);
    const { drawing } = this.scope;
    const name = node.object?.type === 'SymbolNode' ? observableOf(node.object.name ?? '') : undefined;
    const called = node.object?.name ?? '';
    if (functions.has(called))
      this.fail(`${called} is called with parentheses, as in ${usageOf(functions.get(called) as Word<'scalar'>)}`);
    if (drawing === undefined || name === undefined)
      return this.fail(
        'square brackets give the round of p, as in p[t + 1]; inside E_draws, E_pair and E_triple also a draw, as in w[1]',
      );
    const at = this.expression(index);
    const value = at.kind === 'number' && Q.isInteger(at.value) ? Number(at.value.num / at.value.den) : 0;
    if (drawing.by !== E_DRAWS) return this.drawn(name, value);
    if (value < 1 || value > 2) this.fail('draws are w[1] and w[2]; by symmetry no more are needed');
    this.scope.draw(value);
    this.capture.drawWeights();
    const draw: Expression = { kind: 'draw', index: value - 1 };
    if (name === 'w') return draw;
    return name === 'r' ? { kind: 'call', word: log, args: [draw] } : this.fail(this.drawsOf(drawing));
  }

  /** The value at the atom drawn from the law of this number, counted from 1. */
  private drawn(name: NamedObservable, number: number): Expression {
    const { drawing } = this.scope;
    if (drawing && (number < 1 || number > drawing.draws)) this.fail(this.drawsOf(drawing));
    if (isIn(USER_OBSERVABLES, name)) this.scope.needUser(name);
    this.capture.draw(name);
    return { kind: 'drawn', name, index: number - 1 };
  }
}

/** The size of the cache of parsed claims. The oldest is dropped first. */
const KEPT = 500;
const kept = new Map<string, Claim>();

/**
 * Parses a claim. A cache avoids parsing the same text with the same definitions again.
 * @param source a comparison of two scalars in the claim language (`docs/claim-language.md`).
 * @param where definitions by name; each may use the earlier ones. The claim keeps only those it uses. A name consists
 *   of letters, digits and `_`. It must not be a word of the language or look like one (`p_0`, `w_1`).
 * @throws ClaimError naming what is wrong and the source.
 * @example
 * parseClaim('gain >= (1 - 1/K)*Var(p[0], w)/w_max', { gain: 'E(p[1], w) - E(p[0], w)' });
 */
export function parseClaim(source: string, where: Definitions = {}): Claim {
  const key = JSON.stringify([source, Object.entries(where)]);
  const known = kept.get(key);
  if (known) return known;
  checkDefinitionNames(Object.keys(where), source);
  const claim = new Parser(source, where).claim();
  const [oldest] = kept.size < KEPT ? [] : kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, claim);
  return claim;
}
