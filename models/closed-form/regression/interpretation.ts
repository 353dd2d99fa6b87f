/**
 * Answers about a linear regression on its own labels: `risk(p[t])`, by the recursion of `least-squares.ts` from round to round, and the numbers
 * n, d and σ². p_0 is the truth. Everything else is refused: nothing is curated, and no law has a density.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Interpretation,
  type ObservableAlgebra,
  Q,
  UnanswerableError,
  doubleArithmetic,
  exactArithmetic,
} from '../../../theory';
import { type Loop, step } from '../../loops';
import type { RegressionInstance } from './instance';
import { type Fit, TRUTH, leastSquares } from './least-squares';

/** Refuses a question, whatever its arguments. */
const refused = (question: string) => (): never => {
  throw new UnanswerableError(`a linear regression is asked for its risk alone, not for ${question}`);
};

const observable = refused('functions of points');
const NO_OBSERVABLES: ObservableAlgebra<never, never> = {
  named: observable,
  constant: observable,
  negate: observable,
  binary: observable,
  power: observable,
  call: observable,
  at: observable,
};

/** Nothing is drawn, so nothing depends on a seed. */
const NO_SEED = 0;

class RegressionInterpretation<T> implements Interpretation<T, Fit, never, never> {
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, never> = NO_OBSERVABLES;
  private readonly history: [Fit, ...Fit[]] = [TRUTH];

  constructor(
    private readonly instance: RegressionInstance,
    private readonly loop: Loop,
    readonly arithmetic: Arithmetic<T>,
  ) {
    this.rounds = instance.rounds;
  }

  atoms = refused('atoms');
  candidates = refused('the number of candidates');
  named = refused('laws other than p[t]');
  curate = refused('curation');
  tilt = refused('curation');
  given = refused('events');
  bestAtoms = refused('events');
  where = refused('events');
  probability = refused('probabilities');
  expectation = refused('expectations');
  variance = refused('variances');
  divergence = refused('divergences');
  mass = refused('masses');
  curationFactor = refused('curation');
  draws = refused('draws');

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
        return refused(name)();
    }
  }

  round(t: number): Fit {
    const { history, instance } = this;
    while (history.length <= t) {
      const newest = history[history.length - 1] ?? TRUTH;
      const round = {
        history,
        reference: TRUTH,
        candidates: 1,
        lambda: 'infinity' as const,
        epsilon: Q.zero,
        sampling: { size: instance.n, seed: NO_SEED },
      };
      history.push(step(this.loop, leastSquares(instance, newest), round));
    }
    return history[t] ?? refused(`round ${t}`)();
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
