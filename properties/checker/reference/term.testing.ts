/**
 * Random claims as terms: their text for the parser, and their value by definition on a small discrete case, exact or to 80 digits.
 * Nothing here uses the parser, the evaluator or the models: laws are sums over all ordered lists of K candidates.
 */
import type { DiscreteInstance } from '../../../models';
import { Fraction } from '../../../theory/arithmetic/fraction.testing';
import {
  NoValue,
  type Value,
  absolute,
  compares,
  exponential,
  largest,
  logarithm,
  minus,
  negated,
  over,
  plus,
  power,
  smallest,
  squareRoot,
  times,
} from './value.testing';

export type Law =
  | { readonly law: 'p'; readonly fromT: boolean; readonly round: number }
  | { readonly law: 'p_ref' | 'q' }
  | { readonly law: 'tilt' | 'curate'; readonly of: Law }
  | { readonly law: 'given'; readonly of: Law; readonly event: Event };

export interface Event {
  readonly relation: string;
  readonly left: Term;
  readonly right: Term;
}

export type Term =
  | { readonly term: 'number'; readonly text: string; readonly value: Fraction }
  | { readonly term: 'name'; readonly name: 'K' | 'lambda' | 'eta' | 't' | 'w_max' | 'w_min' }
  /** A function of the atom, which stands inside E, Var and events only. */
  | { readonly term: 'w' }
  | { readonly term: 'at'; readonly what: 'w' | 'mass' | 'H'; readonly of: Law }
  | { readonly term: 'E' | 'Var'; readonly of: Law; readonly what: Term }
  | { readonly term: 'P'; readonly of: Law; readonly event: Event }
  | { readonly term: 'KL' | 'TV' | 'chi2' | 'sup_ratio'; readonly left: Law; readonly right: Law }
  | { readonly term: '+' | '-' | '*' | '/' | 'min' | 'max'; readonly left: Term; readonly right: Term }
  | { readonly term: '^'; readonly left: Term; readonly n: number }
  | { readonly term: 'negated' | 'abs' | 'log' | 'exp' | 'sqrt'; readonly of: Term };

export interface ClaimTerm {
  readonly left: Term;
  readonly relation: string;
  readonly right: Term;
}

function lawText(law: Law): string {
  switch (law.law) {
    case 'p':
      return law.fromT ? `p[t${law.round === 0 ? '' : ` + ${law.round}`}]` : `p[${law.round}]`;
    case 'p_ref':
    case 'q':
      return law.law;
    case 'tilt':
    case 'curate':
      return `${law.law}(${lawText(law.of)})`;
    case 'given':
      return `given(${lawText(law.of)}, ${eventText(law.event)})`;
  }
}

const eventText = ({ left, relation, right }: Event): string => `${termText(left)} ${relation} ${termText(right)}`;

function termText(term: Term): string {
  switch (term.term) {
    case 'number':
      return term.text;
    case 'name':
      return term.name;
    case 'w':
      return 'w';
    case 'at':
      return term.what === 'w' ? 'w(x)' : `${term.what}(${lawText(term.of)}, x)`;
    case 'E':
    case 'Var':
      return `${term.term}(${lawText(term.of)}, ${termText(term.what)})`;
    case 'P':
      return `P(${lawText(term.of)}, ${eventText(term.event)})`;
    case 'KL':
    case 'TV':
    case 'chi2':
    case 'sup_ratio':
      return `${term.term}(${lawText(term.left)}, ${lawText(term.right)})`;
    case 'min':
    case 'max':
      return `${term.term}(${termText(term.left)}, ${termText(term.right)})`;
    case '+':
    case '-':
    case '*':
    case '/':
      return `(${termText(term.left)} ${term.term} ${termText(term.right)})`;
    case '^':
      return `(${termText(term.left)})^${term.n}`;
    case 'negated':
      return `(-${termText(term.of)})`;
    default:
      return `${term.term}(${termText(term.of)})`;
  }
}

export const claimText = ({ left, relation, right }: ClaimTerm): string =>
  `${termText(left)} ${relation} ${termText(right)}`;

/** Whether a claim says t, an atom, or the K that a term names. */
export function mentions(term: unknown, what: 't' | 'x' | 'K'): boolean {
  if (typeof term !== 'object' || term === null) return false;
  if (what === 'x' && 'term' in term && term.term === 'at') return true;
  if (what !== 'x' && 'name' in term && term.name === what) return true;
  if (what === 't' && 'fromT' in term && term.fromT === true) return true;
  return Object.values(term).some((part) => mentions(part, what));
}

/** Rounds past t that a claim speaks of. */
export function lookahead(term: unknown): number {
  if (typeof term !== 'object' || term === null) return 0;
  const own = 'fromT' in term && term.fromT === true && 'round' in term ? Number(term.round) : 0;
  return Math.max(own, ...Object.values(term).map(lookahead));
}

const ZERO = Fraction.of(0);
const ONE = Fraction.of(1);
const total = (terms: readonly Fraction[]): Fraction => terms.reduce((sum, term) => sum.plus(term), ZERO);

/** Fractions as whole numbers over one denominator. */
function wholeNumbers(values: readonly Fraction[]): [readonly bigint[], bigint] {
  const distinct = [...new Set(values.map(({ bottom }) => bottom))];
  const bottom = distinct.reduce((product, one) => product * one, 1n);
  return [values.map((value) => value.top * (bottom / value.bottom)), bottom];
}

/** A small discrete case under the loop of the paper. */
export class ReferenceCase {
  private readonly w: readonly Fraction[];
  private readonly rounds: Fraction[][];
  private readonly curated = new Map<string, Fraction[]>();

  constructor(
    private readonly instance: DiscreteInstance,
    /** What stands for K where the case has K = ∞. */
    private readonly hugeK: Fraction,
  ) {
    this.w = this.read(instance.w);
    this.rounds = [this.read(instance.p0)];
  }

  private read(values: readonly { readonly num: bigint; readonly den: bigint }[]): Fraction[] {
    return values.map(({ num, den }) => Fraction.of(num, den));
  }

  private tilted(p: readonly Fraction[]): Fraction[] {
    const products = p.map((mass, i) => mass.times(this.w[i] as Fraction));
    return products.map((product) => product.over(total(products)));
  }

  /** The law of the kept one of K candidates, over all ordered lists of them. */
  private chosen(p: readonly Fraction[]): Fraction[] {
    const { K } = this.instance;
    if (K === Infinity) return this.tilted(p);
    const key = p.map(({ top, bottom }) => `${top}/${bottom}`).join();
    const before = this.curated.get(key);
    if (before) return before;
    // Whole numbers over common denominators; lists of one sum of weights are added before they are divided by it.
    const [masses, ofMasses] = wholeNumbers(p);
    const [weights] = wholeNumbers(this.w);
    const bySum = new Map<bigint, bigint[]>();
    const visit = (atoms: readonly number[], probability: bigint): void => {
      if (probability === 0n) return;
      if (atoms.length < K) {
        masses.forEach((mass, i) => visit([...atoms, i], probability * mass));
        return;
      }
      const sum = atoms.reduce((total, i) => total + (weights[i] as bigint), 0n);
      const tops = bySum.get(sum) ?? masses.map(() => 0n);
      for (const i of atoms) tops[i] = (tops[i] as bigint) + probability * (weights[i] as bigint);
      bySum.set(sum, tops);
    };
    visit([], 1n);
    const sums = [...bySum];
    const all = sums.reduce((product, [sum]) => product * sum, 1n);
    const kept = p.map((_, i) => {
      const top = sums.reduce((total, [sum, tops]) => total + (tops[i] as bigint) * (all / sum), 0n);
      return Fraction.of(top, ofMasses ** BigInt(K) * all);
    });
    this.curated.set(key, kept);
    return kept;
  }

  private round(t: number): Fraction[] {
    const { lambda, pRef } = this.instance;
    for (let s = this.rounds.length; s <= t; s += 1) {
      const kept = this.chosen(this.rounds[s - 1] as Fraction[]);
      const next =
        lambda === 'infinity'
          ? kept
          : this.read(pRef).map((real, i) => {
              const l = Fraction.of(lambda.num, lambda.den);
              return real.plus(l.times(kept[i] as Fraction)).over(ONE.plus(l));
            });
      this.rounds.push(next);
    }
    return this.rounds[t] as Fraction[];
  }

  private law(law: Law, t: number): readonly Fraction[] {
    switch (law.law) {
      case 'p': {
        const round = (law.fromT ? t : 0) + law.round;
        if (round > this.instance.rounds) throw new NoValue('past the last round');
        return this.round(round);
      }
      case 'p_ref':
        return this.read(this.instance.pRef);
      case 'q':
        return this.read(this.instance.q);
      case 'tilt':
        return this.tilted(this.law(law.of, t));
      case 'curate':
        return this.chosen(this.law(law.of, t));
      case 'given': {
        const p = this.law(law.of, t);
        const inside = p.map((mass, i) => (this.isIn(law.event, t, i) ? mass : ZERO));
        const probability = total(inside);
        if (probability.sign() === 0) throw new NoValue('an event of probability 0');
        return inside.map((mass) => mass.over(probability));
      }
    }
  }

  private isIn({ left, relation, right }: Event, t: number, i: number): boolean {
    return compares(this.value(left, t, i), relation, this.value(right, t, i));
  }

  private mean(p: readonly Fraction[], f: readonly Value[]): Value {
    return p.reduce<Value>((sum, mass, i) => (mass.sign() === 0 ? sum : plus(sum, times(mass, f[i] as Value))), ZERO);
  }

  private divergence(kind: 'KL' | 'TV' | 'chi2' | 'sup_ratio', p: readonly Fraction[], q: readonly Fraction[]): Value {
    const pairs = p.map((mass, i) => [mass, q[i] as Fraction] as const);
    if (kind === 'TV') return total(pairs.map(([a, b]) => absolute(a.minus(b)) as Fraction)).over(Fraction.of(2));
    if (pairs.some(([a, b]) => a.sign() > 0 && b.sign() === 0)) return 'inf';
    const charged = pairs.filter(([, b]) => b.sign() > 0);
    if (kind === 'chi2') return total(charged.map(([a, b]) => a.minus(b).power(2).over(b)));
    const supported = charged.filter(([a]) => a.sign() > 0);
    if (kind === 'KL') return supported.reduce<Value>((sum, [a, b]) => plus(sum, times(a, logarithm(a.over(b)))), ZERO);
    return supported.map(([a, b]) => a.over(b)).reduce((a, b) => (a.against(b) >= 0 ? a : b));
  }

  private named(name: (Term & { term: 'name' })['name'], t: number): Value {
    const { K, lambda, wMax } = this.instance;
    const l = lambda === 'infinity' ? undefined : Fraction.of(lambda.num, lambda.den);
    switch (name) {
      case 'K':
        return K === Infinity ? this.hugeK : Fraction.of(K);
      case 'lambda':
        return l ?? 'inf';
      case 'eta':
        return l ? l.over(ONE.plus(l)) : ONE;
      case 't':
        return Fraction.of(t);
      case 'w_max':
        return wMax ? Fraction.of(wMax.num, wMax.den) : this.w.reduce((a, b) => (a.against(b) >= 0 ? a : b));
      case 'w_min':
        return this.w.reduce((a, b) => (a.against(b) <= 0 ? a : b));
    }
  }

  /** The value of a term in round t, at an atom. @throws NoValue, Unclear */
  value(term: Term, t: number, atom: number): Value {
    switch (term.term) {
      case 'number':
        return term.value;
      case 'name':
        return this.named(term.name, t);
      case 'w':
        return this.w[atom] as Fraction;
      case 'at': {
        if (term.what === 'w') return this.w[atom] as Fraction;
        const p = this.law(term.of, t);
        const mass = p[atom] as Fraction;
        if (term.what === 'mass') return mass;
        if (mass.sign() === 0) throw new NoValue('the curation factor of an atom without mass');
        return (this.chosen(p)[atom] as Fraction).over(mass);
      }
      case 'E':
      case 'Var': {
        const p = this.law(term.of, t);
        // An atom without mass does not count, whatever the function is there.
        const f = p.map((mass, i) => (mass.sign() === 0 ? ZERO : this.value(term.what, t, i)));
        const mean = this.mean(p, f);
        if (term.term === 'E') return mean;
        return this.mean(
          p,
          f.map((value, i) => ((p[i] as Fraction).sign() === 0 ? ZERO : power(minus(value, mean), 2))),
        );
      }
      case 'P': {
        const p = this.law(term.of, t);
        return total(p.filter((_, i) => this.isIn(term.event, t, i)));
      }
      case 'KL':
      case 'TV':
      case 'chi2':
      case 'sup_ratio':
        return this.divergence(term.term, this.law(term.left, t), this.law(term.right, t));
      case '^':
        return power(this.value(term.left, t, atom), term.n);
      case 'negated':
        return negated(this.value(term.of, t, atom));
      case 'abs':
        return absolute(this.value(term.of, t, atom));
      case 'log':
        return logarithm(this.value(term.of, t, atom));
      case 'exp':
        return exponential(this.value(term.of, t, atom));
      case 'sqrt':
        return squareRoot(this.value(term.of, t, atom));
      default: {
        const [a, b] = [this.value(term.left, t, atom), this.value(term.right, t, atom)];
        return { '+': plus, '-': minus, '*': times, '/': over, min: smallest, max: largest }[term.term](a, b);
      }
    }
  }
}
