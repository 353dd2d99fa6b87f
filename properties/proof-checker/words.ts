/**
 * The words of a claim as exact values in one case. Anything that is not understood is refused.
 *
 * At K = infinity `x/K` is 0 for finite x, and K may stand nowhere else. The laws `curate(law)` and `curate(law, M)`, `H(law, x)` and
 * `E_draws` are those of the module `laws`. A divisor that is a product is divided by factor by factor.
 */
import { type Node } from './claim';
import { type Header, type Law, type Laws, type Point } from './laws';
import { refuse } from './refusal';
import { type Value } from './values';

/** What `w` stands for: the weight of a point, or in `E_draws` the weights of the candidates. */
interface Scope {
  readonly point?: Point;
  readonly drawn?: readonly Value[];
}

/** The largest i in `w[i]`, or 0. */
const largestIndex = ({ word, operands: [first, second] }: Node): number =>
  Math.max(
    word === '[]' && first?.word === 'w' ? Number(second?.word) : 0,
    ...[first, second].map((each) => (each === undefined ? 0 : largestIndex(each))),
  );

export class Words {
  private readonly curated = new Map<string, Law>();

  constructor(
    private readonly header: Header,
    private readonly t: number,
    private readonly laws: Laws,
    private readonly definitions: ReadonlyMap<string, Node>,
  ) {}

  /** The value of a scalar. @throws RefusedProofError if it cannot be computed */
  value(node: Node, scope: Scope = {}): Value {
    const { word, operands } = node;
    if (/^\d/.test(word)) return this.number(word);
    const [a, b] = operands;
    if (a === undefined) return this.name(word, scope);
    return b === undefined ? this.unary(word, a, scope) : this.binary(word, a, b, operands.length, scope);
  }

  private number(word: string): Value {
    const [whole = '', decimals = ''] = word.split('.');
    return this.laws.values.constant(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  private name(word: string, scope: Scope): Value {
    const { laws, header } = this;
    const { values } = laws;
    switch (word) {
      case 'w':
        return scope.point?.weight ?? refuse('w stands outside of an expectation');
      case 'K':
        return header.K === 'infinity'
          ? refuse('K is infinite, and only x/K is understood then')
          : values.constant(BigInt(header.K));
      case 't':
        return values.constant(BigInt(this.t));
      case 'lambda':
        return laws.lambda ?? refuse('lambda is infinite on synthetic data');
      case 'eta':
        return laws.lambda === undefined ? values.one : values.over(laws.lambda, values.sum([values.one, laws.lambda]));
      case 'w_min':
      case 'w_max':
        return laws.extreme(word);
      default: {
        const body = this.definitions.get(word) ?? refuse(`the word "${word}" is not understood`);
        return this.value(body);
      }
    }
  }

  private unary(word: string, a: Node, { drawn = [], ...scope }: Scope): Value {
    const { values } = this.laws;
    const mean = (of: readonly Value[]) => values.over(values.sum(of), values.constant(BigInt(of.length)));
    switch (word) {
      case 'negative':
        return values.negative(this.value(a, { drawn, ...scope }));
      case 'w':
        return this.atom(a).weight;
      case 'sum':
      case 'mean':
      case 'var': {
        if (a.word !== 'w' || drawn.length === 0) return refuse(`${word} is understood of w, inside E_draws`);
        if (word === 'sum') return values.sum(drawn);
        const squared = values.negative(values.power(mean(drawn), 2));
        return word === 'mean' ? mean(drawn) : values.sum([mean(drawn.map((w) => values.power(w, 2))), squared]);
      }
      default:
        return refuse(`the word "${word}" is not understood`);
    }
  }

  private binary(word: string, a: Node, b: Node, count: number, scope: Scope): Value {
    const { laws } = this;
    const { values } = laws;
    if (count > 2) return refuse(`"${word}" has too many arguments`);
    switch (word) {
      case '+':
        return values.sum([this.value(a, scope), this.value(b, scope)]);
      case '-':
        return values.sum([this.value(a, scope), values.negative(this.value(b, scope))]);
      case '*':
        return values.times(this.value(a, scope), this.value(b, scope));
      case '/':
        return this.divided(this.value(a, scope), b, scope);
      case '^': {
        const exponent = this.integer(b);
        const base = this.value(a, scope);
        return exponent >= 0 ? values.power(base, exponent) : values.over(values.one, values.power(base, -exponent));
      }
      case '[]':
        return a.word === 'w' ? this.draw(scope, b) : refuse(`"${a.word}[…]" is no scalar`);
      case 'E':
        return laws.expectation(this.law(a), (point) => this.value(b, { point }));
      case 'Var': {
        const law = this.law(a);
        const mean = laws.expectation(law, (point) => this.value(b, { point }));
        const square = laws.expectation(law, (point) => values.power(this.value(b, { point }), 2));
        return values.sum([square, values.negative(values.power(mean, 2))]);
      }
      case 'chi2': {
        const [p, q] = [this.law(a), this.law(b)];
        const ratio = (point: Point) => values.over(values.power(laws.density(p, point), 2), laws.density(q, point));
        return values.sum([laws.total(ratio), values.negative(values.one)]);
      }
      case 'ratio':
        return this.ratio(a, b, scope.point ?? refuse('ratio stands outside of an expectation'));
      case 'H':
        return laws.factor(this.law(a), this.header.K, this.atom(b));
      case 'at':
      case 'mass':
        return laws.mass(this.law(a), this.atom(b));
      case 'P':
        return laws.expectation(this.law(a), (point) => (this.event(b, point) ? values.one : values.zero));
      case 'E_draws':
        return this.overDraws(this.law(a), b);
      default:
        return refuse(`the word "${word}" is not understood`);
    }
  }

  /** The value over a divisor, factor by factor. */
  private divided(value: Value, divisor: Node, scope: Scope): Value {
    const { values } = this.laws;
    const [a, b] = divisor.operands;
    if (divisor.word === 'K' && this.header.K === 'infinity') return values.zero;
    if (divisor.word === '*' && a && b) return this.divided(this.divided(value, a, scope), b, scope);
    if (divisor.word === '/' && a && b) return values.times(this.divided(value, a, scope), this.value(b, scope));
    const exponent = divisor.word === '^' && b ? this.integer(b) : 0;
    if (exponent > 0 && a)
      return Array.from({ length: exponent }).reduce<Value>((result) => this.divided(result, a, scope), value);
    return values.over(value, this.value(divisor, scope));
  }

  private ratio(a: Node, b: Node, point: Point): Value {
    const { laws } = this;
    return laws.values.over(laws.density(this.law(a), point), laws.density(this.law(b), point));
  }

  private integer(node: Node): number {
    const value = this.laws.values.rational(this.value(node));
    if (value === undefined || value.above % value.below !== 0n) return refuse('an exponent or index is no integer');
    return Number(value.above / value.below);
  }

  private draw({ drawn = [] }: Scope, index: Node): Value {
    return drawn[this.integer(index) - 1] ?? refuse(`w[${index.word}] is no draw`);
  }

  /** P(i)/Q(i) at the atom of the case, for `sup_ratio(P, Q)`. */
  supremum({ operands: [a, b] }: Node): Value {
    const point = this.laws.atoms.get('sup');
    return a && b && point ? this.ratio(a, b, point) : refuse('sup_ratio needs two laws, and a case for each atom');
  }

  private atom({ word }: Node): Point {
    return this.laws.atoms.get(word) ?? refuse(`"${word}" is no atom`);
  }

  /** `w >= w(x)` and the like. Weights of different ranks differ. */
  private event({ word, operands: [a, b] }: Node, { rank }: Point): boolean {
    if (this.header.atoms === 'any') return refuse('an event needs a fixed number of atoms');
    if (a?.word !== 'w' || a.operands.length > 0 || b?.word !== 'w' || b.operands[0] === undefined)
      return refuse('an event is understood if it compares w with w(x)');
    const other = this.atom(b.operands[0]).rank;
    const results = new Map([
      ['<', rank < other],
      ['<=', rank <= other],
      ['==', rank === other],
      ['>=', rank >= other],
      ['>', rank > other],
    ]);
    return results.get(word) ?? refuse(`"${word}" is no comparison`);
  }

  private law(node: Node): Law {
    const { word, operands } = node;
    const [a, b] = operands;
    if (word === '[]' && a?.word === 'p' && b) return this.laws.round(this.integer(b));
    if (word === 'p_ref' && a === undefined) return this.laws.reference();
    if (word === 'q' && a === undefined) return this.laws.free('q');
    if (a === undefined || !['curate', 'tilt'].includes(word)) return refuse(`the law "${word}" is not understood`);
    const name = JSON.stringify(node);
    const M = word === 'tilt' ? 'infinity' : b === undefined ? this.header.K : this.integer(b);
    const law = this.curated.get(name) ?? this.laws.curate(this.law(a), M);
    this.curated.set(name, law);
    return law;
  }

  /** The expectation over K draws: the draws that are named one by one, the others in any order. */
  private overDraws(law: Law, f: Node): Value {
    const { laws, header } = this;
    const { values, points } = laws;
    const named = largestIndex(f);
    if (header.K === 'infinity' || !(named <= header.K)) return refuse(`E_draws has no w[${named}] at K = ${header.K}`);
    const rest = [...laws.samples(law, header.K - named)];
    if (header.atoms === 'any' && points.length < header.K) return laws.tooFew(law, header.K);
    const from = (probability: Value, drawn: readonly Value[]): Value =>
      drawn.length < named
        ? values.sum(
            points.map((point) => {
              const mass = values.times(point.base, laws.density(law, point));
              return from(values.times(probability, mass), [...drawn, point.weight]);
            }),
          )
        : values.sum(
            rest.map((sample) => {
              const chance = values.times(probability, sample.probability);
              return chance.parts.size === 0
                ? chance
                : values.times(chance, this.value(f, { drawn: [...drawn, ...sample.weights] }));
            }),
          );
    return from(values.one, []);
  }
}
