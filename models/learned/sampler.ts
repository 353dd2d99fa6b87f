/**
 * Laws that can only be sampled, and the operations of a loop on them.
 *
 * The loops of `models/loops` use only `LawOperations<L>`. Here L is a sampler, so the same loops, with their mutants
 * and variants, run on learned models. Curation draws K candidates for every point that it keeps. A mixture draws each
 * point independently from the real data with probability 1/(1+λ), which gives i.i.d. points of the mixture.
 */
import { Q, UnanswerableError } from '../../theory';
import type { Choice, Lambda, LawOperations } from '../loops';
import { derivedSeed, stream } from '../random';
import { type Points, joined, pick } from './points';
import type { Reward } from './reward';

/** A law that can be sampled. */
export interface Sampler {
  /** Draws i.i.d. points; the same seed gives the same points. */
  draw(count: number, seed: number): Promise<Points>;
}

/** Candidates in groups of K, and the positions of the kept candidates, one per group. */
export interface Choices {
  readonly candidates: Points;
  readonly kept: Int32Array;
}

/** The law of the kept candidate; `choose` also returns the candidates. */
export class CuratedSampler implements Sampler {
  constructor(
    readonly source: Sampler,
    readonly choice: Choice,
    private readonly reward: Reward,
  ) {}

  /** Draws `count` groups of K candidates and keeps one of each group with probability proportional to `w^power`. */
  async choose(count: number, seed: number): Promise<Choices> {
    const K = this.choice.candidates;
    const candidates = await this.source.draw(count * K, derivedSeed(seed, 'candidates'));
    const random = stream(seed, 'choice');
    const scores = new Float64Array(K);
    const kept = Int32Array.from({ length: count }, (_, i) => {
      for (let k = 0; k < K; k += 1) scores[k] = this.score(candidates, i * K + k);
      return i * K + chosen(scores, random.uniform());
    });
    return { candidates, kept };
  }

  async draw(count: number, seed: number): Promise<Points> {
    const { candidates, kept } = await this.choose(count, seed);
    return pick(candidates, kept);
  }

  private score({ values, dimension }: Points, i: number): number {
    const w = this.reward.weight(values, i * dimension);
    switch (this.choice.power) {
      case 0:
        return 1;
      case 1:
        return w;
      case -1:
        return 1 / w;
    }
  }
}

/**
 * Chooses a position with probability proportional to its score, from a uniform number. If scores are infinite, the
 * choice is uniform among them; if all are 0, it is uniform.
 */
function chosen(scores: Float64Array, uniform: number): number {
  const infinite = scores.includes(Infinity);
  const shares = infinite
    ? scores.map((s) => (s === Infinity ? 1 : 0))
    : scores.some((s) => s > 0)
      ? scores
      : scores.map(() => 1);
  let rest = uniform * shares.reduce((sum, s) => sum + s, 0);
  let last = 0;
  for (let k = 0; k < shares.length; k += 1) {
    const share = shares[k] as number;
    if (share === 0) continue;
    if (rest < share) return k;
    rest -= share;
    last = k;
  }
  return last;
}

/** Draws each point independently from the real data with probability `realShare`, else from the other law. */
class MixedSampler implements Sampler {
  constructor(
    private readonly reference: Sampler,
    private readonly synthetic: Sampler,
    private readonly realShare: number,
  ) {}

  async draw(count: number, seed: number): Promise<Points> {
    const random = stream(seed, 'source');
    const isReal = Array.from({ length: count }, () => random.uniform() < this.realShare);
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
}

/** The operations of loops on laws, for samplers. */
export class SamplerOperations implements LawOperations<Sampler> {
  constructor(private readonly reward: Reward) {}

  /** @throws UnanswerableError for K = ∞, since no sample has infinitely many candidates. */
  curate(law: Sampler, choice: Choice): Sampler {
    if (choice.candidates === Infinity) throw new UnanswerableError('K = ∞ cannot be sampled; choose a finite K');
    return new CuratedSampler(law, choice, this.reward);
  }

  mix(reference: Sampler, synthetic: Sampler, lambda: Lambda): Sampler {
    if (lambda === 'infinity') return synthetic;
    return new MixedSampler(reference, synthetic, Q.toNumber(Q.div(Q.one, Q.add(Q.one, lambda))));
  }

  /** The identity, since the learner fits the resulting law. */
  fit(law: Sampler): Sampler {
    return law;
  }

  misfit(_law: Sampler): Sampler {
    throw new UnanswerableError('a learner has its own error of fit');
  }
}
