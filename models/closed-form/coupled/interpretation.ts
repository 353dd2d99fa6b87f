/**
 * The answers of two coupled Gaussian models to a claim's questions. `p[t]` is model 1 at round t, `partner(p[t])` model 2, `p_limit` model 1 at the fixed
 * point, and `p_ref` the law N(0, I) that both keep without curation. All means are rationals.
 *
 * A round is a step of the loop under test that draws candidates from model 2, and makes the next model 1; the next model 2 is fitted to the
 * mapped outputs of model 1. So a wrong loop makes a wrong model 1.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type GaussianPart,
  type Interpretation,
  type ModelScalarName,
  type ObservableAlgebra,
  Q,
  type Rational,
  doubleArithmetic,
  exactArithmetic,
  unanswerable,
} from '../../../theory';
import { type Choice, type LawOperations, type Loop, step } from '../../loops';
import { isSetting, refused, setting } from '../shared';
import type { CoupledInstance } from './instance';
import { fixedPoint, form, lyapunovMatrix } from './limit';
import { type Matrix, type Vector, added, applied, dot, origin, subtracted, unit } from './linear-map';
import { type CoupledObservable, coupledAlgebra, expectationAt, varianceOf } from './observable';

/** The means of both models. */
type Pair = readonly [Vector, Vector];

/** `N(mean, I)`: one of a pair of models, or a law of its own. */
interface CoupledLaw {
  readonly mean: Vector;
  readonly pair?: { readonly means: Pair; readonly which: 0 | 1 };
}

const refusedHere = (question: string): (() => never) =>
  refused(`two coupled models are asked for means, variances and KL, not for ${question}`);

const alone = (mean: Vector): CoupledLaw => ({ mean });
const oneOf = (means: Pair, which: 0 | 1): CoupledLaw => ({ mean: means[which], pair: { means, which } });

/** The pair that a law is one of. @throws UnanswerableError for a law of its own */
function pairOf({ pair }: CoupledLaw): NonNullable<CoupledLaw['pair']> {
  return pair ?? unanswerable('the partner of a law that is not one of two coupled models');
}

/** The instance with what is computed once for all rungs. */
class CoupledProblem {
  private readonly pairs: [Pair, ...Pair[]];
  private knownLimit: Pair | undefined;
  private knownForm: Matrix | undefined;

  constructor(
    readonly instance: CoupledInstance,
    readonly loop: Loop,
  ) {
    this.pairs = [instance.means];
  }

  readonly operations: LawOperations<CoupledLaw> = {
    curate: ({ mean }, { candidates, power }: Choice) => {
      if (power === 0 || candidates === 1) return alone(mean);
      if (candidates !== Infinity) return unanswerable('coupled models have a closed form at K = ∞ only');
      const { slope } = this.instance;
      return alone(power === 1 ? added(mean, slope) : subtracted(mean, slope));
    },
    mix: (_reference, synthetic, lambda) =>
      lambda === 'infinity' ? synthetic : unanswerable('coupled models have a closed form without real data only'),
    fit: (law) => law,
    misfit: () => unanswerable('coupled models have a closed form for exact fits only; take epsilon = 0'),
  };

  /** The pair after one round. @param history the pairs so far */
  after(history: readonly [Pair, ...Pair[]]): Pair {
    const [first, ...others] = history.map((means) => oneOf(means, 1));
    const { mean } = step(this.loop, this.operations, {
      history: [first as CoupledLaw, ...others],
      reference: () => alone(origin(this.instance.slope.length)),
      candidates: Infinity,
      lambda: 'infinity',
      epsilon: Q.zero,
    });
    const [theta] = history[history.length - 1] as Pair;
    return [mean, applied(this.instance.map, theta)];
  }

  at(t: number): Pair {
    while (this.pairs.length <= t) this.pairs.push(this.after(this.pairs));
    return this.pairs[t] as Pair;
  }

  get limit(): Pair {
    return (this.knownLimit ??= fixedPoint(this.instance.map, this.instance.slope));
  }

  /** `V(e)`, e the difference of a model from the fixed point. */
  lyapunov(law: CoupledLaw): Rational {
    const { means, which } = pairOf(law);
    return form((this.knownForm ??= lyapunovMatrix(this.instance.map)), subtracted(means[which], this.limit[which]));
  }
}

class CoupledInterpretation<T> implements Interpretation<T, CoupledLaw, CoupledObservable<T>, never> {
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, CoupledObservable<T>>;

  constructor(
    private readonly problem: CoupledProblem,
    readonly arithmetic: Arithmetic<T>,
  ) {
    const { rounds, slope } = problem.instance;
    this.rounds = rounds;
    this.observables = coupledAlgebra(arithmetic, slope);
  }

  atoms = refusedHere('atoms');
  candidates = refusedHere('finite numbers of candidates');
  given = refusedHere('events');
  bestAtoms = refusedHere('events');
  where = refusedHere('events');
  probability = refusedHere('probabilities');
  mass = refusedHere('masses');
  curationFactor = refusedHere('curation factors');
  draws = refusedHere('draws');

  private rational(value: Rational): T {
    return this.arithmetic.fromRational(value);
  }

  scalar(name: ModelScalarName): T {
    if (name === 'n') return refusedHere(name)();
    if (isSetting(name)) return setting(this.arithmetic, name, { K: Infinity, lambda: 'infinity' });
    switch (name) {
      case 'd':
        return this.rational(Q.of(this.problem.instance.slope.length));
      case 'radius':
        return this.radius();
      default:
        return refusedHere(name)();
    }
  }

  /** ρ(A), the largest absolute value of an eigenvalue. @throws UnanswerableError in three dimensions */
  private radius(): T {
    const { arithmetic: A } = this;
    const [[a = Q.zero, b = Q.zero] = [], [c = Q.zero, d] = [], third] = this.problem.instance.map;
    if (third !== undefined) return unanswerable('the spectral radius in three dimensions, which has no short form');
    if (d === undefined) return A.abs(this.rational(a));
    const trace = Q.reduce(Q.add(a, d));
    const determinant = Q.reduce(Q.sub(Q.mul(a, d), Q.mul(b, c)));
    const discriminant = Q.reduce(Q.sub(Q.mul(trace, trace), Q.mul(Q.of(4), determinant)));
    if (Q.sign(discriminant) < 0) return A.sqrt(this.rational(determinant));
    return A.div(A.add(A.abs(this.rational(trace)), A.sqrt(this.rational(discriminant))), this.rational(Q.of(2)));
  }

  round(t: number): CoupledLaw {
    return oneOf(this.problem.at(t), 0);
  }

  limit(): CoupledLaw {
    return oneOf(this.problem.limit, 0);
  }

  named(name: 'p_ref' | 'p_star' | 'q'): CoupledLaw {
    return name === 'p_ref' ? alone(origin(this.problem.instance.slope.length)) : refusedHere(name)();
  }

  partner(law: CoupledLaw): CoupledLaw {
    const { means, which } = pairOf(law);
    return oneOf(means, which === 0 ? 1 : 0);
  }

  next(law: CoupledLaw): CoupledLaw {
    const { means, which } = pairOf(law);
    return oneOf(this.problem.after([means]), which);
  }

  curate(law: CoupledLaw): CoupledLaw {
    const { loop, operations } = this.problem;
    return loop.curate(operations, law, Infinity);
  }

  tilt({ mean }: CoupledLaw): CoupledLaw {
    return alone(added(mean, this.problem.instance.slope));
  }

  trueWeights(): CoupledObservable<T> {
    const slope = this.problem.instance.trueSlope.map((entry) => this.rational(entry));
    return { kind: 'exponential', constant: this.rational(Q.zero), slope, products: [] };
  }

  expectation({ mean }: CoupledLaw, f: CoupledObservable<T>): T {
    return expectationAt(
      this.arithmetic,
      mean.map((entry) => this.rational(entry)),
      f,
    );
  }

  variance(_law: CoupledLaw, f: CoupledObservable<T>): T {
    return varianceOf(this.arithmetic, f);
  }

  /** `KL = ‖difference of the means‖²/2`, as both covariances are I. */
  divergence(kind: Parameters<AnyInterpretation['divergence']>[0], left: CoupledLaw, right: CoupledLaw): T {
    if (kind !== 'KL') return refusedHere(kind)();
    const difference = subtracted(left.mean, right.mean);
    return this.rational(Q.reduce(Q.div(dot(difference, difference), Q.of(2))));
  }

  lyapunov(law: CoupledLaw): T {
    return this.rational(this.problem.lyapunov(law));
  }

  gaussians({ mean }: CoupledLaw): readonly GaussianPart<T>[] {
    return [{ share: this.rational(Q.one), mean, covariance: unit(mean.length) }];
  }
}

/** The rungs of two coupled models under a loop, cheapest first. */
export function coupledRungs(instance: CoupledInstance, loop: Loop): (() => AnyInterpretation)[] {
  const problem = new CoupledProblem(instance, loop);
  return [
    () => new CoupledInterpretation(problem, doubleArithmetic),
    () => new CoupledInterpretation(problem, exactArithmetic),
  ];
}
