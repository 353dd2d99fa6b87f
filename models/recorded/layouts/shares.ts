/**
 * Records that are the shares of classes after a round: a list, whose classes are `0`, `1`, …, or an object with a share of each class.
 *
 * Shares that were rounded are divided by their sum. Those with a smaller sum leave the rest to the class `other`: samples that are of no class.
 */
import { InputError } from '../../../theory/errors';
import { type Row, type Rows, locatedRow } from '../sources';
import { type ClassShares, Sequence, checkShares, shown } from '../trace';
import { valueAt } from './fields';
import type { ReadOptions } from './layout';
import { isMissing, numberOf } from './values';

/** Largest deviation of a sum from 1 that rounding explains. */
const ROUNDED = 1e-3;
const REST = 'other';

/** The fields of a record of shares. */
export interface SharesFields {
  readonly round: string;
  readonly shares: string;
  /** Number of samples behind the shares. */
  readonly n: string | undefined;
}

/** The fields of the layout, or those of the map. */
export function sharesFields(defaults: SharesFields, { map = {} }: ReadOptions): SharesFields {
  return { round: map['round'] ?? defaults.round, shares: map['shares'] ?? defaults.shares, n: map['n'] ?? defaults.n };
}

function sharesIn(name: string, value: unknown): ReadonlyMap<string, number> {
  const isRecord = typeof value === 'object' && value !== null;
  if (!isRecord || Object.keys(value).length === 0) {
    throw new InputError(`"${name}" is ${shown(value)}; it must be a list or an object of the shares of classes`);
  }
  const shares = new Map<string, number>();
  let sum = 0;
  for (const [key, item] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const share = numberOf(item);
    if (share === undefined || !(share >= 0)) {
      throw new InputError(
        `the share of class "${key}" in "${name}" is ${shown(item)}; it must be a number of at least 0`,
      );
    }
    shares.set(key, share);
    sum += share;
  }
  if (Math.abs(sum - 1) <= ROUNDED) return new Map([...shares].map(([key, share]) => [key, share / sum]));
  if (sum < 1 && !shares.has(REST)) shares.set(REST, 1 - sum);
  checkShares(name, shares);
  return shares;
}

function countIn(name: string, value: unknown): number | undefined {
  if (isMissing(value)) return undefined;
  const n = numberOf(value);
  if (n !== undefined && Number.isSafeInteger(n) && n >= 1) return n;
  throw new InputError(`"${name}" is ${shown(value)}; it must be a whole number of samples of at least 1`);
}

function recordOf({ at, fields }: Row, { round, shares, n }: SharesFields): ClassShares {
  const value = valueAt(fields, round.split('.'));
  const t = numberOf(value);
  if (t === undefined || !Number.isSafeInteger(t) || t < 0) {
    throw new InputError(`"${round}" is ${shown(value)}; it must be a whole number of at least 0`);
  }
  return {
    kind: 'shares',
    line: at,
    round: t,
    trait: shares.split('.').at(-1) ?? shares,
    shares: sharesIn(shares, valueAt(fields, shares.split('.'))),
    n: n === undefined ? undefined : countIn(n, valueAt(fields, n.split('.'))),
  };
}

/** The shares of classes by round. @throws InputError naming file and place of the first fault */
export async function* readShares(rows: Rows, fields: SharesFields): AsyncGenerator<readonly ClassShares[]> {
  const sequence = new Sequence({});
  for await (const batch of rows.batches) {
    yield batch.map((row) => {
      try {
        const record = recordOf(row, fields);
        sequence.check(record);
        return record;
      } catch (error) {
        throw locatedRow(rows, row.at, error);
      }
    });
  }
}
