/**
 * Records that are candidates: those of a round with the same prompt are a pool, wherever they stand in the round, because tools that generate in
 * batches write all first candidates, then all second ones.
 *
 * The candidates of one round are in memory at a time, at about 8 bytes for each trait and 12 for each candidate.
 */
import { InputError } from '../../../theory/errors';
import { type Row, type Rows, locatedRow } from '../sources';
import type { Pool } from '../trace';
import { classIn, keptIn, numberIn, roundOf } from './cells';
import { valueAt } from './fields';
import { type Growing, growingDoubles, growingIntegers } from './growing';
import type { Column, Plan } from './plan';
import { idOf } from './pool-id';

const BATCH = 1000;

/** A trait of the candidates of a round, in the order of the records. */
type Values =
  | { readonly kind: 'number'; readonly column: Column; readonly values: Growing<Float64Array> }
  | { readonly kind: 'class'; readonly column: Column; readonly values: (string | undefined)[] };

/** The candidates of one round. */
class Round {
  /** Number of each pool, in the order of their first candidates, by its id. */
  private readonly numbers = new Map<string, number>();
  private readonly lines = growingIntegers();
  private readonly poolOf = growingIntegers();
  private readonly kept = growingIntegers();
  private readonly traits: readonly Values[];

  constructor(
    private readonly plan: Plan,
    readonly round: number,
  ) {
    this.traits = plan.columns.map((column) =>
      column.kind === 'class'
        ? { kind: 'class', column, values: [] }
        : { kind: 'number', column, values: growingDoubles() },
    );
  }

  /** @throws InputError, without a place, if a value is wrong */
  add({ at, fields }: Row): void {
    const { pool, kept } = this.plan;
    if (pool === undefined) {
      throw new InputError('no field names the prompt of a candidate; name it by a map: pool=FIELD');
    }
    const id = idOf(valueAt(fields, pool.keys));
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(id, number);
      this.lines.push(at);
    }
    this.poolOf.push(number);
    for (const { kind, column, values } of this.traits) {
      const value = valueAt(fields, column.field.keys);
      if (kind === 'class') values.push(classIn(column, value, values.length));
      else values.push(numberIn(column, value));
    }
    if (kept !== undefined) this.kept.push(Number(keptIn(kept.name, valueAt(fields, kept.keys))));
  }

  /** The numbers of the candidates of each pool, one pool after the other, and where each pool starts. */
  private order() {
    const starts = new Int32Array(this.numbers.size + 1);
    for (let i = 0; i < this.poolOf.length; i++) {
      const next = this.poolOf.at(i) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const free = starts.slice();
    const members = new Int32Array(this.poolOf.length);
    for (let i = 0; i < members.length; i++) {
      const pool = this.poolOf.at(i);
      const place = free[pool] ?? 0;
      free[pool] = place + 1;
      members[place] = i;
    }
    return { starts, members };
  }

  *pools(): Generator<readonly Pool[]> {
    const { starts, members } = this.order();
    let batch: Pool[] = [];
    for (const [id, number] of this.numbers) {
      const start = starts[number] ?? 0;
      const size = (starts[number + 1] ?? 0) - start;
      const numbers = new Map<string, Float64Array>();
      const classes = new Map<string, readonly (string | undefined)[]>();
      for (const { kind, column, values } of this.traits) {
        if (kind === 'class') {
          const own = new Array<string | undefined>(size);
          for (let i = 0; i < size; i++) own[i] = values[members[start + i] ?? 0];
          classes.set(column.trait, own);
        } else {
          const own = new Float64Array(size);
          for (let i = 0; i < size; i++) own[i] = values.at(members[start + i] ?? 0);
          numbers.set(column.trait, own);
        }
      }
      const kept = this.plan.kept === undefined ? undefined : new Array<boolean>(size);
      if (kept !== undefined) for (let i = 0; i < size; i++) kept[i] = this.kept.at(members[start + i] ?? 0) === 1;
      const line = this.lines.at(number);
      batch.push({ kind: 'pool', line, round: this.round, id, size, numbers, classes, kept });
      if (batch.length >= BATCH) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  }
}

/**
 * The pools of records that are candidates, round by round.
 * @param otherwise the round of records without one
 * @throws InputError naming file and place of the first fault
 */
export async function* readCandidates(rows: Rows, plan: Plan, otherwise: number): AsyncGenerator<readonly Pool[]> {
  let current: Round | undefined;
  for await (const batch of rows.batches) {
    for (const row of batch) {
      try {
        const round = roundOf(row, plan, otherwise);
        if (current !== undefined && round < current.round) {
          throw new InputError(
            `a candidate of round ${round} stands after one of round ${current.round}; sort the records by round`,
          );
        }
        if (current === undefined || round > current.round) {
          if (current !== undefined) yield* current.pools();
          current = new Round(plan, round);
        }
        current.add(row);
      } catch (error) {
        throw locatedRow(rows, row.at, error);
      }
    }
  }
  if (current !== undefined) yield* current.pools();
}
