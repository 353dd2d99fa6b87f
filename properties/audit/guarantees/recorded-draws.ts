/**
 * A recorded run as a source of draws: the model after round t is known by the pools of round t + 1, the choice from it by their kept candidates.
 *
 * A unit is a pool. Candidates of a pool may share a prompt, so a variance is the one within prompts, and a law conditioned on an event takes one
 * candidate of a pool. The statements hold prompt by prompt, and each of these questions is linear or convex in the right direction, so they hold of
 * the averages over prompts too.
 */
import { UnanswerableError } from '../../../theory';
import {
  type DrawSource,
  type DrawView,
  type DrawnLaw,
  type Question,
  bare,
  drawnLaw,
  estimate,
  lawKey,
  questionKey,
} from '../../learned/decide';
import { type RoundPools, sizeOf } from '../recording';

/** There are fewer pools than asked for. */
export class TooFewPoolsError extends Error {
  override readonly name = 'TooFewPoolsError';
  constructor(readonly available: number) {
    super(`only ${available} pools`);
  }
}

export interface RecordedDrawsOptions {
  readonly rounds: readonly RoundPools[];
  /** Weights of the candidates of a round, in the order of the record. */
  readonly weights: (round: RoundPools) => Float64Array;
  /** K: pools of another size are left out. */
  readonly K: number;
  /** Supremum of the weights. */
  readonly top: number;
  readonly startsAtReference: boolean;
  /** Whether the training data are the kept candidates alone, λ = ∞. */
  readonly fullySynthetic: boolean;
}

/** Most pools of a round that are read: more would hardly narrow an interval. */
const MOST_POOLS = 50_000;
/** Equal parts of [0, w_max] for `binned(…)`. */
const BINS = 8;

interface Units extends DrawView {
  /** Draws of unit i are numbered `starts[i]` to `starts[i + 1] − 1`. */
  readonly starts: readonly number[];
}

export class RecordedDraws implements DrawSource {
  readonly bins = BINS;
  private readonly laws = new Map<string, Units>();
  private readonly known = new Map<string, Float64Array>();

  constructor(private readonly options: RecordedDrawsOptions) {}

  perEstimate({ law, kind }: Question): number {
    if (bare(law).kind === 'given') return 1;
    const { starts } = this.units(drawnLaw(law));
    const sizes = starts.slice(1).map((end, i) => end - (starts[i] ?? 0));
    const least = sizes.reduce((a, b) => Math.min(a, b), Infinity);
    if (kind === 'variance' && least < 2) {
      throw new UnanswerableError('a variance needs two draws from each pool');
    }
    return least === Infinity ? 1 : least;
  }

  ensure(laws: readonly DrawnLaw[], units: number): Promise<void> {
    const available = Math.min(...laws.map((law) => this.units(law).starts.length - 1));
    if (available < units) throw new TooFewPoolsError(available);
    return Promise.resolve();
  }

  values(question: Question, units: number): Float64Array {
    const key = `${questionKey(question)} in ${units}`;
    const known = this.known.get(key) ?? this.estimates(question, units);
    this.known.set(key, known);
    return known;
  }

  private estimates(question: Question, units: number): Float64Array {
    const law = bare(question.law);
    const view = this.units(drawnLaw(question.law));
    const values: number[] = [];
    for (let i = 0; i < units; i += 1) {
      const [from, to] = [view.starts[i] as number, view.starts[i + 1] as number];
      if (law.kind !== 'given') {
        values.push(estimate(question, view, from, to - from));
        continue;
      }
      for (let k = from; k < to; k += 1) {
        if (!law.event.at(view.weight[k] as number, view.isBest[k] === 1)) continue;
        values.push(estimate(question, view, k, 1));
        break;
      }
    }
    return Float64Array.from(values);
  }

  private units(law: DrawnLaw): Units {
    const key = lawKey(law);
    const known = this.laws.get(key) ?? this.read(law);
    this.laws.set(key, known);
    return known;
  }

  private read(law: DrawnLaw): Units {
    const { startsAtReference, fullySynthetic } = this.options;
    switch (law.kind) {
      case 'round':
        return this.pools(law.t, false);
      case 'curate':
        return this.pools(law.t, true);
      case 'train':
        if (fullySynthetic) return this.pools(law.t, true);
        throw new UnanswerableError('the trace does not record the real data among the training data');
      case 'reference':
        if (startsAtReference) return this.pools(0, false);
        throw new UnanswerableError('the trace does not record the real data, and does not start there');
    }
  }

  /** The pools drawn from the model after round t, or their kept candidates. */
  private pools(t: number, onlyKept: boolean): Units {
    const { rounds, weights, K, top } = this.options;
    const round = rounds.find((each) => each.t === t + 1);
    if (round === undefined) return { starts: [0], weight: NONE, isBest: new Uint8Array(0), bin: new Int32Array(0) };
    if (onlyKept && round.kept === undefined)
      throw new UnanswerableError('the trace does not say which candidates were kept');
    const all = weights(round);
    const starts = [0];
    const chosen: number[] = [];
    for (let i = 0; i < Math.min(round.pools, MOST_POOLS); i += 1) {
      const [from, size] = [round.starts[i] as number, sizeOf(round, i)];
      const pool = Array.from({ length: size }, (_, k) => from + k);
      if (size !== K || pool.some((k) => Number.isNaN(all[k]))) continue;
      const taken = onlyKept ? pool.filter((k) => round.kept?.[k] === 1) : pool;
      if (taken.length === 0) continue;
      chosen.push(...taken);
      starts.push(chosen.length);
    }
    const weight = Float64Array.from(chosen, (k) => all[k] as number);
    return {
      starts,
      weight,
      isBest: Uint8Array.from(weight, (w) => (w === top ? 1 : 0)),
      bin: Int32Array.from(weight, (w) => Math.min(BINS - 1, Math.floor((BINS * w) / top))),
    };
  }
}

const NONE = new Float64Array(0);
