/**
 * Laws that can only be sampled, and the parts of a loop on them.
 *
 * The loops of `models/loops` are written against `LawOperations<L>`; here L is a sampler, so that the same loop, and every wrong or
 * changed one, runs on models that were learned. Curating draws K candidates for every point it keeps. Mixing draws each point from the
 * real data with probability 1/(1+λ), independently: i.i.d. points of the mixture, rather than a fixed number of each.
 */
import { Q, UnanswerableError } from '../../theory';
import type { Choice, Lambda, LawOperations } from '../loops';
import { derivedSeed, stream } from '../random';
import { type Points, joined, pick } from './points';
import type { Reward } from './reward';

/** A law that can be sampled. */
export interface Sampler {
  /** i.i.d. points; the same seed gives the same points. */
  draw(count: number, seed: number): Promise<Points>;
}

/** Candidates in groups of K, and the positions of those that were kept, one of each group. */
export interface Choices {
  readonly candidates: Points;
  readonly kept: Int32Array;
}

/** The law of the kept candidate, with the candidates it was chosen from. */
export class CuratedSampler implements Sampler {
  constructor(
    readonly source: Sampler,
    readonly choice: Choice,
    private readonly reward: Reward,
  ) {}

  /** Draws `count` groups of K and keeps one of each with probability proportional to `w^power`. */
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

/** The position that a uniform number falls in when the scores share out [0, 1). Infinite scores share alike, and so do scores that are all 0. */
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

/** Points of one law with probability `share`, else of the other, independently for each point. */
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

/** What loops do to laws, done to samplers. */
export class SamplerOperations implements LawOperations<Sampler> {
  constructor(private readonly reward: Reward) {}

  /** @throws UnanswerableError for K = ∞: no sample shows infinitely many candidates. */
  curate(law: Sampler, choice: Choice): Sampler {
    if (choice.candidates === Infinity) throw new UnanswerableError('K = ∞ cannot be sampled; choose a finite K');
    return new CuratedSampler(law, choice, this.reward);
  }

  mix(reference: Sampler, synthetic: Sampler, lambda: Lambda): Sampler {
    if (lambda === 'infinity') return synthetic;
    return new MixedSampler(reference, synthetic, Q.toNumber(Q.div(Q.one, Q.add(Q.one, lambda))));
  }

  /** The learner fits whatever it is given; a fit on the way adds nothing. */
  fit(law: Sampler): Sampler {
    return law;
  }

  misfit(_law: Sampler): Sampler {
    throw new UnanswerableError('a learner has its own error of fit');
  }
}
