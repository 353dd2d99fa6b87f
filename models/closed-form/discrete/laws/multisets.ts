/**
 * Multisets of K draws from n atoms: the finite sums behind the exact curation factor.
 *
 * Sums depend on an ordered sample of size K only through its counts c (c_1 + … + c_n = K), and `K!/Π c_i!` samples
 * have the same counts. So an expectation over K i.i.d. draws is a sum over `C(n + K − 1, K)` multisets instead of n^K
 * tuples.
 */
import { NotRepresentableError } from '../../../../theory';

export interface MultisetTable {
  readonly n: number;
  readonly K: number;
  readonly size: number;
  /** Row-major `size × n` counts. */
  readonly counts: Uint8Array | Uint32Array;
  /** The number of ordered samples with these counts; it may exceed the exact range of doubles from K = 57 on. */
  readonly multinomial: readonly bigint[];
}

/** The largest table that is built. Enumeration is the wrong method for more multisets. */
export const MAX_MULTISETS = 200_000;

/** The number of multisets, `C(n + K − 1, K)`; above 2^53 only a lower bound. */
export function multisetCount(n: number, K: number): number {
  const [fewer, more] = K < n - 1 ? [K, n - 1] : [n - 1, K];
  let count = 1;
  for (let k = 1; k <= fewer && count <= Number.MAX_SAFE_INTEGER; k += 1) count = (count * (more + k)) / k;
  return Math.round(count);
}

/** @throws NotRepresentableError if there are too many multisets of K draws from n atoms to enumerate. */
export function checkEnumerable(n: number, K: number): void {
  const count = multisetCount(n, K);
  if (count > MAX_MULTISETS) {
    throw new NotRepresentableError(`n = ${n} atoms and K = ${K} make ${count} multisets, more than ${MAX_MULTISETS}`);
  }
}

const tables = new Map<string, MultisetTable>();

/** The table for n ≥ 1 atoms and K ≥ 0 draws, cached. */
export function multisets(n: number, K: number): MultisetTable {
  const key = `${n},${K}`;
  const known = tables.get(key);
  if (known) return known;
  checkEnumerable(n, K);
  const table = build(n, K);
  tables.set(key, table);
  return table;
}

function build(n: number, K: number): MultisetTable {
  const size = multisetCount(n, K);
  const counts = K < 256 ? new Uint8Array(size * n) : new Uint32Array(size * n);
  const multinomial: bigint[] = [];
  const current = new Uint32Array(n);
  let row = 0;
  const place = (atom: number, left: number, ways: bigint): void => {
    if (atom === n - 1) {
      current[atom] = left;
      counts.set(current, row * n);
      multinomial.push(ways);
      row += 1;
      return;
    }
    let choose = 1n;
    for (let c = 0; c <= left; c += 1) {
      current[atom] = c;
      place(atom + 1, left - c, ways * choose);
      choose = (choose * BigInt(left - c)) / BigInt(c + 1);
    }
  };
  place(0, K, 1n);
  return { n, K, size, counts, multinomial };
}
