/**
 * What the records of a trace have in common: pools stand in the order of their rounds, each id occurs once in a round, each measure once, and
 * pools have the size and the number of kept candidates that the header names.
 */
import { InputError } from '../../../theory/errors';
import type { TraceHeader } from './header';
import type { TraceRecord } from './records';

/** Checks the records of one trace, in their order. It remembers the ids of one round at a time. */
export class Sequence {
  private round = 0;
  private readonly ids = new Map<string, number>();
  private readonly measures = new Map<string, number>();

  constructor(private readonly header: Pick<TraceHeader, 'offered' | 'kept'>) {}

  /** @throws InputError, without the place of the record, that names the first fault */
  check(record: TraceRecord): void {
    if (record.kind === 'pool') {
      this.checkPlace(record.round, record.id, record.line);
      this.checkCounts(record.size, record.kept);
      return;
    }
    const { round, trait, line } = record;
    const key = `${round} ${trait}`;
    const before = this.measures.get(key);
    if (before !== undefined) {
      throw new InputError(
        `round ${round} has a measure of "${trait}" in line ${before} already; join the two into one`,
      );
    }
    this.measures.set(key, line);
  }

  private checkPlace(round: number, id: string, line: number): void {
    if (round < this.round) {
      throw new InputError(`a pool of round ${round} stands after one of round ${this.round}; sort the pools by round`);
    }
    if (round > this.round) {
      this.round = round;
      this.ids.clear();
    }
    const before = this.ids.get(id);
    if (before !== undefined) {
      throw new InputError(
        `round ${round} has the pool "${id}" in line ${before} already; give each pool of a round its own id`,
      );
    }
    this.ids.set(id, line);
  }

  private checkCounts(size: number, kept: readonly boolean[] | undefined): void {
    const { offered, kept: expected } = this.header;
    if (offered !== undefined && size !== offered) {
      throw new InputError(
        `the pool has ${size} candidates, the header says "offered": ${offered}; correct one, or leave "offered" out if pools differ`,
      );
    }
    if (expected === undefined || kept === undefined) return;
    let count = 0;
    for (const flag of kept) if (flag) count++;
    if (count !== expected) {
      throw new InputError(
        `the pool keeps ${count} candidates, the header says "kept": ${expected}; correct one, or leave "kept" out if pools differ`,
      );
    }
  }
}
