/** The operations of loops on fixed atoms: a law is a vector of masses. */
import { Q, type Rational, UnanswerableError } from '../../../theory';
import {
  type Candidates,
  type Choice,
  type ChoiceRule,
  type EarlierBatches,
  type Faults,
  type FiniteOperations,
  type KeepRule,
  type Lambda,
  type LawOperations,
  type LuceRule,
  readsMasses,
  type SampleFit,
  type Weighed,
} from '../../loops';
import { scoresOf } from '../../loops/pools';
import { type PairTable, keptByRank, keptByScores, keptOfPair, keptSuccessively, normalised, pairTable } from './kept';

type Masses = Float64Array;

const refuse = (why: string): never => {
  throw new UnanswerableError(why);
};

/** Exact up to rounding. A learner of samples fits infinitely many. */
export class AtomOperations implements LawOperations<Masses>, Pick<Faults<Masses>, 'favour'> {
  readonly finite: FiniteOperations<Masses>;
  private readonly weights: Float64Array;
  private readonly pairs = new Map<KeepRule, PairTable>();

  /**
   * @param atoms the weights of the atoms, above 0
   * @param shares the shares of the users; empty if there is only one reward
   * @param last whether an atom is one of the last class; undefined for atoms that have none
   */
  constructor(
    private readonly atoms: readonly Weighed<number>[],
    shares: readonly Rational[],
    private readonly last: readonly boolean[] | undefined,
  ) {
    this.weights = Float64Array.from(atoms, ({ w }) => w);
    this.finite = {
      shares,
      choose: (law, rule, candidates) => this.choose(law, rule, candidates),
      concentrate: () => refuse('K = ∞ cannot be sampled'),
      sample: () => refuse('samples have no exact law'),
      withinPrompts: () => refuse('a choice within prompts, which classes do not have'),
      transform: () => refuse('a rule on vectors is about models with atoms'),
    };
  }

  curate(law: Masses, { candidates, power }: Choice): Masses {
    switch (power) {
      case 0:
        return law;
      case 1:
        return keptByScores(law, this.weights, candidates);
      case -1:
        return keptByScores(law, this.inverse(), candidates);
    }
  }

  favour(law: Masses): Masses {
    const { last } = this;
    if (last === undefined) return refuse('points have no last atom');
    return normalised(law.map((mass, i) => (last[i] === true ? 2 * mass : mass)));
  }

  mix(reference: Masses, synthetic: Masses, lambda: Lambda): Masses {
    if (lambda === 'infinity') return synthetic;
    const l = Q.toNumber(lambda);
    return reference.map((m, i) => (m + l * (synthetic[i] as number)) / (1 + l));
  }

  fit(law: Masses): Masses {
    return law;
  }

  fitToSample(law: Masses): Masses {
    return law;
  }

  fitToBatches(law: Masses, _fit: SampleFit, { law: earlier, batches }: EarlierBatches<Masses>): Masses {
    return this.mix(earlier, law, Q.of(1, batches));
  }

  misfit(_law: Masses): Masses {
    return refuse('the forecast is that of an exact fit');
  }

  /** `1/w`, in units of the smallest weight that is not lost beside it. */
  private inverse(): Float64Array {
    const least = this.weights.reduce((a, b) => Math.min(a, b), Infinity);
    return this.weights.map((w) => least / w);
  }

  private scores(rule: LuceRule): Float64Array {
    return Float64Array.from(this.atoms, (atom) => scoresOf(rule, [atom])[0] ?? 0);
  }

  private choose(law: Masses, rule: ChoiceRule, K: Candidates): Masses {
    if (K === 1) return law;
    if (readsMasses(rule)) return refuse('a rule that depends on the masses of candidates, which samples do not tell');
    switch (rule.kind) {
      case 'luce':
        return keptByScores(law, this.scores(rule), K);
      case 'truncation':
        return keptByRank(law, this.weights, rule, K);
      case 'successive':
        if (K <= rule.places) return law;
        return keptSuccessively(rule, K, (candidates) => keptByScores(law, this.scores(rule.by), candidates));
      case 'keep': {
        if (K > 2) return refuse(`a choice by probabilities among K = ${K} has too many pools to sum over`);
        const known = this.pairs.get(rule) ?? pairTable(rule, this.atoms);
        this.pairs.set(rule, known);
        return keptOfPair(law, known);
      }
    }
  }
}
