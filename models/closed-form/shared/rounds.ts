/** The rounds of a loop: `p_0, p_1, …`, each made by one step of the loop when it is first asked for. */
import { Q } from '../../../theory';
import { type LawOperations, type Loop, type Round, type Sampling, step } from '../../loops';
import type { Settings } from './settings';

/** A law that is made when a loop first asks for it: it may have no representation where no loop does. */
export class LazyLaw<L> {
  constructor(readonly make: () => L) {}
}

/** What a model gives a loop to run on. */
export interface RoundsProblem<L> {
  readonly loop: Loop;
  readonly operations: LawOperations<L>;
  readonly settings: Settings;
  /** `p_0`. */
  readonly start: L;
  /** The law of the real data. */
  readonly reference: L | LazyLaw<L>;
  /** Of learners that fit samples. */
  readonly sampling?: Sampling | undefined;
  /** Called with `p_t` before the step to `p_{t+1}`; throws where that would cost too much. */
  readonly check?: (law: L) => void;
}

export class Rounds<L> {
  private readonly history: [L, ...L[]];

  constructor(private readonly problem: RoundsProblem<L>) {
    this.history = [problem.start];
  }

  /** `p_t` of the largest t so far. */
  get newest(): L {
    return this.history[this.history.length - 1] as L;
  }

  /** `p_t`, t = 0, 1, 2, …. */
  at(t: number): L {
    const { history } = this;
    while (history.length <= t) history.push(this.after(history));
    return history[t] as L;
  }

  /** What the loop makes of a history, which need not be that of its start. */
  after(history: Round<L>['history']): L {
    const { loop, operations, settings, reference, sampling, check } = this.problem;
    check?.(history[history.length - 1] as L);
    const { K: candidates, lambda, epsilon = Q.zero } = settings;
    if (!(reference instanceof LazyLaw))
      return step(loop, operations, { history, reference, candidates, lambda, epsilon, sampling });
    // An accessor gives every object a shape of its own, which costs time: only where it is needed.
    return step(loop, operations, {
      history,
      get reference() {
        return reference.make();
      },
      candidates,
      lambda,
      epsilon,
      sampling,
    });
  }
}
