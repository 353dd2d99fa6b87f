/** The rounds of a loop: `p_0, p_1, …`, each computed by one step of the loop on first use. */
import { Q } from '../../../theory';
import { type LawOperations, type Loop, type Round, type Sampling, step } from '../../loops';
import type { Settings } from './settings';

/** The inputs that a model gives to a loop. */
export interface RoundsProblem<L> {
  readonly loop: Loop;
  readonly operations: LawOperations<L>;
  readonly settings: Settings;
  /** `p_0`. */
  readonly start: L;
  /** The law of the real data. */
  readonly reference: () => L;
  /** For learners that fit samples. */
  readonly sampling?: Sampling | undefined;
  /** Called with `p_t` before the step to `p_{t+1}`; throws if the step would cost too much. */
  readonly check?: (law: L) => void;
}

export class Rounds<L> {
  private readonly history: [L, ...L[]];

  constructor(
    private readonly problem: RoundsProblem<L>,
    history: readonly [L, ...L[]] = [problem.start],
  ) {
    this.history = [...history];
  }

  /** The same rounds so far, to be played on. */
  copy(): Rounds<L> {
    return new Rounds(this.problem, this.history);
  }

  /** The law `p_t` of the largest t so far. */
  get newest(): L {
    return this.history[this.history.length - 1] as L;
  }

  /** `p_t`, t = 0, 1, 2, …. */
  at(t: number): L {
    const { history } = this;
    while (history.length <= t) history.push(this.after(history));
    return history[t] as L;
  }

  /** The next law after a history, which need not start from the loop's own start. */
  after(history: Round<L>['history']): L {
    const { loop, operations, settings, reference, sampling, check } = this.problem;
    check?.(history[history.length - 1] as L);
    const { K: candidates, lambda, epsilon = Q.zero, errorTowards } = settings;
    return step(loop, operations, { history, reference, candidates, lambda, epsilon, errorTowards, sampling });
  }
}
