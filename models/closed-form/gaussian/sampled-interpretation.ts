/**
 * A loop that refits a Gaussian on the line to n samples: its answers to a claim's questions.
 *
 * Its runs cannot be enumerated, but means and variances over them have closed forms (`sampled-law.ts`). So `runs(f)`
 * has an answer if f is a linear combination of `E(p[t], g)`, with g of degree at most 2 in x, and of `Var(p[t], r)`
 * for a linear reward. Other questions about runs are refused. A number that differs between runs is known by its
 * expectation (`expected.ts`), and has no value outside `runs`.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Interpretation,
  type ObservableAlgebra,
  Q,
  type Rational,
  unanswerable,
} from '../../../theory';
import type { Loop, LawOperations } from '../../loops';
import { Rounds, finiteCandidates, refused } from '../shared';
import { type Expected, certain, expectationOf, expectedArithmetic, random } from './expected';
import type { GaussianInstance } from './instance';
import { type Polynomial, polynomialAlgebra } from './observable';
import { product, sum } from './exact/lowest-terms';
import { naturalReward } from './exact/reward';
import { type SampledLaw, certainLaw, sampledLaws } from './sampled-law';
import { type Whole, rationalOf } from './exact/whole';

type Samples = NonNullable<GaussianInstance['samples']>;

/** Runs are not drawn, so nothing depends on a seed. */
const NO_SEED = 0;

/** The coefficients of an observable `a + b r + c r²`. */
interface InReward<T> {
  readonly constant: T;
  readonly linear: T;
  readonly quadratic: T;
}

/** `s²·value` in lowest terms, for a value in lowest terms. */
const squareTimes = (s: Rational, value: Rational): Rational => product(value, Q.reduce(Q.pow(s, 2)));

/** The laws of a loop on an instance. They are exact, so the rungs of a case share them. */
export class SampledRounds {
  readonly reference: SampledLaw;
  readonly operations: LawOperations<SampledLaw>;
  private readonly laws: Rounds<SampledLaw>;

  constructor(instance: GaussianInstance, samples: Samples, loop: Loop) {
    const { reward } = instance;
    this.reference = lawOf(instance.reference);
    this.operations = sampledLaws(reward.kind === 'linear' ? reward.slope[0] : undefined);
    this.laws = new Rounds({
      loop,
      operations: this.operations,
      settings: instance,
      start: instance.start === instance.reference ? this.reference : lawOf(instance.start),
      reference: () => this.reference,
      sampling: { size: samples.size, seed: NO_SEED },
    });
  }

  at(t: number): SampledLaw {
    return this.laws.at(t);
  }
}

function lawOf([only, ...others]: GaussianInstance['start']): SampledLaw {
  return only === undefined || others.length > 0 ? unanswerable('samples of a mixture of Gaussians') : certainLaw(only);
}

class SampledInterpretation<T> implements Interpretation<Expected<T>, SampledLaw, Polynomial<Expected<T>>, never> {
  readonly arithmetic: Arithmetic<Expected<T>>;
  readonly rounds: number;
  readonly observables: ObservableAlgebra<Expected<T>, Polynomial<Expected<T>>>;
  /** The reward `constant + slope x − ½ bend x²`. */
  private readonly reward: { readonly constant: Rational; readonly slope: Rational; readonly bend: Rational };
  private readonly slope: Rational | undefined;

  constructor(
    private readonly instance: GaussianInstance,
    private readonly laws: SampledRounds,
    private readonly loop: Loop,
    private readonly base: Arithmetic<T>,
    /** The interpretation without samples, for scalars that do not depend on them. */
    private readonly plain: { readonly scalar: (name: Parameters<AnyInterpretation['scalar']>[0]) => T },
  ) {
    this.arithmetic = expectedArithmetic(base);
    this.rounds = instance.rounds;
    this.observables = polynomialAlgebra(this.arithmetic);
    const { constant, den, slope, curvature } = naturalReward(instance.reward);
    const entry = (num: Whole | undefined): Rational => rationalOf({ num: num ?? 0, den });
    this.reward = { constant: rationalOf(constant), slope: entry(slope[0]), bend: entry(curvature[0]) };
    this.slope = instance.reward.kind === 'linear' ? instance.reward.slope[0] : undefined;
  }

  atoms = refused('a Gaussian has no atoms x, y');
  given = refused('a Gaussian conditioned on an event is not a Gaussian');
  bestAtoms = refused('P(A_star) = 0 on a Gaussian: the best point has no mass');
  where = refused('the probability of a region has no closed form on a Gaussian');
  probability = refused('the probability of a region has no closed form on a Gaussian');
  divergence = refused('divergences of Gaussians that are fit to samples are not linear in their mean and variance');
  mass = refused('a Gaussian has no atoms x, y, so no masses');
  curationFactor = refused('a Gaussian has no atoms x, y to take the curation factor at');
  draws = refused('an expectation over K draws has no closed form on a Gaussian');

  scalar(name: Parameters<AnyInterpretation['scalar']>[0]): Expected<T> {
    return certain(this.plain.scalar(name));
  }

  candidates(): number {
    return finiteCandidates(this.instance);
  }

  round(t: number): SampledLaw {
    return this.laws.at(t);
  }

  named(name: 'p_ref' | 'p_star' | 'q'): SampledLaw {
    switch (name) {
      case 'p_ref':
        return this.laws.reference;
      case 'q':
        return certainLaw(this.instance.q);
      case 'p_star':
        return unanswerable('p_* is a point mass here: P_0(A_*) = 0');
    }
  }

  curate(law: SampledLaw): SampledLaw {
    return this.loop.curate(this.laws.operations, law, this.instance.K);
  }

  tilt(law: SampledLaw): SampledLaw {
    return this.laws.operations.curate(law, { candidates: Infinity, power: 1 });
  }

  /** A moment of a law, in lowest terms; for a random law its expectation over the runs. */
  private moment(law: SampledLaw, value: Rational): Expected<T> {
    const number = this.base.fromRational(value);
    return law.random ? random(number) : certain(number);
  }

  private inReward(f: Polynomial<Expected<T>>): InReward<Expected<T>> {
    const A = this.arithmetic;
    if (f.some(({ w, r }) => w !== 0 || r > 2))
      return unanswerable('of a Gaussian fit to samples only means and variances are known, and w is neither');
    const degree = (r: number): Expected<T> => f.find((term) => term.r === r)?.coef ?? A.fromRational(Q.zero);
    return { constant: degree(0), linear: degree(1), quadratic: degree(2) };
  }

  /** `E[a + b r + c r²]` from `E[x]` and `E[x²]`; for a quadratic reward only with c = 0. */
  expectation(law: SampledLaw, f: Polynomial<Expected<T>>): Expected<T> {
    const A = this.arithmetic;
    const { constant, linear, quadratic } = this.inReward(f);
    const terms = [constant];
    if (f.some(({ r }) => r > 0)) terms.push(A.mul(linear, this.moment(law, Q.reduce(this.meanReward(law)))));
    if (f.some(({ r }) => r === 2)) terms.push(A.mul(quadratic, this.moment(law, this.meanSquaredReward(law))));
    return A.sum(terms);
  }

  private secondMoment({ squaredMean, variance }: SampledLaw): Rational {
    return squaredMean === undefined
      ? unanswerable('E[μ²] of a curated law that differs from run to run')
      : sum(squaredMean, variance);
  }

  private meanReward(law: SampledLaw): Rational {
    const { constant, slope, bend } = this.reward;
    const linear = Q.add(constant, Q.mul(slope, law.mean));
    return bend.num === 0n ? linear : Q.sub(linear, Q.mul(Q.mul(Q.of(1, 2), bend), this.secondMoment(law)));
  }

  /** `E[(c + s x)²]`. */
  private meanSquaredReward(law: SampledLaw): Rational {
    const s = this.slope ?? unanswerable('r² of a quadratic reward is of degree 4');
    const c = this.reward.constant;
    const crossed = Q.mul(Q.mul(Q.of(2), Q.mul(c, s)), law.mean);
    const short = Q.reduce(Q.add(Q.mul(c, c), crossed));
    return sum(short, squareTimes(s, this.secondMoment(law)));
  }

  /** `Var(a + b r) = b² s² σ²` for a linear reward of slope s. */
  variance(law: SampledLaw, f: Polynomial<Expected<T>>): Expected<T> {
    const A = this.arithmetic;
    const s = this.slope ?? unanswerable('the variance of a quadratic reward is of degree 4');
    const { linear } = this.inReward(f);
    if (f.some(({ r }) => r === 2)) return unanswerable('the variance of r² is of degree 4');
    return A.mul(A.pow(linear, 2), this.moment(law, squareTimes(s, law.variance)));
  }

  runs(last: number, value: (run: SampledInterpretation<T>) => Expected<T>): Expected<T> {
    this.round(last);
    return expectationOf(value(this));
  }
}

/** The interpretation in the arithmetic of one rung. */
export function sampledInterpretation<T>(
  instance: GaussianInstance,
  laws: SampledRounds,
  loop: Loop,
  base: Arithmetic<T>,
  plain: { readonly scalar: (name: Parameters<AnyInterpretation['scalar']>[0]) => T },
): AnyInterpretation {
  return new SampledInterpretation(instance, laws, loop, base, plain);
}
