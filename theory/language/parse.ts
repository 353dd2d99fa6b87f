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
import { type Node, isSymbol, offsetFromS, roundOf, strip } from './node';
import { type Average, Capture, E_DRAWS, type Mention, type Offsets, Quantifiers, type Round, Scope } from './scope';
import { remedyForFunction, remedyForLaw, remedyForName, remedyForOperator, usageOf } from './remedies';
import { isIntegerExpression, sortOf } from './sort';
import { TextReader } from './text-reader';
import type { Argument, AtomName, Claim, Event, Expression, LastRounds, Law, Sort, Word } from './tree';
import {
  DRAW_STATISTICS,
  ELEMENTARY,
  EVENTS,
  FUNCTIONS,
  LAWS,
  curate,
  curationFactor,
  drawnMass,
  log,
  mass,
  next,
} from './words';

const RELATIONS: readonly string[] = ['<', '<=', '==', '>=', '>'];
const BINARY_OPERATORS: readonly string[] = ['+', '-', '*', '/', '^'];
const MAX_LAW_DEPTH = 6;
/** What a second sequence of models would be called. */
const SEQUENCE = /^[pq](?:_?[A-Za-z0-9]+)?$/;

const byName = <W extends { readonly name: string }>(words: readonly W[]): ReadonlyMap<string, W> =>
  new Map(words.map((word) => [word.name, word]));

const functions = byName(FUNCTIONS.filter((word) => word !== drawnMass));
const elementary = byName(ELEMENTARY);
const statistics = byName(DRAW_STATISTICS);
const namedLaws = byName(LAWS.filter(({ takes }) => takes.length === 0));
const lawFunctions = byName(LAWS.filter(({ takes }) => takes.length > 0));
const events = byName(EVENTS);

const withRemedy = (problem: string, remedy: string | undefined): string =>
  remedy === undefined ? problem : `${problem}; ${remedy}`;

type Definitions = Readonly<Record<string, string>>;

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

class Parser {
  private readonly text: TextReader;
  private readonly scope: Scope;
  private readonly capture: Capture;
  private readonly quantifiers = new Quantifiers();
  private readonly definitions = new Map<string, { readonly body: Expression; readonly facts: Facts }>();
  private lawDepth = 0;

  constructor(
    source: string,
    private readonly where: Definitions,
    depth = 0,
    isDefinition = false,
  ) {
    this.text = new TextReader(source, depth);
    this.scope = new Scope(isDefinition, (message) => this.fail(message));
    this.capture = new Capture((message) => this.fail(message));
  }

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

  private fail(message: string): never {
    return this.text.fail(message);
  }

  private scalar(node: Node): Expression {
    const e = this.expression(node);
    if (sortOf(e) === 'observable')
      this.fail(
        'w and r are functions of the atom, and so is what is made of them or of ratio(p, q); take E(law, …), or write w(x)',
      );
    return e;
  }

  private expression(node: Node): Expression {
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

  /** Records the use of rounds that are counted from s. */
  private atS(word: string, offsets: Offsets): void {
    this.scope.needRound(word);
    this.quantifiers.roundAtS(offsets);
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

  /** `p[t](x)`. */
  private massAt(node: Node, law: Node): Expression {
    const args = [this.law(law), this.onlyAtom(node)] as const;
    const of = law.toString();
    this.capture.mention({ atom: args[1], text: `${of}(${args[1]})`, of: 'mass', drawn: `mass(${of})` });
    return { kind: 'scalar', word: mass, args };
  }

  /** Records a word of a fixed atom, `mass(law, x)` or `H(law, x)`. */
  private mentionAtom(name: string, [law]: readonly Node[], [, atom]: readonly Argument[]): void {
    if (law === undefined || (atom !== 'x' && atom !== 'y')) return;
    const of = law.toString();
    const drawn = name === mass.name ? `mass(${of})` : `ratio(curate(${of}), ${of})`;
    this.capture.mention({ atom, text: `${name}(${of}, ${atom})`, of: name, drawn });
  }

  /** The draws that are known inside an average over them. */
  private drawsOf({ by, draws }: NonNullable<Scope['drawing']>): string {
    if (by === E_DRAWS) return `inside ${by} use w[1], w[2], r[1], r[2], sum(w), mean(w) or var(w)`;
    const names = Array.from({ length: draws }, (_, i) => `w[${i + 1}]`);
    return `inside ${by} there are ${draws} atoms, drawn from its laws in order: write ${names.join(', ')}, and r[1] for a reward`;
  }

  private indicator(node: Node): Expression {
    const event = this.event(this.text.arguments(node, 'indicator', 1)[0] as Node);
    if (this.scope.drawing && event.kind === 'event')
      this.fail(`${event.word.name} is about one atom; compare draws instead, as in indicator(w[1] == w_max)`);
    return { kind: 'indicator', event };
  }

  private functional(node: Node, name: string): Expression {
    if (this.scope.drawing) this.fail(`${name} cannot stand inside ${this.scope.drawing.by}`);
    if (name === mass.name && node.args?.length === 1) {
      this.capture.draw(name);
      return { kind: 'function', word: drawnMass, args: this.arguments(node, drawnMass) };
    }
    const word = functions.get(name);
    if (word === undefined) {
      if (lawFunctions.has(name)) this.fail(`${name}(…) is a law, not a scalar; take E, P, KL or mass of it`);
      return this.unknownFunction(name);
    }
    if (name === 'E_users' || name === 'runs') this.scope.place(name);
    const args = word.takes[0] === 'of a round' ? this.overRounds(node, word) : this.arguments(node, word);
    this.checkArguments(word, args);
    if (name === mass.name || name === curationFactor.name) this.mentionAtom(name, node.args ?? [], args);
    return word.gives === 'scalar' ? { kind: 'scalar', word, args } : { kind: 'function', word, args };
  }

  private unknownFunction(name: string): never {
    if (events.has(name)) this.fail(`${name} is an event; take P(law, ${name}(…)) or indicator(${name}(…))`);
    const words = [...functions.keys(), ...elementary.keys(), 'indicator'];
    const numbers = [...Object.keys(SCALARS), ...Object.keys(this.where)];
    const remedy = remedyForFunction(name, [...words, ...lawFunctions.keys()], numbers);
    return this.fail(`unknown function "${name}"; ${remedy ?? `known are ${words.join(', ')}`}`);
  }

  private checkArguments(word: Word<'scalar' | 'observable'>, args: readonly Argument[]): void {
    const problem = word.problem?.(...args);
    if (problem !== undefined) this.fail(`${word.name}: ${problem}`);
  }

  /** Reads the arguments of a word by their sorts. */
  private arguments(
    node: Node,
    { name, takes }: { readonly name: string; readonly takes: readonly Sort[] },
  ): Argument[] {
    const all = takes.length === (node.args ?? []).length;
    const sorts = all ? takes : takes.filter((sort) => sort !== 'candidates?');
    const laws = takes.filter((sort) => sort === 'law').length;
    if (takes[0] === 'bound atom') return this.binding(...(this.text.arguments(node, name, 2) as [Node, Node]));
    return this.text
      .arguments(node, name, sorts.length, this.usage(node, name, sorts))
      .map((arg, i) => this.argument(arg, sorts[i] as Sort, { by: name, draws: laws }));
  }

  /** How a word is called. The argument of `H(law)` is a law whose entropy is meant. */
  private usage(node: Node, name: string, takes: readonly Sort[]): string {
    const usage = usageOf({ name, takes });
    return name === curationFactor.name && node.args?.length === 1
      ? `${usage} for the curation factor at an atom, or entropy(law) for the entropy`
      : usage;
  }

  /** Reads the arguments of a sum or a maximum over rounds, which are its rounds and what it is of. */
  private overRounds(
    node: Node,
    { name, takes }: { readonly name: string; readonly takes: readonly Sort[] },
  ): Argument[] {
    if (Object.hasOwn(this.where, 's'))
      this.fail(`s is the round inside ${name}; give the definition "s" another name`);
    const [of, ...bounds] = this.text.arguments(node, name, takes.length) as [Node, Node, Node];
    const [from, to] = bounds.map((bound) => {
      const round = roundOf(strip(bound));
      return round ?? this.fail(`${name} runs from a round to a round, such as 0, t, t + 1 or t - 1`);
    }) as [Round, Round];
    if (from.offset < 0) this.fail(`${name} starts at a round that always exists: 0, t or t + 1, not t - 1`);
    this.quantifiers.round(from);
    const read = (): Expression => this.scope.withinRounds(name, () => this.scalar(of));
    const body = this.quantifiers.withinRounds(to, read);
    if (from.offset + body.least < 0)
      this.fail(`p[s - ${-body.least}] is not a round at the start of ${name}; start it at ${-body.least}`);
    return [{ of: body.of }, ...bounds.map((bound) => this.expression(bound))];
  }

  /** @param drawing the word whose argument it is, with the number of its laws */
  private argument(node: Node, sort: Sort, drawing: NonNullable<Scope['drawing']>): Argument {
    const { scope, quantifiers, capture } = this;
    switch (sort) {
      case 'law':
        return this.law(node);
      case 'expression':
        return capture.within(drawing.by, () => this.expression(node));
      case 'event':
        return capture.within(drawing.by, () => this.event(node));
      case 'atom':
      case 'bound atom':
        return this.atom(node);
      case 'number':
      case 'of an atom':
        return this.scalar(node);
      case 'integer':
        return this.integer(node);
      case 'candidates?':
        return this.candidates(node);
      case 'of draws':
        return capture.within(drawing.by, () => scope.withinDraws(() => this.expression(node)));
      case 'of independent draws':
        return capture.within(drawing.by, () => ({
          of: scope.withinIndependent(drawing.by, drawing.draws, () => this.scalar(node)),
        }));
      case 'of a round':
      case 'round':
        return this.fail(`${drawing.by} is read as a sum over rounds`);
      case 'of a user':
        return scope.withinUsers(() => this.scalar(node));
      case 'of a run':
        return quantifiers.within(() => scope.withinRuns(() => this.scalar(node)));
    }
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

  private law(node: Node): Law {
    this.lawDepth += 1;
    if (this.lawDepth > MAX_LAW_DEPTH) this.fail(`laws nested more than ${MAX_LAW_DEPTH} deep`);
    const law = this.bareLaw(node);
    this.lawDepth -= 1;
    return law;
  }

  private bareLaw(node: Node): Law {
    const named = node.type === 'SymbolNode' ? namedLaws.get(node.name ?? '') : undefined;
    if (named) return { kind: 'law', word: named, args: [] };
    if (node.type === 'AccessorNode' && isSymbol(node.object, 'p')) {
      const [index, loop] = this.text.indices(node, 2) as [Node, Node?];
      const round = this.round(index);
      return loop ? { kind: 'under', loop: this.text.loopName(loop), of: round } : round;
    }
    if (node.type === 'AccessorNode' && SEQUENCE.test(node.object?.name ?? ''))
      return this.fail(
        `${node.object?.name ?? ''}[…] cannot be said, because a claim has one sequence of models; the nearest are p[t], the rounds ` +
          'p[t; best-of-K] of another loop on the same case, and q, any fixed second law',
      );
    if (node.type === 'FunctionNode' && !node.optional && node.fn?.type === 'AccessorNode') {
      const word = [curate, next].find(({ name }) => isSymbol(node.fn?.object, name));
      if (word) {
        const loop = this.text.loopName(this.text.index(node.fn));
        return { kind: 'under', loop, of: { kind: 'law', word, args: this.arguments(node, word) } };
      }
    }
    const called = node.type === 'FunctionNode' && !node.optional && node.fn?.type === 'SymbolNode';
    const word = called ? lawFunctions.get(node.fn.name ?? '') : undefined;
    if (word) return { kind: 'law', word, args: this.arguments(node, word) };
    const name = node.type === 'SymbolNode' ? (node.name ?? '') : '';
    const remedy = remedyForLaw(name, [...namedLaws.keys(), ...lawFunctions.keys()]);
    return this.fail(
      remedy === undefined
        ? 'a law was expected: p[t], p[0], p_ref, p_star, p_limit, q, curate(law), tilt(law), next(law) or given(law, event); of another loop p[t; best-of-K] and curate[best-of-K](law)'
        : `a law was expected, not ${name}; ${remedy}`,
    );
  }

  private round(index: Node): Law {
    const fromS = Object.hasOwn(this.where, 's') ? undefined : offsetFromS(index);
    if (fromS !== undefined) {
      this.atS('p[s]', { least: fromS, greatest: fromS });
      return { kind: 'round at s', offset: fromS };
    }
    const round = roundOf(index);
    if (round === undefined || round.offset < 0)
      return this.fail(
        'the round of p is written p[0], p[1], p[t] or p[t + 1], and p[s] inside sum_rounds; for p[t - 1] write the claim one round later',
      );
    this.quantifiers.round(round);
    return { kind: 'round', ...round };
  }

  /** Reads the number of candidates, as in `curate(law, K - 1)`. */
  private candidates(node: Node): Expression | undefined {
    if (isSymbol(node, 'K')) return undefined;
    const number = this.expression(node);
    if (!isIntegerExpression(number)) {
      this.fail('the number of candidates is an integer made of numbers, t and K, as in curate(p[t], K - 1)');
    }
    return number;
  }

  /** The arguments of a word that binds an atom, as in `sum_atoms(x, p[t](x)^2)`. */
  private binding(name: Node, of: Node): Argument[] {
    const { capture, quantifiers } = this;
    if (!(isSymbol(name, 'x') || isSymbol(name, 'y')))
      this.fail('an atom was expected first: x or y, as in sum_atoms(x, p[t](x)^2)');
    const atom = name.name as AtomName;
    if (quantifiers.isBound(atom)) this.fail(`${atom} is bound already; use the other of x and y`);
    return [atom, quantifiers.binding(atom, () => capture.binding(atom, () => this.scalar(of)))];
  }

  private integer(node: Node): Expression {
    const number = this.expression(node);
    if (!isIntegerExpression(number)) this.fail('a whole number was expected, made of numbers, t, s, K, n and d');
    return number;
  }

  private event(node: Node): Event {
    const called = node.type === 'FunctionNode' && !node.optional && node.fn?.type === 'SymbolNode';
    const word = events.get((called ? node.fn.name : node.type === 'SymbolNode' ? node.name : undefined) ?? '');
    if (word && called === word.takes.length > 0)
      return { kind: 'event', word, args: called ? this.arguments(node, word) : [] };
    if (node.type === 'OperatorNode' && RELATIONS.includes(node.op ?? '')) {
      const left = this.expression(this.text.argument(node, 0));
      const right = this.expression(this.text.argument(node, 1));
      return { kind: 'where', relation: node.op as Relation, left, right };
    }
    if (node.type === 'RelationalNode')
      this.fail(
        'an event was expected, not a chain of comparisons; multiply indicators, as in indicator(w > 1)*indicator(w < 2)',
      );
    const expected = 'an event was expected: A_star, A_users, A_mode(law) or a comparison such as w >= 2';
    return this.fail(withRemedy(expected, node.type === 'OperatorNode' ? remedyForOperator(node.op ?? '') : undefined));
  }

  private onlyAtom(node: Node): AtomName {
    return this.atom(this.text.arguments(node, 'a function of the atom', 1)[0] as Node);
  }

  private atom(node: Node): AtomName {
    if (node.type === 'SymbolNode' && (node.name === 'x' || node.name === 'y')) {
      this.quantifiers.atom(node.name);
      return node.name;
    }
    return this.fail('an atom was expected: x or y');
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
