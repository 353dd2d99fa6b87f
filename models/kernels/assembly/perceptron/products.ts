/**
 * Products of matrices in single precision, 4 rows by 8 columns at a time. `../../perceptron/plain/products.ts`, the twin, has the
 * formulas and the orders of summation.
 *
 * The eight accumulators, the two weights and the broadcast number of a step fit into the sixteen registers of x86-64.
 * A matrix of weights is stored in panels of 8 columns, so that a product reads it in the order of memory.
 */

/** Bytes of a row of a panel: 8 numbers. */
const ROW: usize = 32;

// @ts-ignore: decorator
@inline
function add(sum: v128, x: v128, w: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, w));
}

/** One row of `h W`, 8 columns of it: adds the products to `start` and the lanes at `start + 16`, and writes them to `out`. */
// @ts-ignore: decorator
@inline
function row(x: usize, inputs: i32, w: usize, a: v128, b: v128, out: usize, slope: bool): void {
  const end = x + (<usize>inputs << 2);
  for (; x < end; x += 4, w += ROW) {
    const s = v128.load32_splat(x);
    a = add(a, s, v128.load(w));
    b = add(b, s, v128.load(w, 16));
  }
  put(out, a, b, slope);
}

/** Writes 8 numbers; with `slope`, what lies there times them. */
// @ts-ignore: decorator
@inline
function put(out: usize, a: v128, b: v128, slope: bool): void {
  if (slope) {
    a = f32x4.mul(a, v128.load(out));
    b = f32x4.mul(b, v128.load(out, 16));
  }
  v128.store(out, a);
  v128.store(out, b, 16);
}

/** Four rows, as `row`. */
// @ts-ignore: decorator
@inline
function fourRows(x: usize, stride: usize, inputs: i32, w: usize, a: v128, b: v128, out: usize, outStride: usize, slope: bool): void {
  let x0 = x, x1 = x0 + stride, x2 = x1 + stride, x3 = x2 + stride;
  let a0 = a, b0 = b, a1 = a, b1 = b, a2 = a, b2 = b, a3 = a, b3 = b;
  const end = x0 + (<usize>inputs << 2);
  // One input at a time: with more, the engine runs out of registers.
  for (; x0 < end; x0 += 4, x1 += 4, x2 += 4, x3 += 4, w += ROW) {
    const u = v128.load(w), v = v128.load(w, 16);
    let s = v128.load32_splat(x0); a0 = add(a0, s, u); b0 = add(b0, s, v);
    s = v128.load32_splat(x1); a1 = add(a1, s, u); b1 = add(b1, s, v);
    s = v128.load32_splat(x2); a2 = add(a2, s, u); b2 = add(b2, s, v);
    s = v128.load32_splat(x3); a3 = add(a3, s, u); b3 = add(b3, s, v);
  }
  put(out, a0, b0, slope);
  put(out + outStride, a1, b1, slope);
  put(out + 2 * outStride, a2, b2, slope);
  put(out + 3 * outStride, a3, b3, slope);
}

/** `out = 1 b + x W`, with `b` in front of each panel of W. */
export function affine(x: usize, stride: usize, rows: i32, inputs: i32, panels: usize, count: i32, out: usize, outStride: usize): void {
  const panel = <usize>(inputs + 1) * ROW;
  for (let p = 0; p < count; p += 1, panels += panel, out += ROW) {
    const a = v128.load(panels), b = v128.load(panels, 16), w = panels + ROW;
    let r = 0, from = x, to = out;
    for (; r + 4 <= rows; r += 4, from += 4 * stride, to += 4 * outStride) fourRows(from, stride, inputs, w, a, b, to, outStride, false);
    for (; r < rows; r += 1, from += stride, to += outStride) row(from, inputs, w, a, b, to, false);
  }
}

/** `out = (g W) ∘ out`, with panels of W alone. */
export function pullBack(g: usize, stride: usize, rows: i32, inputs: i32, panels: usize, count: i32, out: usize, outStride: usize): void {
  const panel = <usize>inputs * ROW;
  const zero = f32x4.splat(0);
  for (let p = 0; p < count; p += 1, panels += panel, out += ROW) {
    let r = 0, from = g, to = out;
    for (; r + 4 <= rows; r += 4, from += 4 * stride, to += 4 * outStride) fourRows(from, stride, inputs, panels, zero, zero, to, outStride, true);
    for (; r < rows; r += 1, from += stride, to += outStride) row(from, inputs, panels, zero, zero, to, true);
  }
}

/** Adds `1ᵀ g` to the first row of a panel. */
// @ts-ignore: decorator
@inline
function addRows(g: usize, stride: usize, rows: i32, into: usize): void {
  let a = v128.load(into), b = v128.load(into, 16);
  for (let r = 0; r < rows; r += 1, g += stride) {
    a = f32x4.add(a, v128.load(g));
    b = f32x4.add(b, v128.load(g, 16));
  }
  v128.store(into, a);
  v128.store(into, b, 16);
}

/** Adds `xᵀ g` for four columns of x to four rows of a panel. */
// @ts-ignore: decorator
@inline
function addFour(x: usize, stride: usize, g: usize, outStride: usize, rows: i32, into: usize): void {
  let a0 = v128.load(into), b0 = v128.load(into, 16), a1 = v128.load(into, 32), b1 = v128.load(into, 48);
  let a2 = v128.load(into, 64), b2 = v128.load(into, 80), a3 = v128.load(into, 96), b3 = v128.load(into, 112);
  for (let r = 0; r < rows; r += 1, x += stride, g += outStride) {
    const u = v128.load(g), v = v128.load(g, 16);
    let s = v128.load32_splat(x); a0 = add(a0, s, u); b0 = add(b0, s, v);
    s = v128.load32_splat(x, 4); a1 = add(a1, s, u); b1 = add(b1, s, v);
    s = v128.load32_splat(x, 8); a2 = add(a2, s, u); b2 = add(b2, s, v);
    s = v128.load32_splat(x, 12); a3 = add(a3, s, u); b3 = add(b3, s, v);
  }
  v128.store(into, a0); v128.store(into, b0, 16); v128.store(into, a1, 32); v128.store(into, b1, 48);
  v128.store(into, a2, 64); v128.store(into, b2, 80); v128.store(into, a3, 96); v128.store(into, b3, 112);
}

/** `(b, W) += (1ᵀ g, xᵀ g)` in panels. `inputs` is a multiple of 4. */
export function accumulate(x: usize, stride: usize, rows: i32, inputs: i32, g: usize, outStride: usize, panels: usize, count: i32): void {
  for (let p = 0; p < count; p += 1, g += ROW) {
    addRows(g, outStride, rows, panels);
    panels += ROW;
    for (let k = 0; k < inputs; k += 4, panels += 4 * ROW) addFour(x + (<usize>k << 2), stride, g, outStride, rows, panels);
  }
}
