/**
 * The answers of a curved family to a claim's questions: `parameter(p[t])`, and the numbers h (`curvature`), I (`information`) and r (`reach`). Other questions are refused.
 *
 * Parameters are rationals at the start, and roots of rational functions after a round, which are enclosed to some seventy digits.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Interpretation,
  type ModelScalarName,
  type ObservableAlgebra,
  Q,
  type Rational,
  bigArithmetic,
  doubleArithmetic,
  exactArithmetic,
  noObservables,
  unanswerable,
} from '../../../theory';
import type { LawOperations, Loop } from '../../loops';
import { Rounds, isSetting, refused, setting } from '../shared';
import { type Span, exactly, massesAt, weighted } from './family';
import { type CurvedInstance, curvatureOf, informationOf } from './instance';
import { maximumOf, onGrid } from './maximum';

/** A law on the atoms; one of the family has its parameter. */
interface CurvedLaw {
  readonly masses: readonly Span[];
  readonly parameter?: Span;
}

const refusedHere = (question: string): (() => never) =>
  refused(`a curved family is asked for its parameter, not for ${question}`);

function lawAt(instance: CurvedInstance, parameter: Span): CurvedLaw {
  const masses = massesAt(instance, parameter);
  return { masses: parameter.lo === parameter.hi ? masses : masses.map(onGrid), parameter };
}

/** The operations on laws of the family and on mixtures of them with real data. */
const operationsOn = (instance: CurvedInstance): LawOperations<CurvedLaw> => ({
  curate: (law, { candidates, power }) =>
    candidates === 1 || power === 0 ? law : unanswerable('the laws of a curved family are not curated; take K = 1'),
  mix: (reference, synthetic, lambda) => {
    if (lambda === 'infinity') return synthetic;
    const total = Q.add(Q.one, lambda);
    const shares = [Q.div(Q.one, total), Q.div(lambda, total)];
    return { masses: reference.masses.map((mass, i) => weighted(shares, [mass, synthetic.masses[i] as Span])) };
  },
  // A law of the family is its own maximum.
  fit: (law) => (law.parameter ? law : lawAt(instance, maximumOf(instance, law.masses))),
  misfit: () => unanswerable('a curved family is fitted exactly; take epsilon = 0'),
});

class CurvedInterpretation<T> implements Interpretation<T, CurvedLaw, never, never> {
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, never> = noObservables(refusedHere('functions of the atom'));

  constructor(
    private readonly instance: CurvedInstance,
    private readonly laws: Rounds<CurvedLaw>,
    readonly arithmetic: Arithmetic<T>,
  ) {
    this.rounds = instance.rounds;
  }

  atoms = refusedHere('atoms');
  candidates = refusedHere('the number of candidates');
  named = refusedHere('laws outside of the family');
  curate = refusedHere('curation');
  tilt = refusedHere('curation');
  given = refusedHere('events');
  bestAtoms = refusedHere('events');
  where = refusedHere('events');
  probability = refusedHere('probabilities');
  expectation = refusedHere('expectations');
  variance = refusedHere('variances');
  divergence = refusedHere('divergences');
  mass = refusedHere('masses');
  curationFactor = refusedHere('curation');
  draws = refusedHere('draws');

  private rational(value: Rational): T {
    return this.arithmetic.fromRational(value);
  }

  scalar(name: ModelScalarName): T {
    const { arithmetic, instance } = this;
    if (name === 'n') return refusedHere(name)();
    if (isSetting(name)) return setting(arithmetic, name, { K: 1, lambda: instance.lambda });
    switch (name) {
      case 'curvature':
        return this.rational(curvatureOf(instance));
      case 'information':
        return this.rational(informationOf(instance));
      case 'reach':
        return this.rational(instance.reach);
      default:
        return refusedHere(name)();
    }
  }

  round(t: number): CurvedLaw {
    return this.laws.at(t);
  }

  next(law: CurvedLaw): CurvedLaw {
    return this.laws.after([law]);
  }

  parameter({ parameter }: CurvedLaw): T {
    if (parameter === undefined)
      return unanswerable('the parameter of a law outside of the family; the loop maximum-likelihood fits the family');
    const { lo, hi } = parameter;
    if (lo === hi) return this.rational(lo);
    return this.arithmetic.between(this.rational(lo), this.rational(hi));
  }
}

/** Digits of the enclosures in high precision. */
const DIGITS = 60;

/** The rungs of a curved family under a loop, cheapest first; the second is exact where the parameters are rational. */
export function curvedRungs(instance: CurvedInstance, loop: Loop): (() => AnyInterpretation)[] {
  const laws = new Rounds({
    loop,
    operations: operationsOn(instance),
    settings: { K: 1, lambda: instance.lambda },
    start: lawAt(instance, exactly(instance.theta)),
    reference: () => ({ masses: instance.pRef.map(exactly) }),
  });
  return [
    () => new CurvedInterpretation(instance, laws, doubleArithmetic),
    () => new CurvedInterpretation(instance, laws, exactArithmetic),
    () => new CurvedInterpretation(instance, laws, bigArithmetic(DIGITS)),
  ];
}
