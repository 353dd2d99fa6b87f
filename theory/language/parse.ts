/**
 * Claim text → typed tree.
 *
 * mathjs parses the text; this module accepts a whitelist of its node types and turns them into the tree of
 * `syntax.ts`. Everything else (assignment, objects, strings, property access, conditionals, `import`, `evaluate`) is a
 * `ClaimError`, so an expression from a stranger cannot reach the process: nothing of it is ever executed by mathjs.
 */
import type { Relation } from '../arithmetic';
import { type Node, isSymbol, strip } from './node';
import { lastOf } from './parse-law';
import { type Average, ScopedParser } from './parse-scope';
import { isIntegerExpression, sortOf } from './sort';
import {
  type BinaryOperator,
  type Claim,
  type DrawStatistic,
  type ElementaryFunction,
  type Expression,
  type LastRounds,
  NAMED_LAWS,
  OBSERVABLES,
  type ObservableName,
  SCALARS,
  type ScalarName,
  USER_OBSERVABLES,
  type UserObservableName,
} from './syntax';
import {
  BINARY_OPERATORS,
  DRAW_STATISTICS,
  ELEMENTARY,
  FUNCTIONS,
  LAW_FUNCTIONS,
  RELATIONS,
  checkDefinitionNames,
  has,
} from './words';

/** What is known of a definition where it is used: operations and nesting of it spelled out, and what it needs or brings along. */
interface Facts {
  readonly size: number;
  readonly depth: number;
  /** Whether it speaks of a user without saying `E_users`. */
  readonly ofUser: boolean;
  readonly holds: ReadonlySet<Average>;
  readonly mentioned: LastRounds;
}

class Parser extends ScopedParser {
  private readonly definitions = new Map<string, Expression>();
  private readonly facts = new Map<string, Facts>();

  constructor(
    source: string,
    private readonly where: Readonly<Record<string, string>>,
    depth = 0,
    isDefinition = false,
  ) {
    super(source, depth, isDefinition);
  }

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
      mentioned: this.mentioned,
      atoms: [...this.atoms].sort(),
      definitions: [...this.definitions].map(([name, body]) => ({ name, body })),
    };
  }

  protected override scalar(node: Node): Expression {
    const e = this.expression(node);
    if (sortOf(e) === 'observable')
      this.fail(
        'w and r are functions of the atom, and so is what is made of them or of ratio(p, q); take E(law, …), or write w(x)',
      );
    return e;
  }

  protected override expression(node: Node): Expression {
    return this.nested(() => this.bare(node));
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

  private symbol(name: string): Expression {
    if (Object.hasOwn(this.where, name)) return this.definition(name);
    if (has(OBSERVABLES, name)) return this.observable(name as ObservableName);
    if (has(USER_OBSERVABLES, name)) {
      this.needUser(name);
      return this.observable(name as UserObservableName);
    }
    if (has(SCALARS, name)) {
      if (name === 't') this.usesRound = true;
      return { kind: 'name', name: name as ScalarName };
    }
    if (name === 'p' || has(NAMED_LAWS, name))
      this.fail(`${name} is a law, not a scalar; take E(${name}, …) or P(${name}, …)`);
    const words = [SCALARS, OBSERVABLES, USER_OBSERVABLES, this.where].flatMap((table) => Object.keys(table));
    return this.fail(`unknown name "${name}"; known are ${words.join(', ')}`);
  }

  private observable(name: ObservableName | UserObservableName): Expression {
    if (this.inDraws) this.fail('inside E_draws use w[1], w[2], sum(w), mean(w) or var(w)');
    return { kind: 'observable', name };
  }

  private definition(name: string): Expression {
    const body = this.definitions.get(name) ?? this.readDefinition(name);
    const facts = this.facts.get(name);
    if (facts) {
      this.grow(facts.size, facts.depth);
      if (facts.ofUser) this.needUser(`the definition "${name}"`);
      facts.holds.forEach((average) => this.place(average));
      this.mentioned = lastOf(this.mentioned, facts.mentioned);
    }
    return { kind: 'definition', name, body };
  }

  private readDefinition(name: string): Expression {
    const earlier = Object.fromEntries(Object.entries(this.where).slice(0, Object.keys(this.where).indexOf(name)));
    const inner = new Parser(this.where[name] ?? '', earlier, this.depth, true);
    const body = inner.scalar(inner.read(inner.source));
    this.usesRound ||= inner.usesRound;
    this.lookahead = Math.max(this.lookahead, inner.lookahead);
    inner.atoms.forEach((atom) => this.atoms.add(atom));
    inner.definitions.forEach((value, key) => this.definitions.set(key, value));
    inner.facts.forEach((value, key) => this.facts.set(key, value));
    this.definitions.set(name, body);
    const { size, deepest, ofUser, holds, mentioned } = inner;
    this.facts.set(name, { size, depth: deepest - this.depth, ofUser, holds, mentioned });
    return body;
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
    if (has(USER_OBSERVABLES, name)) {
      this.needUser(name);
      return { kind: 'at', name: name as UserObservableName, atom: this.onlyAtom(node) };
    }
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
        return { kind: 'draws', law: this.law(law), ...this.draws(of) };
      }
      case 'E_users':
      case 'runs': {
        this.place(name);
        const [of] = this.arguments(node, name, 1) as [Node];
        return name === 'runs' ? this.runs(of) : this.users(of);
      }
      case 'risk': {
        const [law] = this.arguments(node, name, 1) as [Node];
        return { kind: name, law: this.law(law) };
      }
      case 'ratio': {
        const [left, right] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: name, left: this.law(left), right: this.law(right) };
      }
      case 'KL':
      case 'TV':
      case 'chi2':
      case 'sup_ratio': {
        const [left, right] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: 'divergence', divergence: name, left: this.law(left), right: this.law(right) };
      }
      default:
        if (LAW_FUNCTIONS.includes(name)) this.fail(`${name}(…) is a law, not a scalar; take E, P, KL or mass of it`);
        return this.fail(`unknown function "${name}"; known are ${FUNCTIONS.join(', ')}`);
    }
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
  checkDefinitionNames(Object.keys(where), source);
  return new Parser(source, where).claim();
}
