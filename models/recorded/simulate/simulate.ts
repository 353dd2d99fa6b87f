/**
 * Traces of loops whose truth is known: rule, temperature, λ, learner and planted faults.
 *
 * Round t draws pools of K candidates i.i.d. from the model after round t − 1, keeps some of each, refits, and measures the next model on n samples:
 * the mean of every numeric trait and the shares of the atoms. One pool is held at a time.
 */
import { InputError } from '../../../theory';
import { stream } from '../../random';
import {
  type ClassShares,
  type Measure,
  type Pool,
  TRACE_FORMAT,
  TRACE_VERSION,
  type TraceHeader,
  type TraceRecord,
  type TraitInfo,
} from '../trace';
import type { Process, SimulatedRound } from './process';
import { type RuleLoop, ruleHeader, ruleProcess } from './rule-loop';
import { CLASS, REWARD, type Space, drawer, numericTraits, traitInfos } from './space';

/** How much of a loop is recorded. */
export interface Recording {
  /** Rounds T ≥ 0. */
  readonly rounds: number;
  /** Pools per round, at least 1. */
  readonly pools: number;
  /** Samples behind each measure; 0 for a trace without measures. */
  readonly measure: number;
  readonly seed: number;
}

/** A trace that is simulated: its header, and its records, drawn as they are read. Every reading gives the same records. */
export interface SimulatedTrace {
  readonly header: TraceHeader;
  readonly records: () => Generator<TraceRecord>;
  /** The n masses of the models p_0 … p_T, as far as the records have been read. */
  readonly models: readonly (readonly number[])[];
}

function checkCount(name: string, value: number, min: number): void {
  if (!Number.isSafeInteger(value) || value < min)
    throw new InputError(`${value} is not a number of ${name}; give a whole number of at least ${min}`);
}

/** Counts of n samples of a law. */
function sampled(law: readonly number[], n: number, random: ReturnType<typeof stream>): readonly number[] {
  const draw = drawer(law);
  const counts = law.map(() => 0);
  for (let k = 0; k < n; k += 1) {
    const atom = draw(random);
    counts[atom] = (counts[atom] ?? 0) + 1;
  }
  return counts;
}

/** A record whose line is not known yet. */
export type Unnumbered = Omit<Pool, 'line'> | Omit<Measure, 'line'> | Omit<ClassShares, 'line'>;

function* measures(
  space: Space,
  law: readonly number[],
  round: number,
  { measure: n, seed }: Recording,
): Generator<Unnumbered> {
  if (n === 0) return;
  const counts = sampled(law, n, stream(seed, 'measure', round));
  for (const [trait, values] of numericTraits(space)) {
    const sum = counts.reduce((total, count, i) => total + count * (values[i] ?? 0), 0);
    yield { kind: 'measure', round, trait, mean: sum / n, n };
  }
  const shares = new Map(space.atoms.map((name, i) => [name, (counts[i] ?? 0) / n]));
  yield { kind: 'shares', round, trait: CLASS, shares, n };
}

function poolOf(
  space: Space,
  candidates: readonly number[],
  kept: readonly number[],
  at: { readonly round: number; readonly id: string },
): Unnumbered {
  const numbers = [...numericTraits(space)].map(([trait, values]): [string, Float64Array] => [
    trait,
    Float64Array.from(candidates, (atom) => values[atom] ?? NaN),
  ]);
  return {
    kind: 'pool',
    ...at,
    size: candidates.length,
    numbers: new Map(numbers),
    classes: new Map([[CLASS, candidates.map((atom) => space.atoms[atom])]]),
    kept: candidates.map((_, k) => kept.includes(k)),
  };
}

/** The pools of a round, which count how often each atom is kept. */
function* pools(
  space: Space,
  { source, size, keep }: SimulatedRound,
  counts: number[],
  { round, pools: number, seed }: Recording & { readonly round: number },
): Generator<Unnumbered> {
  const draw = drawer(source);
  const random = stream(seed, 'pools', round);
  for (let id = 0; id < number; id += 1) {
    const candidates = Array.from({ length: size }, () => draw(random));
    const kept = keep(candidates, random);
    for (const k of kept) {
      const atom = candidates[k] ?? 0;
      counts[atom] = (counts[atom] ?? 0) + 1;
    }
    yield poolOf(space, candidates, kept, { round, id: String(id) });
  }
}

function* recordsOf(
  space: Space,
  process: Process,
  recording: Recording,
  models: (readonly number[])[],
): Generator<Unnumbered> {
  let model = process.start;
  models.splice(0, models.length, model);
  yield* measures(space, model, 0, recording);
  for (let round = 1; round <= recording.rounds; round += 1) {
    const current = process.round(round, model);
    const counts = model.map(() => 0);
    yield* pools(space, current, counts, { ...recording, round });
    model = current.next(counts);
    models.push(model);
    yield* measures(space, model, round, recording);
  }
}

/** The records with their lines, the first of which is the header. */
export function* numbered(records: Iterable<Unnumbered>): Generator<TraceRecord> {
  let line = 1;
  for (const record of records) yield { ...record, line: (line += 1) };
}

/** The header of a simulated trace, with what is known about the loop. */
export function simulatedHeader(
  about: Partial<TraceHeader>,
  seed: number,
  traits: Readonly<Record<string, TraitInfo>>,
): TraceHeader {
  return {
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    ...about,
    seed,
    source: 'simulated by curated-loops',
    reward: REWARD,
    scale: 'reward',
    pools: 'drawn',
    traits: { ...traits },
  };
}

/** The trace of a process. @throws InputError for numbers of rounds, pools or samples outside their domains */
export function simulated(
  space: Space,
  process: Process,
  about: Partial<TraceHeader>,
  recording: Recording,
): SimulatedTrace {
  checkCount('rounds', recording.rounds, 0);
  checkCount('pools', recording.pools, 1);
  checkCount('samples', recording.measure, 0);
  if (!Number.isSafeInteger(recording.seed)) throw new InputError(`the seed ${recording.seed} is not a whole number`);
  const models: (readonly number[])[] = [];
  return {
    header: simulatedHeader(about, recording.seed, traitInfos(space)),
    records: () => numbered(recordsOf(space, process, recording, models)),
    models,
  };
}

/**
 * The trace of a loop with a rule, and with planted faults if there are any.
 * @throws InputError naming the first value outside its domain
 */
export function simulateRule(loop: RuleLoop, recording: Recording): SimulatedTrace {
  return simulated(loop.space, ruleProcess(loop), ruleHeader(loop), recording);
}
