/**
 * Draws from a learned run, made on demand and kept.
 *
 * A unit of a model's law is one pool of candidates (two pools of a single one). The same unit of the curated law is the candidate kept
 * from each of these pools, so a claim about the choice compares kept candidates with the pools they come from. A pool has K candidates, or as many as the
 * loop's choice draws, such as K² in two stages: i.i.d. draws of the model in any case. Training data that is made of such pools is made of the same
 * ones: draws of a network are dear. Units are drawn in blocks, with seeds that training does not use: given the trained models they are i.i.d., whatever
 * was drawn before.
 */
import { setImmediate as turn } from 'node:timers/promises';
import {
  type Binning,
  CuratedSampler,
  InterruptedError,
  type Points,
  type PoolLaw,
  type Reward,
  type Sampler,
  type Trajectory,
  joined,
  pick,
  pointsOf,
} from '../../../models/learned';
import { derivedSeed } from '../../../models';
import { type SerialDependence, serialDependence } from '../../statistics';
import type { DrawSource } from './draw-source';
import { identityOf } from './identity';
import { type DrawnLaw, bare, lawKey } from './law';
import { type DrawView, type Question, estimate, questionKey } from './question';

/** Units drawn at a time. */
const BLOCK = 512;
/** Draws in a unit of a law without candidates; a variance needs two. */
const PAIR = 2;
/** Draws in a unit of the real data, which is cheap to draw. */
const REFERENCE_DRAWS = 8;
/** Distances of draws at which dependence is looked for, besides units and blocks. */
const NEAR = [1, 2, 3, 4];

const NO_POINTS = pointsOf(1, new Float64Array(0));

/** Draws of one law, in units. */
class LawDraws implements DrawView {
  weight = new Float64Array(0);
  isBest = new Uint8Array(0);
  bin = new Int32Array(0);
  /** The same number for the same point. */
  identity = new Float64Array(0);
  count = 0;

  /** @param perUnit draws in a unit */
  constructor(
    readonly law: DrawnLaw,
    readonly perUnit: number,
  ) {}

  get units(): number {
    return this.count / this.perUnit;
  }

  /** Adds draws of another list. */
  copy({ weight, isBest, bin, identity }: LawDraws, from: number, count: number): void {
    this.reserve(this.count + count);
    this.weight.set(weight.subarray(from, from + count), this.count);
    this.isBest.set(isBest.subarray(from, from + count), this.count);
    this.bin.set(bin.subarray(from, from + count), this.count);
    this.identity.set(identity.subarray(from, from + count), this.count);
    this.count += count;
  }

  add(points: Points, reward: Reward, binning: Binning): void {
    const { count, dimension, values } = points;
    this.reserve(this.count + count);
    for (let i = 0; i < count; i += 1) {
      const [at, to] = [i * dimension, this.count + i];
      this.weight[to] = reward.weight(values, at);
      this.isBest[to] = reward.isBest(values, at) ? 1 : 0;
      this.bin[to] = binning.of(values, at);
      this.identity[to] = identityOf(values, at, dimension);
    }
    this.count += count;
  }

  private reserve(size: number): void {
    if (size <= this.weight.length) return;
    const length = Math.max(size, 2 * this.weight.length);
    const [weight, isBest, bin] = [new Float64Array(length), new Uint8Array(length), new Int32Array(length)];
    const identity = new Float64Array(length);
    weight.set(this.weight);
    isBest.set(this.isBest);
    bin.set(this.bin);
    identity.set(this.identity);
    Object.assign(this, { weight, isBest, bin, identity });
  }
}

/** Draws that are not independent: their law, and the evidence. */
export interface DependentDraws {
  readonly law: DrawnLaw;
  readonly evidence: SerialDependence;
}

/** The estimates of one question, extended as units are drawn. */
interface Estimates {
  values: Float64Array;
  units: number;
  /** Estimates so far: one per unit, or one per draw that fell in the event. */
  count: number;
}

export interface DrawsOptions {
  readonly trajectory: Trajectory;
  readonly reward: Reward;
  readonly binning: Binning;
  readonly seed: number;
  /** Units drawn at a time. @defaultValue 512 */
  readonly block?: number | undefined;
  /** Whether a variance under the training data may be asked, for which a unit needs two draws of it. @defaultValue true */
  readonly trainingPairs?: boolean | undefined;
  /** The number of points of each model that `firstPoints` returns. @defaultValue 0 */
  readonly heldPoints?: number | undefined;
  /** Ends the drawing when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

export class Draws implements DrawSource {
  private readonly laws = new Map<string, LawDraws>();
  /** By round, the draws of the training data that were made of the pools of its model. */
  private readonly made = new Map<number, LawDraws>();
  /** By round, points of its model that are held until they are asked for. */
  private readonly held = new Map<number, readonly Points[]>();
  private readonly estimates = new Map<string, Estimates>();

  private readonly blockSize: number;

  constructor(private readonly options: DrawsOptions) {
    this.blockSize = options.block ?? BLOCK;
  }

  get bins(): number {
    return this.options.binning.count;
  }

  /** Draws behind one estimate of a question: all draws of a unit or, for a law conditioned on an event, one. */
  perEstimate({ law }: Question): number {
    const inner = bare(law);
    return inner.kind === 'given' ? 1 : this.of(inner).perUnit;
  }

  /** Pools in a unit of a model: a variance needs two draws. */
  private pools({ pool }: CuratedSampler): number {
    return Math.ceil(PAIR / pool.size);
  }

  private of(law: DrawnLaw): LawDraws {
    const key = lawKey(law);
    const known = this.laws.get(key) ?? new LawDraws(law, this.size(law));
    this.laws.set(key, known);
    return known;
  }

  private size(law: DrawnLaw): number {
    switch (law.kind) {
      case 'reference':
        return REFERENCE_DRAWS;
      case 'round':
      case 'curate': {
        const curated = this.ownChoice(law.t);
        if (!curated) return PAIR;
        return this.pools(curated) * (law.kind === 'curate' ? 1 : curated.pool.size);
      }
      case 'train': {
        const own = this.fromOwnPools(law.t) && this.ownChoice(law.t);
        return own && this.options.trainingPairs === false ? this.pools(own) : PAIR;
      }
    }
  }

  /** What makes the training data of round t of the pools that its model's units consist of; undefined if nothing does. */
  private fromOwnPools(t: number): PoolLaw | undefined {
    const { trajectory } = this.options;
    const own = this.ownChoice(t);
    if (own === undefined || t >= trajectory.rounds) return undefined;
    const { pools } = trajectory.training(t);
    return pools?.source === own.source && pools.size === own.pool.size ? pools : undefined;
  }

  /** The choice among the candidates of round t, if the loop chooses from its newest model. */
  private ownChoice(t: number): CuratedSampler | undefined {
    const { trajectory } = this.options;
    const curated = trajectory.curated(t);
    return curated instanceof CuratedSampler && curated.source === trajectory.model(t) ? curated : undefined;
  }

  /** Draws until each law has at least `units` units. @throws InterruptedError when the signal is aborted */
  async ensure(laws: readonly DrawnLaw[], units: number): Promise<void> {
    for (const law of laws) {
      while (this.of(law).units < units) {
        await this.pause();
        await this.block(law);
      }
    }
  }

  /** Lets timers and signals arrive, which the draws of some models never do. */
  private async pause(): Promise<void> {
    await turn();
    if (this.options.signal?.aborted) throw new InterruptedError('interrupted while points were drawn');
  }

  /**
   * The first law whose draws are not independent, which every bound assumes; undefined if none is found.
   * @param alpha the error probability of the test of one law
   */
  dependence(alpha: () => number): DependentDraws | undefined {
    const kinds = ['reference', 'round', 'curate', 'train'];
    const all = [...this.laws.values()].sort((a, b) => kinds.indexOf(a.law.kind) - kinds.indexOf(b.law.kind));
    for (const { law, perUnit, identity, weight, count } of all) {
      const first = this.blockSize * perUnit;
      const lags = [...NEAR, perUnit, first];
      const evidence = serialDependence({ identity, score: weight }, count, { lags, first, alpha: alpha() });
      if (evidence) return { law, evidence };
    }
    return undefined;
  }

  private async block(law: DrawnLaw): Promise<void> {
    if (law.kind === 'round' || law.kind === 'curate') {
      const own = this.ownChoice(law.t);
      if (own) return this.choices(own, law.t);
    }
    if (law.kind === 'train' && this.fromOwnPools(law.t)) return this.training(law.t);
    const draws = this.of(law);
    this.keep(draws, await this.drawn(law, draws, draws.perUnit));
  }

  /** The points of the next block of a law, so many for a unit. */
  private drawn(law: DrawnLaw, { units }: LawDraws, perUnit: number): Promise<Points> {
    const { trajectory, seed } = this.options;
    const blockSeed = derivedSeed(seed, 'draws', lawKey(law), units / this.blockSize);
    return samplerOf(law, trajectory).draw(this.blockSize * perUnit, blockSeed);
  }

  /** A block of pools of candidates, with those kept, and the training data made of them. */
  private async choices(own: CuratedSampler, t: number): Promise<void> {
    const model = this.of({ kind: 'round', t });
    const kept = this.of({ kind: 'curate', t });
    const blockSeed = derivedSeed(this.options.seed, 'draws', `round ${t}`, model.units / this.blockSize);
    const pools = this.pools(own);
    const choices = await own.choose(this.blockSize * pools, blockSeed);
    this.keep(model, choices.candidates);
    this.keep(kept, pick(choices.candidates, choices.kept));
    const maker = this.fromOwnPools(t);
    if (maker === undefined) return;
    const made = this.made.get(t) ?? new LawDraws({ kind: 'train', t }, pools);
    this.made.set(t, made);
    this.keep(made, await maker.make(choices.candidates, derivedSeed(blockSeed, 'training')));
  }

  /** A block of training data: what was made of the pools of the same units, and what a unit lacks. */
  private async training(t: number): Promise<void> {
    const law = { kind: 'train', t } as const;
    const draws = this.of(law);
    await this.ensure([{ kind: 'round', t }], draws.units + this.blockSize);
    const made = this.made.get(t);
    if (made === undefined) throw new Error(`nothing was made of the pools of round ${t}`);
    const missing = draws.perUnit - made.perUnit;
    const { dimension, values } = missing > 0 ? await this.drawn(law, draws, missing) : NO_POINTS;
    const first = draws.units;
    for (let unit = 0; unit < this.blockSize; unit += 1) {
      draws.copy(made, (first + unit) * made.perUnit, made.perUnit);
      const at = unit * missing * dimension;
      if (missing > 0) this.keep(draws, pointsOf(dimension, values.subarray(at, at + missing * dimension)));
    }
  }

  private keep(draws: LawDraws, points: Points): void {
    const { law, count } = draws;
    const { heldPoints = 0, reward, binning } = this.options;
    if (law.kind === 'round' && count < heldPoints) this.held.set(law.t, [...(this.held.get(law.t) ?? []), points]);
    draws.add(points, reward, binning);
  }

  /** The first points that are drawn of the model of round t, i.i.d. as all its draws. To be asked for once, since they are many numbers. */
  async firstPoints(t: number): Promise<Points> {
    const { heldPoints = 0 } = this.options;
    const law = { kind: 'round', t } as const;
    await this.ensure([law], Math.ceil(heldPoints / this.of(law).perUnit));
    const lists = this.held.get(t);
    if (lists === undefined) throw new Error(`the points of round ${t} are not held, or no more`);
    this.held.delete(t);
    const { dimension, values } = joined(lists);
    return pointsOf(dimension, values.slice(0, heldPoints * dimension));
  }

  /**
   * The estimates of a question from the first `units` units, which must have been drawn: one for each unit or, for a law conditioned
   * on an event, one for each draw that fell in the event.
   */
  values(question: Question, units: number): Float64Array {
    const key = questionKey(question);
    const known = this.estimates.get(key) ?? { values: new Float64Array(0), units: 0, count: 0 };
    this.estimates.set(key, known);
    if (known.units < units) this.extend(known, question, units);
    const conditioned = bare(question.law).kind === 'given';
    return known.values.subarray(0, conditioned ? known.count : units);
  }

  /** For each of the first `units` units, which must have been drawn, the share of its draws that are in a bin. */
  shares(law: DrawnLaw, bin: number, units: number): Float64Array {
    const { bin: bins, perUnit } = this.of(law);
    return Float64Array.from({ length: units }, (_, unit) => {
      const own = bins.subarray(unit * perUnit, (unit + 1) * perUnit);
      return own.reduce((count, b) => count + (b === bin ? 1 : 0), 0) / perUnit;
    });
  }

  private extend(known: Estimates, question: Question, units: number): void {
    const law = bare(question.law);
    const draws = this.of(law.kind === 'given' ? law.of : law);
    const { perUnit } = draws;
    const added: number[] = [];
    if (law.kind === 'given') {
      for (let i = known.units * perUnit; i < units * perUnit; i += 1) {
        if (law.event.at(draws.weight[i] as number, draws.isBest[i] === 1)) added.push(estimate(question, draws, i, 1));
      }
    } else {
      for (let unit = known.units; unit < units; unit += 1)
        added.push(estimate(question, draws, unit * perUnit, perUnit));
    }
    const values = new Float64Array(known.count + added.length);
    values.set(known.values.subarray(0, known.count));
    values.set(added, known.count);
    Object.assign(known, { values, units, count: values.length });
  }
}

function samplerOf(law: DrawnLaw, trajectory: Trajectory): Sampler {
  switch (law.kind) {
    case 'round':
      return trajectory.model(law.t);
    case 'curate':
      return trajectory.curated(law.t);
    case 'train':
      return trajectory.training(law.t);
    case 'reference':
      return trajectory.reference;
  }
}
