/**
 * A linear regression on its own labels: its answers to a claim's questions. It answers `risk(p[t])`, by the recursion
 * of `least-squares.ts`, and the scalars n, d and σ². p_0 is the truth. Other questions are refused, since nothing is
 * curated and no law has a density.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Interpretation,
  type ObservableAlgebra,
  Q,
  doubleArithmetic,
  exactArithmetic,
  noObservables,
} from '../../../theory';
import type { Loop } from '../../loops';
import { Rounds, refused } from '../shared';
import type { RegressionInstance } from './instance';
import { type Fit, TRUTH, leastSquares } from './least-squares';

const refusedHere = (question: string): (() => never) =>
  refused(`a linear regression is asked for its risk alone, not for ${question}`);

/** Nothing is drawn, so nothing depends on a seed. */
const NO_SEED = 0;

class RegressionInterpretation<T> implements Interpretation<T, Fit, never, never> {
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, never> = noObservables(refusedHere('functions of points'));
  private readonly fits: Rounds<Fit>;

  constructor(
    private readonly instance: RegressionInstance,
    loop: Loop,
    readonly arithmetic: Arithmetic<T>,
  ) {
    this.rounds = instance.rounds;
    this.fits = new Rounds({
      loop,
      operations: leastSquares(instance, () => this.fits.newest),
      settings: { K: 1, lambda: 'infinity' },
      start: TRUTH,
      reference: () => TRUTH,
      sampling: { size: instance.n, seed: NO_SEED },
    });
  }

  atoms = refusedHere('atoms');
  candidates = refusedHere('the number of candidates');
  named = refusedHere('laws other than p[t]');
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

  scalar(name: Parameters<AnyInterpretation['scalar']>[0]): T {
    const { d, n, sigma2 } = this.instance;
    switch (name) {
      case 'd':
        return this.arithmetic.fromRational(Q.of(d));
      case 'n':
        return this.arithmetic.fromRational(Q.of(n));
      case 'sigma2':
        return this.arithmetic.fromRational(sigma2);
      default:
        return refusedHere(name)();
    }
  }

  round(t: number): Fit {
    return this.fits.at(t);
  }

  risk({ risk }: Fit): T {
    return risk === 'infinity' ? this.arithmetic.infinity : this.arithmetic.fromRational(risk);
  }
}

/** The rungs of a regression under a loop, cheapest first. */
export function regressionRungs(instance: RegressionInstance, loop: Loop): (() => AnyInterpretation)[] {
  return [
    () => new RegressionInterpretation(instance, loop, doubleArithmetic),
    () => new RegressionInterpretation(instance, loop, exactArithmetic),
  ];
}
