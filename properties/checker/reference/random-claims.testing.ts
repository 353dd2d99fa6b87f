/** Random claims of the claim language, and random small discrete cases, both with numbers that are hard for doubles. */
import { type DiscreteInstance, loopOf } from '../../../models';
import { stream } from '../../../models/random';
import { Q, type Rational } from '../../../theory';
import { Fraction } from '../../../theory/arithmetic/fraction.testing';
import type { ClaimTerm, Event, Law, Term } from './term.testing';

export const LOOP = loopOf('curated');

/** Choices from one seed. */
export class Choices {
  private readonly random: { uniform(): number };

  constructor(seed: number, what: string) {
    this.random = stream(seed, what);
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.random.uniform() * n);
  }

  between(least: number, greatest: number): number {
    return least + this.below(greatest - least + 1);
  }

  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  chance(probability: number): boolean {
    return this.random.uniform() < probability;
  }
}

const law = (choices: Choices, n: number, least: number): Rational[] => {
  const small = choices.chance(0.2);
  const masses = Array.from({ length: n }, (_, i) =>
    small && i > 0 ? BigInt(choices.between(least, 3)) : BigInt(choices.between(least, 9)) * (small ? 10n ** 40n : 1n),
  );
  const sum = masses.reduce((a, b) => a + b, 0n);
  return masses.map((mass) => (sum === 0n ? Q.of(1, n) : Q.of(mass, sum)));
};

function weights(choices: Choices, n: number): Rational[] {
  const family = choices.below(6);
  return Array.from({ length: n }, () => {
    const m = choices.between(1, 9);
    switch (family) {
      case 0:
        return Q.of(m, choices.between(1, 9));
      case 1:
        // Nearly equal: doubles hardly tell them apart, or do not.
        return Q.of(10n ** 17n + BigInt(choices.between(0, 9)), 10n ** 17n);
      case 2:
        return Q.mul(Q.of(m), Q.pow(Q.of(10), choices.between(-90, 90)));
      case 3:
        return Q.of(2n ** 53n + BigInt(choices.between(-2, 2)));
      case 4:
        return Q.mul(Q.of(m), Q.pow(Q.of(10), choices.one([-320, -160, 0, 160, 310])));
      default:
        return Q.of(m);
    }
  });
}

/** A case of up to three atoms, up to three candidates or infinitely many, and one or two rounds. */
export function randomInstance(choices: Choices): DiscreteInstance {
  const K = choices.one([1, 2, 2, 3, 3, Infinity, Infinity]);
  const n = choices.between(1, K === 3 ? 2 : 3);
  const lambda = choices.one<DiscreteInstance['lambda']>([
    'infinity',
    'infinity',
    Q.zero,
    Q.of(choices.between(1, 9), choices.between(1, 9)),
    Q.of(1n, 10n ** 330n),
    Q.of(10n ** 25n + 1n),
  ]);
  const p0 = law(choices, n, choices.chance(0.3) ? 0 : 1);
  return {
    model: 'discrete',
    p0,
    w: weights(choices, n),
    pRef: choices.chance(0.4) ? p0 : law(choices, n, choices.chance(0.2) ? 0 : 1),
    q: law(choices, n, 1),
    K,
    lambda,
    epsilon: Q.zero,
    rounds: K === Infinity || K <= 2 ? 2 : 1,
  };
}

const LITERALS = [
  ...['0', '1', '2', '3', '7', '0.1', '0.5', '0.001', '1e-3'],
  ...['9007199254740993', '1152921504606847105', '1152921504606846976', '18014398509481985'],
  ...['1e-400', '1e-320', '4.9e-324', '1e200', '1e300', '1e-200', '1e-300', '1.7976931348623159e308', '1e400'],
];

/** The term of a number. */
export function numberTerm(text: string): Term {
  const [digits = '', exponent = '0'] = text.split('e');
  const [whole = '', decimals = ''] = digits.split('.');
  const power = Number(exponent) - decimals.length;
  const sign = whole.startsWith('-') ? -1n : 1n;
  const magnitude = Fraction.of(BigInt(whole.replace('-', '') + decimals)).times(Fraction.of(10).power(power));
  const value = magnitude.times(Fraction.of(sign));
  return { term: 'number', text: sign < 0n ? `(${text})` : text, value };
}

/** Products and differences of moderate size, of numbers that doubles lose. */
const CANCELLING: readonly (readonly ['*' | '-', ...(readonly string[])])[] = [
  ['*', '1e-400', '1e200', '1e200'],
  ['*', '1e-200', '1e-200', '1e400'],
  ['*', '4.9e-324', '1e300', '1e24'],
  ['*', '1e-320', '1e-320', '1e300', '1e340'],
  ['*', '1e300', '1e300', '1e-600'],
  ['-', '1152921504606847105', '1152921504606846976'],
  ['-', '9007199254740993', '9007199254740992'],
  ['-', '18014398509481985', '18014398509481983'],
  ['-', '0.3', '0.1', '0.2'],
  ['-', '1', '0.9999999999999999', '1e-16'],
];

const RELATIONS = ['<', '<=', '>=', '>'];

/** Where a term may stand. */
interface Place {
  readonly ofAtom: boolean;
  /** Whether mass(law, x) and its like may occur. */
  readonly atX: boolean;
  /** Whether logarithms, exponentials and roots may. */
  readonly irrational: boolean;
}

export class ClaimMaker {
  constructor(private readonly choices: Choices) {}

  private law(depth: number, place: Place): Law {
    const { choices } = this;
    const kind = depth <= 0 ? choices.below(5) : choices.below(8);
    if (kind < 3) return { law: 'p', fromT: choices.chance(0.5), round: choices.between(0, 1) };
    if (kind === 3) return { law: 'p_ref' };
    if (kind === 4) return { law: 'q' };
    const of = this.law(depth - 1, place);
    if (kind === 5) return { law: 'tilt', of };
    if (kind === 6) return { law: 'curate', of };
    return { law: 'given', of, event: this.event(place) };
  }

  private event(place: Place): Event {
    const inside = { ...place, ofAtom: true, atX: false, irrational: false };
    const right = this.choices.chance(0.5)
      ? ({ term: 'name', name: 'w_max' } as const)
      : this.term(1, { ...inside, ofAtom: false });
    return { relation: this.choices.one([...RELATIONS, '==']), left: { term: 'w' }, right };
  }

  private leaf(place: Place): Term {
    const { choices } = this;
    if (place.ofAtom && choices.chance(0.6)) return { term: 'w' };
    if (choices.chance(0.15)) {
      const [term, ...texts] = choices.one(CANCELLING);
      return texts.map(numberTerm).reduce((left, right): Term => ({ term, left, right }));
    }
    if (choices.chance(0.5)) return numberTerm(choices.one(LITERALS));
    return { term: 'name', name: choices.one(['K', 'lambda', 'eta', 't', 'w_max', 'w_min'] as const) };
  }

  term(depth: number, place: Place): Term {
    const { choices } = this;
    if (depth <= 0 || choices.chance(0.1)) return this.leaf(place);
    const kind = choices.below(place.ofAtom ? 8 : 16);
    const more = (): Term => this.term(depth - 1, place);
    const plain: Place = { ofAtom: false, atX: place.atX, irrational: place.irrational };
    if (kind < 5)
      return { term: choices.one(['+', '-', '*', '*', '/', 'min', 'max'] as const), left: more(), right: more() };
    if (kind === 5) return { term: '^', left: more(), n: choices.between(2, 3) };
    if (kind === 6) return { term: choices.one(['negated', 'abs'] as const), of: more() };
    if (kind === 7) {
      if (!place.irrational) return this.leaf(place);
      return { term: choices.one(['log', 'exp', 'sqrt'] as const), of: more() };
    }
    const of = this.law(1, plain);
    if (kind < 12)
      return {
        term: choices.chance(0.6) ? 'E' : 'Var',
        of,
        what: choices.chance(0.6) ? { term: 'w' } : this.term(depth - 1, { ...plain, ofAtom: true, atX: false }),
      };
    if (kind === 12) return { term: 'P', of, event: this.event(plain) };
    if (kind === 13 && place.atX) return { term: 'at', what: choices.one(['w', 'mass', 'H'] as const), of };
    const divergences = place.irrational
      ? (['KL', 'TV', 'chi2', 'sup_ratio'] as const)
      : (['TV', 'chi2', 'sup_ratio'] as const);
    return { term: choices.one(divergences), left: of, right: this.law(1, plain) };
  }

  claim(): ClaimTerm {
    const { choices } = this;
    const place = { ofAtom: false, atX: choices.chance(0.2), irrational: choices.chance(0.3) };
    const depth = choices.between(1, 3);
    return {
      left: this.term(depth, place),
      relation: choices.chance(0.15) ? '==' : choices.one(RELATIONS),
      right: this.term(choices.between(0, depth), place),
    };
  }
}
