/**
 * Sparse sums of monomials: monomials in ascending order, each with a coefficient that is not 0.
 *
 * A monomial is a number, and monomials multiply by addition (`polynomials.ts`), so a multiple by a monomial keeps the order, and sums merge
 * their terms.
 */
export interface Terms {
  readonly keys: readonly number[];
  /** By the places of their monomials. */
  readonly coefficients: readonly bigint[];
}

export const NO_TERMS: Terms = { keys: [], coefficients: [] };

/** The sum of terms in any order. */
export function gathered(list: Iterable<readonly [key: number, coefficient: bigint]>): Terms {
  const sums = new Map<number, bigint>();
  for (const [key, coefficient] of list) sums.set(key, (sums.get(key) ?? 0n) + coefficient);
  const sorted = [...sums].filter(([, coefficient]) => coefficient !== 0n).sort(([a], [b]) => a - b);
  return { keys: sorted.map(([key]) => key), coefficients: sorted.map(([, coefficient]) => coefficient) };
}

/** The terms as pairs. */
export const pairsOf = ({ keys, coefficients }: Terms): (readonly [key: number, coefficient: bigint])[] =>
  keys.map((key, i) => [key, coefficients[i] as bigint] as const);

/** The terms whose monomials satisfy a condition. */
export function only({ keys, coefficients }: Terms, condition: (key: number) => boolean): Terms {
  const chosen = keys.map(condition);
  return { keys: keys.filter((_, i) => chosen[i]), coefficients: coefficients.filter((_, i) => chosen[i]) };
}

/** The product with one term, whose coefficient is not 0. */
export function shifted({ keys, coefficients }: Terms, monomial: number, factor: bigint): Terms {
  return {
    keys: monomial === 0 ? keys : keys.map((key) => key + monomial),
    coefficients: factor === 1n ? coefficients : coefficients.map((coefficient) => factor * coefficient),
  };
}

/** The sum. */
export function merged(a: Terms, b: Terms): Terms {
  const keys: number[] = [];
  const coefficients: bigint[] = [];
  const [ends, others] = [a.keys.length, b.keys.length];
  let [i, j] = [0, 0];
  while (i < ends && j < others) {
    const [key, other] = [a.keys[i] as number, b.keys[j] as number];
    let coefficient: bigint;
    if (key < other) coefficient = a.coefficients[i++] as bigint;
    else if (other < key) coefficient = b.coefficients[j++] as bigint;
    else coefficient = (a.coefficients[i++] as bigint) + (b.coefficients[j++] as bigint);
    if (coefficient === 0n) continue;
    keys.push(Math.min(key, other));
    coefficients.push(coefficient);
  }
  for (; i < ends; i++) {
    keys.push(a.keys[i] as number);
    coefficients.push(a.coefficients[i] as bigint);
  }
  for (; j < others; j++) {
    keys.push(b.keys[j] as number);
    coefficients.push(b.coefficients[j] as bigint);
  }
  return { keys, coefficients };
}

/** The product with the terms of `short` from one place to another, by halves. */
function productWith(long: Terms, short: Terms, from: number, to: number): Terms {
  if (to <= from) return NO_TERMS;
  if (to === from + 1) return shifted(long, short.keys[from] as number, short.coefficients[from] as bigint);
  const half = (from + to) >> 1;
  return merged(productWith(long, short, from, half), productWith(long, short, half, to));
}

/** The product, term by term. */
export function product(a: Terms, b: Terms): Terms {
  const [long, short] = a.keys.length < b.keys.length ? [b, a] : [a, b];
  return productWith(long, short, 0, short.keys.length);
}
