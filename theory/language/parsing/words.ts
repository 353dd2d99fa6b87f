/** Reads the words that take laws, events, atoms and rounds, and events themselves. */
import type { Relation } from '../../arithmetic';
import { isSymbol, roundOf, strip, type Node } from '../node';
import { remedyForFunction, remedyForOperator, usageOf } from '../remedies';
import { E_DRAWS, type Round, type Scope } from '../scope';
import { SCALARS } from '../names';
import { isIntegerExpression } from '../sort';
import type { Argument, AtomName, Event, Expression, Sort, Word } from '../tree';
import { curationFactor, drawnMass, mass } from '../words';
import { LawReader } from './laws';
import { RELATIONS, elementary, events, functions, lawFunctions, withRemedy } from './tables';

export abstract class WordReader extends LawReader {
  protected functional(node: Node, name: string): Expression {
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
  protected arguments(
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

  protected event(node: Node): Event {
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

  protected indicator(node: Node): Expression {
    const event = this.event(this.text.arguments(node, 'indicator', 1)[0] as Node);
    if (this.scope.drawing && event.kind === 'event')
      this.fail(`${event.word.name} is about one atom; compare draws instead, as in indicator(w[1] == w_max)`);
    return { kind: 'indicator', event };
  }

  /** `p[t](x)`. */
  protected massAt(node: Node, law: Node): Expression {
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
  protected drawsOf({ by, draws }: NonNullable<Scope['drawing']>): string {
    if (by === E_DRAWS) return `inside ${by} use w[1], w[2], r[1], r[2], sum(w), mean(w) or var(w)`;
    const names = Array.from({ length: draws }, (_, i) => `w[${i + 1}]`);
    return `inside ${by} there are ${draws} atoms, drawn from its laws in order: write ${names.join(', ')}, and r[1] for a reward`;
  }
}
