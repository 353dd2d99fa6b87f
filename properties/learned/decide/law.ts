/**
 * The laws, observables and events that a claim names on a learned run.
 *
 * A learned model can only be sampled, so a law names what to draw: the model of a round, the candidates kept from it, the training
 * data made from it, the real data, one of these conditioned on an event, or its bins. An observable is a function of w with its range.
 */
import {
  type Interval,
  type ObservableAlgebra,
  type Relation,
  UnanswerableError,
  doubleArithmetic as D,
} from '../../../theory';

/** A law that is drawn from directly. */
export type DrawnLaw =
  { readonly kind: 'round' | 'curate' | 'train'; readonly t: number } | { readonly kind: 'reference' };

export type LearnedLaw =
  | DrawnLaw
  | { readonly kind: 'given'; readonly of: DrawnLaw; readonly event: LearnedEvent }
  | { readonly kind: 'binned'; readonly of: Exclude<LearnedLaw, { kind: 'binned' }> };

/** A bounded function of the weight. */
export interface LearnedObservable {
  /** Unique name, under which estimates are kept. */
  readonly key: string;
  readonly range: Interval;
  readonly at: (w: number) => number;
}

export interface LearnedEvent {
  readonly key: string;
  readonly at: (w: number, isBest: boolean) => boolean;
}

export const A_STAR: LearnedEvent = { key: 'A_*', at: (_w, isBest) => isBest };

export function lawKey(law: LearnedLaw): string {
  switch (law.kind) {
    case 'round':
    case 'curate':
    case 'train':
      return `${law.kind} ${law.t}`;
    case 'reference':
      return law.kind;
    case 'given':
      return `${lawKey(law.of)} | ${law.event.key}`;
    case 'binned':
      return `binned ${lawKey(law.of)}`;
  }
}

/** The law without its bins. */
export function bare(law: LearnedLaw): Exclude<LearnedLaw, { kind: 'binned' }> {
  return law.kind === 'binned' ? law.of : law;
}

/** The law to draw from for a given law. */
export function drawnLaw(law: LearnedLaw): DrawnLaw {
  const inner = bare(law);
  return inner.kind === 'given' ? inner.of : inner;
}

const NO_ATOMS = 'a learned model has no atoms';

const RELATIONS: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
};

export function eventWhere(relation: Relation, left: LearnedObservable, right: LearnedObservable): LearnedEvent {
  const holds = RELATIONS[relation];
  return { key: `${left.key} ${relation} ${right.key}`, at: (w) => holds(left.at(w), right.at(w)) };
}

/** Arithmetic of observables, with ranges by interval arithmetic. @param valueOf the number that a scalar of the claim stands for */
export function observablesOf<T>(
  top: number,
  valueOf: (scalar: T) => Interval,
): ObservableAlgebra<T, LearnedObservable> {
  const combine = (op: '+' | '-' | '*' | '/', a: LearnedObservable, b: LearnedObservable): LearnedObservable => {
    const key = `(${a.key} ${op} ${b.key})`;
    switch (op) {
      case '+':
        return { key, range: D.add(a.range, b.range), at: (w) => a.at(w) + b.at(w) };
      case '-':
        return { key, range: D.sub(a.range, b.range), at: (w) => a.at(w) - b.at(w) };
      case '*':
        return { key, range: D.mul(a.range, b.range), at: (w) => a.at(w) * b.at(w) };
      case '/':
        return { key, range: D.div(a.range, b.range), at: (w) => a.at(w) / b.at(w) };
    }
  };
  return {
    named: (name) => {
      if (name === 'r')
        throw new UnanswerableError('r = log w is unbounded below here; its mean cannot be enclosed from samples');
      return { key: 'w', range: { lo: 0, hi: top }, at: (w) => w };
    },
    constant: (value) => {
      const range = valueOf(value);
      const middle = range.lo / 2 + range.hi / 2;
      return { key: String(middle), range, at: () => middle };
    },
    negate: (a) => ({ key: `-${a.key}`, range: D.neg(a.range), at: (w) => -a.at(w) }),
    binary: combine,
    power: (a, n) => ({ key: `${a.key}^${n}`, range: D.pow(a.range, n), at: (w) => a.at(w) ** n }),
    call: (fn, [a, b = a]) => ({
      key: `${fn.name}(${fn.arity === 1 ? a.key : `${a.key}, ${b.key}`})`,
      range: fn.apply(D, a.range, b.range),
      at: (w) => fn.value(a.at(w), b.at(w)),
    }),
    at: () => {
      throw new UnanswerableError(NO_ATOMS);
    },
  };
}

export function noAtoms(): never {
  throw new UnanswerableError(NO_ATOMS);
}

export const ZERO_ONE: Interval = { lo: 0, hi: 1 };
