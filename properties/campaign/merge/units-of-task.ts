/**
 * The records that the units of one task have: where the first of each is, and which units are divergent. They are kept in columns, about fifty
 * bytes for a unit, because a campaign may have millions.
 */
import { type PlannedTask, cutOf, taskKey, unitsOf } from '../plan';
import { type RecordPlaces, type UnitRecord, endsTask } from '../records';
import type { CaseRange } from './ranges';

/** A unit that has a record. */
export interface IndexedUnit extends CaseRange {
  readonly seconds: number;
  /** Reads its first record. */
  readonly read: () => Promise<UnitRecord>;
}

/** Two records of one unit with different answers. */
export interface Divergence {
  readonly key: string;
  /** The digests of the answers, in order. */
  readonly sha256: readonly string[];
}

const DIGEST_BYTES = 32;

/** States of a unit with a record. */
const HAS_RECORD = 1;
const ENDS = 2;

/** The records of the units of one task, in its order. */
export class UnitsOfTask implements Iterable<IndexedUnit> {
  private readonly key: string;
  private readonly cut: ReturnType<typeof cutOf>;
  private readonly digests: Buffer;
  private readonly places: Float64Array;
  private readonly sources: Uint32Array;
  private readonly seconds: Float32Array;
  /** 0 without a record. */
  private readonly states: Uint8Array;
  /** The first unit that ends the task. */
  private end = Infinity;
  private readonly diverging = new Map<number, Set<string>>();
  private readonly known: RecordPlaces[] = [];

  constructor(task: PlannedTask) {
    const count = unitsOf(task);
    this.key = taskKey(task);
    this.cut = cutOf(task);
    this.digests = Buffer.alloc(count * DIGEST_BYTES);
    this.places = new Float64Array(count);
    this.sources = new Uint32Array(count);
    this.seconds = new Float32Array(count);
    this.states = new Uint8Array(count);
  }

  /** Adds a record of the unit that begins there. The first record of a unit counts. */
  add(from: number, { record, place, places }: { record: UnitRecord; place: number; places: RecordPlaces }): void {
    const at = from / this.cut.step;
    if (this.states[at] !== 0) {
      this.compare(at, record.sha256);
      return;
    }
    if (this.known.at(-1) !== places) this.known.push(places);
    const ends = endsTask(record);
    this.states[at] = ends ? ENDS : HAS_RECORD;
    if (ends) this.end = Math.min(this.end, at);
    this.digests.write(record.sha256, at * DIGEST_BYTES, 'hex');
    this.places[at] = place;
    this.sources[at] = this.known.length - 1;
    this.seconds[at] = record.seconds;
  }

  private compare(at: number, other: string): void {
    const first = this.digests.toString('hex', at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES);
    if (first !== other) this.diverging.set(at, (this.diverging.get(at) ?? new Set([first])).add(other));
  }

  /** The units that have one answer, in order. */
  *[Symbol.iterator](): Generator<IndexedUnit> {
    for (const [at, state] of this.states.entries()) {
      if (state === 0 || this.diverging.has(at)) continue;
      const { from, to } = this.range(at);
      const [place = 0, source = 0, seconds = 0] = [this.places[at], this.sources[at], this.seconds[at]];
      const read = (): Promise<UnitRecord> =>
        (this.known[source] as RecordPlaces).read(`${this.key}/${from}-${to}`, place);
      yield { from, to, ends: state === ENDS, seconds, read };
    }
  }

  /** Whether the unit that begins there has a record, or cannot count any more because an earlier one ends the task. */
  isDone(from: number): boolean {
    const at = from / this.cut.step;
    return this.states[at] !== 0 || at > this.end;
  }

  /** The units with several answers, in order. */
  get divergent(): readonly Divergence[] {
    return [...this.diverging]
      .sort(([a], [b]) => a - b)
      .map(([at, digests]) => {
        const { from, to } = this.range(at);
        return { key: `${this.key}/${from}-${to}`, sha256: [...digests].sort() };
      });
  }

  private range(at: number): Pick<CaseRange, 'from' | 'to'> {
    const { size, step } = this.cut;
    return { from: at * step, to: Math.min((at + 1) * step, size) };
  }
}
