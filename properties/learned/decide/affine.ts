/**
 * Affine arithmetic: a side of a claim as `c_0 + Σ c_i q_i`, where the q_i are questions to draws.
 *
 * Most claims are linear in expectations once K, λ, η, w_max and t are numbers. The slack of such a claim is the mean of one bounded
 * variable. Testing that mean directly lets noise common to both sides cancel, and counts no error twice. An operation whose result
 * is not affine throws `NotRepresentableError`; the claim is then decided from enclosures (`enclosures.ts`).
 */
import {
  type Arithmetic,
  type Interval,
  NotRepresentableError,
  type Rational,
  doubleArithmetic as D,
  point,
} from '../../../theory';
import { type Question, questionKey } from './question';

interface Term {
  readonly coefficient: Interval;
  readonly question: Question;
}

export interface Affine {
  readonly constant: Interval;
  readonly terms: ReadonlyMap<string, Term>;
}

const ZERO = point(0);
const NONE: ReadonlyMap<string, Term> = new Map();

export const constantForm = (value: Interval): Affine => ({ constant: value, terms: NONE });

export const questionForm = (question: Question): Affine => ({
  constant: ZERO,
  terms: new Map([[questionKey(question), { coefficient: point(1), question }]]),
});

const isConstant = ({ terms }: Affine): boolean => terms.size === 0;

function scaled({ constant, terms }: Affine, by: Interval): Affine {
  const multiplied = [...terms].map(([key, t]) => [key, { ...t, coefficient: D.mul(t.coefficient, by) }] as const);
  return { constant: D.mul(constant, by), terms: new Map(multiplied) };
}

function added(a: Affine, b: Affine): Affine {
  const terms = new Map(a.terms);
  for (const [key, term] of b.terms) {
    const mine = terms.get(key);
    terms.set(key, mine ? { ...term, coefficient: D.add(mine.coefficient, term.coefficient) } : term);
  }
  return { constant: D.add(a.constant, b.constant), terms };
}

function negated(a: Affine): Affine {
  return scaled(a, point(-1));
}

/** The value of a constant form. */
export function constantOf(a: Affine): Interval {
  if (isConstant(a)) return a.constant;
  throw new NotRepresentableError('a function of expectations that is not linear');
}

const ofConstants =
  (fn: (...values: [Interval, Interval]) => Interval) =>
  (...forms: [Affine, Affine]): Affine =>
    constantForm(fn(constantOf(forms[0]), constantOf(forms[1])));

const ofConstant =
  (fn: (value: Interval) => Interval) =>
  (form: Affine): Affine =>
    constantForm(fn(constantOf(form)));

export const affineArithmetic: Arithmetic<Affine> = {
  name: 'affine',
  fromRational: (value: Rational) => constantForm(D.fromRational(value)),
  infinity: constantForm(D.infinity),
  sum: (forms) => forms.reduce(added, constantForm(ZERO)),
  neg: negated,
  add: added,
  sub: (a, b) => added(a, negated(b)),
  mul: (a, b) => (isConstant(b) ? scaled(a, b.constant) : scaled(b, constantOf(a))),
  div: (a, b) => scaled(a, D.div(point(1), constantOf(b))),
  pow: (a, n) => (n === 1 ? a : constantForm(D.pow(constantOf(a), n))),
  sqrt: ofConstant((x) => D.sqrt(x)),
  exp: ofConstant((x) => D.exp(x)),
  log: ofConstant((x) => D.log(x)),
  tanh: ofConstant((x) => D.tanh(x)),
  abs: ofConstant((x) => D.abs(x)),
  max: ofConstants((x, y) => D.max(x, y)),
  min: ofConstants((x, y) => D.min(x, y)),
  between: ofConstants((x, y) => D.between(x, y)),
  /** Decides constants only; other forms are decided from draws. */
  decide: (relation, a, b) =>
    isConstant(a) && isConstant(b)
      ? D.decide(relation, a.constant, b.constant)
      : { truth: 'unknown', certainty: 'certified' },
  enclose: constantOf,
};
