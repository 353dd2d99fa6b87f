/**
 * A recorded run in memory: the columns of its pools, round by round, and its measures.
 *
 * A column takes 8 bytes per candidate, a flag 1 byte, so a trace of millions of candidates fits.
 */
import type { ClassShares, Measure, Pool, TraceHeader, TraceRecord } from '../../../models/recorded';
import { InputError } from '../../../theory';
import { Column } from './column';

/** The pools of one round. Candidates of pool i are numbered `starts[i]` to `starts[i + 1] − 1`. */
export interface RoundPools {
  readonly t: number;
  readonly pools: number;
  /** `pools + 1` numbers. */
  readonly starts: Float64Array;
  /** Values of each numeric trait per candidate; NaN where there is none. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** Number of the class of each candidate in `Recording.classes`, or −1 where there is none. */
  readonly classes: ReadonlyMap<string, Float64Array>;
  /** 1 for each candidate that was kept; undefined unless every pool of the round says so. */
  readonly kept: Uint8Array | undefined;
}

export interface Recording {
  readonly header: TraceHeader;
  /** Rounds that have pools, in order of t. */
  readonly rounds: readonly RoundPools[];
  /** By trait, then by round. */
  readonly measures: ReadonlyMap<string, ReadonlyMap<number, Measure>>;
  readonly shares: ReadonlyMap<string, ReadonlyMap<number, ClassShares>>;
  /** The classes of each class trait, in the order of the header or of their first occurrence. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

/** Number of candidates of pool i. */
export const sizeOf = ({ starts }: RoundPools, i: number): number => (starts[i + 1] ?? NaN) - (starts[i] ?? NaN);

type Doubles = Column<Float64Array>;

class RoundColumns {
  private readonly starts = Column.ofDoubles();
  private readonly numbers = new Map<string, Doubles>();
  private readonly classes = new Map<string, Doubles>();
  private readonly kept = Column.ofFlags();
  private flagged = true;
  private candidates = 0;

  constructor(private readonly t: number) {}

  add(pool: Pool, codes: (trait: string, texts: Pool['classes']) => ArrayLike<number>): void {
    this.starts.add([this.candidates]);
    for (const [name, values] of pool.numbers) this.column(this.numbers, name, NaN).add(values);
    for (const name of pool.classes.keys()) this.column(this.classes, name, -1).add(codes(name, pool.classes));
    if (pool.kept === undefined) this.flagged = false;
    else this.kept.add(pool.kept.map(Number));
    this.candidates += pool.size;
  }

  /** The column of a trait, filled up to the pools that lack it. */
  private column(columns: Map<string, Doubles>, name: string, absent: number): Doubles {
    const known = columns.get(name) ?? Column.ofDoubles();
    columns.set(name, known);
    known.padTo(this.candidates, absent);
    return known;
  }

  finished(): RoundPools {
    const pools = this.starts.length;
    this.starts.add([this.candidates]);
    const views = (columns: Map<string, Doubles>, absent: number) =>
      new Map([...columns.keys()].map((name) => [name, this.column(columns, name, absent).view()]));
    return {
      t: this.t,
      pools,
      starts: this.starts.view(),
      numbers: views(this.numbers, NaN),
      classes: views(this.classes, -1),
      kept: this.flagged ? this.kept.view() : undefined,
    };
  }
}

/** Gives each class of a trait a number. */
class ClassCodes {
  readonly names = new Map<string, string[]>();
  private readonly codes = new Map<string, Map<string, number>>();

  constructor(header: TraceHeader) {
    for (const [trait, { classes = [] }] of Object.entries(header.traits ?? {})) {
      for (const name of classes) this.code(trait, name);
    }
  }

  code(trait: string, name: string): number {
    const codes = this.codes.get(trait) ?? new Map<string, number>();
    const names = this.names.get(trait) ?? [];
    this.codes.set(trait, codes);
    this.names.set(trait, names);
    const known = codes.get(name);
    if (known !== undefined) return known;
    codes.set(name, names.length);
    return names.push(name) - 1;
  }
}

/** Reads all records. @throws InputError for two measures of a trait in a round, or for a trace without any record */
export async function collect(
  header: TraceHeader,
  records: AsyncIterable<readonly TraceRecord[]>,
  file: string,
): Promise<Recording> {
  const rounds = new Map<number, RoundColumns>();
  const measures = new Map<string, Map<number, Measure>>();
  const shares = new Map<string, Map<number, ClassShares>>();
  const codes = new ClassCodes(header);
  const codesOf = (trait: string, texts: Pool['classes']): ArrayLike<number> =>
    (texts.get(trait) ?? []).map((text) => (text === undefined ? -1 : codes.code(trait, text)));
  const once = <T extends Measure | ClassShares>(known: Map<string, Map<number, T>>, record: T): void => {
    const ofTrait = known.get(record.trait) ?? new Map<number, T>();
    known.set(record.trait, ofTrait);
    const before = ofTrait.get(record.round);
    if (before !== undefined) {
      throw new InputError(
        `${file}:${record.line}: round ${record.round} has a second ${record.kind} of ${record.trait} (the first is in line ${before.line}); keep one of them`,
      );
    }
    ofTrait.set(record.round, record);
  };
  for await (const batch of records) {
    for (const record of batch) {
      switch (record.kind) {
        case 'pool': {
          const columns = rounds.get(record.round) ?? new RoundColumns(record.round);
          rounds.set(record.round, columns);
          columns.add(record, codesOf);
          break;
        }
        case 'measure':
          once(measures, record);
          break;
        case 'shares':
          for (const name of record.shares.keys()) codes.code(record.trait, name);
          once(shares, record);
      }
    }
  }
  if (rounds.size + measures.size + shares.size === 0) {
    throw new InputError(`${file} has a header and no record; a trace has at least one pool or measure`);
  }
  return {
    header,
    rounds: [...rounds].sort(([a], [b]) => a - b).map(([, columns]) => columns.finished()),
    measures,
    shares,
    classes: codes.names,
  };
}
