/**
 * The loss of a perceptron and its gradient in double precision, with bounds on the errors of the same computation in single precision.
 *
 * The bounds follow the errors of first order through both passes: a sum of n products is wrong by at most `(n + 1) u` times the sum of their
 * absolute values (see `plain/products.ts`), φ by `6u |φ|` and φ' by `8u` (see `plain/activation.ts`), and an error e of the argument changes
 * φ by at most 1.1 e and φ' by at most 0.5 e. Terms of second order are covered by a factor of 1.01.
 */
import type { PerceptronBatch } from './network';

/** Half the distance between 1 and the next number in single precision. */
export const UNIT = 2 ** -24;

export interface Reference {
  readonly loss: number;
  readonly output: readonly number[];
  readonly outputBound: readonly number[];
  readonly gradient: readonly number[];
  readonly gradientBound: readonly number[];
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
export const silu = (z: number): number => z * sigmoid(z);
export const siluSlope = (z: number): number => silu(z) + sigmoid(z) * (1 - silu(z));

/** A number with a bound on the error of its single-precision twin. */
interface Known {
  readonly value: number;
  readonly error: number;
}

const exact = (value: number): Known => ({ value, error: 0 });

/** `start + Σ a_k b_k` as single precision adds it, one product after the other. */
function dot(start: Known, n: number, a: (k: number) => Known, b: (k: number) => Known): Known {
  let [value, error, absolute] = [start.value, start.error, Math.abs(start.value)];
  for (let k = 0; k < n; k += 1) {
    const [x, y] = [a(k), b(k)];
    value += x.value * y.value;
    absolute += Math.abs(x.value * y.value);
    error += Math.abs(x.value) * y.error + Math.abs(y.value) * x.error;
  }
  return { value, error: error + (n + 1) * UNIT * absolute };
}

const times = (a: Known, b: Known): Known =>
  dot(
    exact(0),
    1,
    () => a,
    () => b,
  );

/** The reference for parameters layer by layer, `W` row by row and then `b`. */
export function reference(
  widths: readonly number[],
  parameters: ArrayLike<number>,
  { rows, inputs, targets }: PerceptronBatch,
): Reference {
  const units = (l: number): number => widths[l] as number;
  const last = widths.length - 1;
  const starts = widths.slice(1).reduce<number[]>((all, m, l) => [...all, (all[l] ?? 0) + (units(l) + 1) * m], [0]);
  const weight = (l: number, i: number, j: number): Known =>
    exact(parameters[(starts[l] as number) + i * units(l + 1) + j] as number);
  const bias = (l: number, j: number): Known => weight(l, units(l), j);

  const h: Known[][] = [Array.from(inputs.subarray(0, rows * units(0)), exact)];
  const slopes: Known[][] = [];
  for (let l = 0; l < last; l += 1) {
    const [n, m, below] = [units(l), units(l + 1), h[l] as Known[]];
    const z = Array.from({ length: rows * m }, (_, i) => {
      const [r, j] = [Math.floor(i / m), i % m];
      return dot(
        bias(l, j),
        n,
        (k) => below[r * n + k] as Known,
        (k) => weight(l, k, j),
      );
    });
    if (l === last - 1) h.push(z);
    else {
      h.push(
        z.map(({ value, error }) => ({ value: silu(value), error: 1.1 * error + 6 * UNIT * Math.abs(silu(value)) })),
      );
      slopes.push(z.map(({ value, error }) => ({ value: siluSlope(value), error: 0.5 * error + 8 * UNIT })));
    }
  }

  const output = h[last] as Known[];
  const residual = output.map(({ value, error }, i) => {
    const difference = value - (targets[i] as number);
    return { value: difference, error: error + UNIT * Math.abs(difference) };
  });
  const scale = { value: 2 / residual.length, error: (2 * UNIT) / residual.length };
  let g = residual.map((difference) => times(scale, difference));
  const gradient: Known[] = Array<Known>(starts[last] as number).fill(exact(0));
  for (let l = last - 1; l >= 0; l -= 1) {
    const [n, m, below, above] = [units(l), units(l + 1), h[l] as Known[], g];
    for (let j = 0; j < m; j += 1) {
      const ofRow = (r: number): Known => above[r * m + j] as Known;
      for (let i = 0; i <= n; i += 1) {
        const x = (r: number): Known => (i === n ? exact(1) : (below[r * n + i] as Known));
        gradient[(starts[l] as number) + i * m + j] = dot(exact(0), rows, x, ofRow);
      }
    }
    if (l === 0) break;
    g = Array.from({ length: rows * n }, (_, at) => {
      const [r, i] = [Math.floor(at / n), at % n];
      const sum = dot(
        exact(0),
        m,
        (j) => above[r * m + j] as Known,
        (j) => weight(l, i, j),
      );
      return times(sum, (slopes[l - 1] as Known[])[at] as Known);
    });
  }
  const bound = ({ error }: Known): number => 1.01 * error;
  const value = (known: Known): number => known.value;
  return {
    loss: residual.reduce((sum, { value: r }) => sum + r * r, 0) / residual.length,
    output: output.map(value),
    outputBound: output.map(bound),
    gradient: gradient.map(value),
    gradientBound: gradient.map(bound),
  };
}
