/**
 * Products of matrices in single precision: the plain twin of `../../assembly/perceptron/products.ts`.
 *
 * `out_rj = b_j + Σ_k x_rk W_kj`, with k rising; `W_kj += Σ_r x_rk g_rj`, with r rising. Each product and each sum is rounded
 * to single precision, so a sum of n products has an error of at most `γ_{n+1} Σ |x_k W_k|` beside b, with
 * `γ_n = n u / (1 − n u)`, `u = 2⁻²⁴`.
 *
 * Source: Higham 2002, *Accuracy and Stability of Numerical Algorithms*, section 3.1.
 */
import type { Panels, Rows } from '../primitives';

const { fround } = Math;
const WIDTH = 8;

/** Adds `x W` for one row and one panel to eight sums, and writes them; with `sloped`, times what lies in `out`. */
function row(m: Float32Array, x: number, inputs: number, bias: number, w: number, out: number, sloped: boolean): void {
  for (let j = 0; j < WIDTH; j += 1) {
    let sum = bias < 0 ? 0 : (m[bias + j] as number);
    for (let k = 0; k < inputs; k += 1) {
      sum = fround(sum + fround((m[x + k] as number) * (m[w + WIDTH * k + j] as number)));
    }
    m[out + j] = sloped ? fround(sum * (m[out + j] as number)) : sum;
  }
}

export function affine(m: Float32Array, x: Rows, rows: number, inputs: number, panels: Panels, out: Rows): void {
  for (let p = 0; p < panels.count; p += 1) {
    const bias = panels.at + p * (inputs + 1) * WIDTH;
    for (let r = 0; r < rows; r += 1) {
      row(m, x.at + r * x.stride, inputs, bias, bias + WIDTH, out.at + r * out.stride + p * WIDTH, false);
    }
  }
}

export function pullBack(m: Float32Array, g: Rows, rows: number, inputs: number, panels: Panels, out: Rows): void {
  for (let p = 0; p < panels.count; p += 1) {
    const w = panels.at + p * inputs * WIDTH;
    for (let r = 0; r < rows; r += 1) {
      row(m, g.at + r * g.stride, inputs, -1, w, out.at + r * out.stride + p * WIDTH, true);
    }
  }
}

export function accumulate(m: Float32Array, x: Rows, rows: number, inputs: number, g: Rows, panels: Panels): void {
  let into = panels.at;
  for (let p = 0; p < panels.count; p += 1) {
    const column = g.at + p * WIDTH;
    for (let j = 0; j < WIDTH; j += 1) {
      let sum = m[into + j] as number;
      for (let r = 0; r < rows; r += 1) sum = fround(sum + (m[column + r * g.stride + j] as number));
      m[into + j] = sum;
    }
    into += WIDTH;
    for (let k = 0; k < inputs; k += 1, into += WIDTH) addProducts(m, x.at + k, x.stride, rows, column, g.stride, into);
  }
}

/** Adds `xᵀ g` for one column of x to one row of a panel. */
function addProducts(
  m: Float32Array,
  x: number,
  xStride: number,
  rows: number,
  g: number,
  gStride: number,
  into: number,
): void {
  for (let j = 0; j < WIDTH; j += 1) {
    let sum = m[into + j] as number;
    for (let r = 0; r < rows; r += 1) {
      sum = fround(sum + fround((m[x + r * xStride] as number) * (m[g + r * gStride + j] as number)));
    }
    m[into + j] = sum;
  }
}
