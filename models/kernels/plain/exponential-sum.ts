/**
 * The two passes of log-sum-exp: `max x_i`, then `Σ exp(x_i − top)`. Plain twin of `assembly/exponential-sum.ts`.
 *
 * **Bound** for `top = max x_i`, u = 2^−53, n masses: x_i − top is rounded once, which moves its exponential by (top − x_i) u
 * relatively; exp errs by 1 ulp ≤ 2 u; the sum by 22 u (`sum.ts`). With π_i the share of term i, the mean of top − x_i is
 * Σ π_i (top − x_i) = H(π) − log Z ≤ log n, as Z = Σ exp(x_i − top) ≥ 1. So the relative error is at most (25 + log n) u, and the
 * same, absolutely, holds for log Z. Terms that underflow add at most 2^−1074 each.
 */
import { exp } from './elementary';
import { BLOCK, Total, sumBlock } from './sum';

const terms = new Float64Array(BLOCK);
const total = new Total();

/** `max x_i`; −∞ for n = 0, NaN if any is. */
export function maximum(x: Float64Array, n: number): number {
  let top = -Infinity;
  for (let i = 0; i < n; i += 1) top = Math.max(top, x[i] as number);
  return top;
}

/** `Σ exp(x_i − top)`: an x of −∞ counts 0; NaN where x_i − top is (both ∞ of one sign). */
export function sumExp(x: Float64Array, n: number, top: number): number {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    for (let i = 0; i < count; i += 1) terms[i] = exp((x[start + i] as number) - top);
    total.add(sumBlock(terms, 0, count));
  }
  return total.value();
}
