/**
 * Laws that can only be sampled, and the operations of a loop on them.
 *
 * The loops of `models/loops` use only `LawOperations<L>`. Here L is a sampler, so the same loops, with their mutants and variants, run on learned models. A
 * choice draws a pool of candidates for every point that it keeps (`models/loops/pools/`). A mixture with another law draws each point independently from
 * that law with its share, which gives i.i.d. points of the mixture.
 */
import { Q, UnanswerableError } from '../../theory';
import type { Choice, Faults, FiniteOperations, Lambda, LawOperations, SampleFit, Weighed } from '../loops';
import { type PoolRule, chosenRule, curatedRule, mixedRule, singleRule } from '../loops/pools';
import { derivedSeed, stream } from '../random';
import { type Points, joined, pick } from './points';
import type { Reward } from './reward';
import type { UserReward } from './users';

/** A law that can be sampled. */
export interface Sampler {
  /** Draws i.i.d. points; the same seed gives the same points. */
  draw(count: number, seed: number): Promise<Points>;
  /** The law as what is made of pools of candidates; absent for one that is not. */
  readonly pools?: PoolLaw | undefined;
}

/** A law whose points are made of pools of i.i.d. candidates of another law, a point of each pool. So candidates that are known need not be drawn again. */
export interface PoolLaw {
  readonly source: Sampler;
  /** The number of candidates of a pool. */
  readonly size: number;
  /** A point of each pool. @param candidates pool after pool */
  make(candidates: Points, seed: number): Promise<Points>;
}

/** Candidates in pools, and the positions of the kept candidates, one per pool. */
export interface Choices {
  readonly candidates: Points;
  readonly kept: Int32Array;
}

/** The weights of the point whose coordinates start at position `at`. */
type Weigh = (values: ArrayLike<number>, at: number) => Weighed<number>;

/** The law of the kept candidate; `choose` also returns the candidates, which are i.i.d. draws of the source. */
export class CuratedSampler implements Sampler {
  constructor(
    readonly source: Sampler,
    /** How many candidates a pool has, and which is kept. */
    readonly pool: PoolRule,
    private readonly weigh: Weigh,
  ) {}

  get pools(): PoolLaw {
    const make = (candidates: Points, seed: number): Promise<Points> =>
      Promise.resolve(pick(candidates, this.keptOf(candidates, seed)));
    return { source: this.source, size: this.pool.size, make };
  }

  /** Draws `count` pools and keeps one candidate of each. @throws InputError for a rule that gives no probabilities */
  async choose(count: number, seed: number): Promise<Choices> {
    const candidates = await this.source.draw(count * this.pool.size, derivedSeed(seed, 'candidates'));
    return { candidates, kept: this.keptOf(candidates, seed) };
  }

  /** The positions of the candidates that are kept, one of each pool. */
  private keptOf({ values, count, dimension }: Points, seed: number): Int32Array {
    const { size, keep } = this.pool;
    const random = stream(seed, 'choice');
    const pool = new Array<Weighed<number>>(size);
    return Int32Array.from({ length: count / size }, (_, i) => {
      for (let k = 0; k < size; k += 1) pool[k] = this.weigh(values, (i * size + k) * dimension);
      return i * size + keep(pool, random);
    });
  }

  async draw(count: number, seed: number): Promise<Points> {
    const { candidates, kept } = await this.choose(count, seed);
    return pick(candidates, kept);
  }
}

/** Draws each point independently from the real data with probability `realShare`, else from the other law. */
class MixedSampler implements Sampler {
  constructor(
    private readonly reference: Sampler,
    private readonly synthetic: Sampler,
    private readonly realShare: number,
  ) {}

  async draw(count: number, seed: number): Promise<Points> {
    const isReal = this.realAmong(count, seed);
    const real = isReal.filter(Boolean).length;
    const drawn = joined([
      await this.reference.draw(real, derivedSeed(seed, 'real')),
      await this.synthetic.draw(count - real, derivedSeed(seed, 'synthetic')),
    ]);
    let [nextReal, nextSynthetic] = [0, real];
    return pick(
      drawn,
      isReal.map((fromReal) => (fromReal ? nextReal++ : nextSynthetic++)),
    );
  }

  /** The real data needs no pool: a pool whose point is real is not looked at. */
  get pools(): PoolLaw | undefined {
    const { pools } = this.synthetic;
    if (pools === undefined) return undefined;
    const make = async (candidates: Points, seed: number): Promise<Points> => {
      const made = await pools.make(candidates, derivedSeed(seed, 'synthetic'));
      const isReal = this.realAmong(made.count, seed);
      const real = await this.reference.draw(isReal.filter(Boolean).length, derivedSeed(seed, 'real'));
      let next = made.count;
      return pick(
        joined([made, real]),
        isReal.map((fromReal, i) => (fromReal ? next++ : i)),
      );
    };
    return { ...pools, make };
  }

  /** Which of so many points are real. */
  private realAmong(count: number, seed: number): readonly boolean[] {
    const random = stream(seed, 'source');
    return Array.from({ length: count }, () => random.uniform() < this.realShare);
  }
}

/** Training data of so many points, to which those of earlier rounds may be added; as a law, that of the new points. */
export class TrainingSampler implements Sampler {
  constructor(
    private readonly law: Sampler,
    readonly size: number,
    /** Whether the points of all earlier rounds are fitted too. */
    readonly accumulates: boolean,
  ) {}

  draw(count: number, seed: number): Promise<Points> {
    return this.law.draw(count, seed);
  }

  get pools(): PoolLaw | undefined {
    return this.law.pools;
  }
}

/** Draws the last class twice as often as a law does: of the other classes, every other draw is rejected at random. */
class FavouringSampler implements Sampler {
  constructor(
    private readonly law: Sampler,
    private readonly last: number,
  ) {}

  async draw(count: number, seed: number): Promise<Points> {
    const random = stream(seed, 'favour');
    const found: Points[] = [];
    let left = count;
    for (let block = 0; left > 0 || block === 0; block += 1) {
      const points = await this.law.draw(2 * left, derivedSeed(seed, 'favoured', block));
      const accepted = Array.from(points.values.keys()).filter(
        (i) => points.values[i] === this.last || random.uniform() < 1 / 2,
      );
      found.push(pick(points, accepted.slice(0, left)));
      left -= Math.min(left, accepted.length);
    }
    return joined(found);
  }
}

/** What a loop on samplers may need besides the reward. */
export interface SamplerExtras {
  /** All users with their shares, for loops with several; the first has the reward of the run. @defaultValue one reward */
  readonly users?: readonly UserReward[] | undefined;
  /** The number of classes, for data of classes. */
  readonly classes?: number | undefined;
}

const NO_USERS: readonly number[] = [];

/** Weights are above 0; one that is too small for a double counts as the smallest. */
const positive = (weight: number): number => Math.max(weight, Number.MIN_VALUE);

function weighing(reward: Reward, users: readonly UserReward[]): Weigh {
  const w = (values: ArrayLike<number>, at: number): number => positive(reward.weight(values, at));
  if (users.length === 0) return (values, at) => ({ w: w(values, at), users: NO_USERS });
  return (values, at) => ({
    w: w(values, at),
    users: users.map((user) => positive(user.reward.weight(values, at))),
  });
}

/** The operations of loops on laws, for samplers. */
export class SamplerOperations implements LawOperations<Sampler>, Pick<Faults<Sampler>, 'favour'> {
  readonly finite: FiniteOperations<Sampler>;
  private readonly weigh: Weigh;
  private readonly classes: number | undefined;

  constructor(reward: Reward, { users = [], classes }: SamplerExtras = {}) {
    this.weigh = weighing(reward, users);
    this.classes = classes;
    this.finite = {
      shares: users.map(({ share }) => share),
      choose: (law, rule, candidates) => this.keeping(law, (pool) => chosenRule(pool, rule, candidates)),
      concentrate: () => this.refuse('K = ∞ cannot be sampled; choose a finite K'),
      sample: () => this.refuse('a learner draws its training points itself'),
      withinPrompts: () => this.refuse('its choice is made within prompts, which a learned model does not have'),
      transform: () =>
        this.refuse(
          'it is a rule on whole vectors of masses, which a learned model does not have; give a choice of one of K',
        ),
    };
  }

  /** @throws UnanswerableError for K = ∞, since no sample has infinitely many candidates. */
  curate(law: Sampler, choice: Choice): Sampler {
    return this.keeping(law, (pool) => curatedRule(pool, choice));
  }

  /** Two choices among candidates of one law are one choice, by one of the two rules. */
  mix(reference: Sampler, synthetic: Sampler, lambda: Lambda): Sampler {
    if (lambda === 'infinity') return synthetic;
    const [first, second] = [this.chosenFrom(reference), this.chosenFrom(synthetic)];
    if (first.source === second.source) {
      const share = Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda)));
      return new CuratedSampler(first.source, mixedRule(first.pool, second.pool, share), this.weigh);
    }
    return new MixedSampler(reference, synthetic, Q.toNumber(Q.div(Q.one, Q.add(Q.one, lambda))));
  }

  /** The identity, since the learner fits the resulting law. */
  fit(law: Sampler): Sampler {
    return law;
  }

  /** Training data of so many points. @throws UnanswerableError for an unbiased variance, which is about Gaussians alone */
  fitToSample(law: Sampler, { size, divisor }: SampleFit): Sampler {
    if (divisor === 'n - 1') this.refuse('a learner has its own divisor of the sum of squares');
    return new TrainingSampler(law, size, false);
  }

  /** Training data of so many new points, with those of all earlier rounds. */
  fitToBatches(law: Sampler, { size }: SampleFit): Sampler {
    return new TrainingSampler(law, size, true);
  }

  misfit(_law: Sampler): Sampler {
    return this.refuse('a learner has its own error of fit');
  }

  /** @throws UnanswerableError for points of R^d, which have no last atom */
  favour(law: Sampler): Sampler {
    if (this.classes === undefined)
      this.refuse('points have no last atom that could be drawn twice as often; learn classes');
    return new FavouringSampler(law, this.classes - 1);
  }

  private keeping(law: Sampler, by: (pool: PoolRule) => PoolRule): Sampler {
    const { source, pool } = this.chosenFrom(law);
    return new CuratedSampler(source, by(pool), this.weigh);
  }

  /** A law as a choice among candidates of another one. */
  private chosenFrom(law: Sampler): { readonly source: Sampler; readonly pool: PoolRule } {
    return law instanceof CuratedSampler ? law : { source: law, pool: singleRule };
  }

  private refuse(why: string): never {
    throw new UnanswerableError(why);
  }
}
