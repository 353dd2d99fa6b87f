/** The residual of a batch, Adam, and the transposes of weights. `../../perceptron/plain/descent.ts`, the twin, has the formulas. */

/** `y ← scale (y − target)`; returns `Σ (y − target)²`. The rows of y lie `stride` bytes apart, those of the target close together. */
export function residual(y: usize, stride: usize, rows: i32, outputs: i32, target: usize, scale: f32): f64 {
  let sum: f64 = 0;
  for (let r = 0; r < rows; r += 1, y += stride) {
    for (let j = 0; j < outputs; j += 1, target += 4) {
      const at = y + (<usize>j << 2);
      const difference = load<f32>(at) - load<f32>(target);
      store<f32>(at, scale * difference);
      sum += <f64>difference * <f64>difference;
    }
  }
  return sum;
}

/** The fields of the rates at an address, in this order, as single-precision numbers. */
const DECAY_1 = 0, REST_1 = 4, DECAY_2 = 8, REST_2 = 12, SCALE_2 = 16, RATE = 20, EPSILON = 24, KEPT = 28, NEW = 32;

/** One step of Adam for n parameters, a multiple of 4; the gradient is the sum of `shards` vectors. */
export function adam(at: usize, first: usize, second: usize, average: usize, gradient: usize, shards: i32, apart: usize, n: i32, rates: usize): void {
  const decay1 = v128.load32_splat(rates, DECAY_1), rest1 = v128.load32_splat(rates, REST_1);
  const decay2 = v128.load32_splat(rates, DECAY_2), rest2 = v128.load32_splat(rates, REST_2);
  const scale2 = v128.load32_splat(rates, SCALE_2), rate = v128.load32_splat(rates, RATE);
  const epsilon = v128.load32_splat(rates, EPSILON);
  const kept = v128.load32_splat(rates, KEPT), fresh = v128.load32_splat(rates, NEW);
  const end = at + (<usize>n << 2);
  for (; at < end; at += 16, first += 16, second += 16, average += 16, gradient += 16) {
    let g = v128.load(gradient);
    for (let s = 1, from = gradient + apart; s < shards; s += 1, from += apart) g = f32x4.add(g, v128.load(from));
    const m = f32x4.add(f32x4.mul(v128.load(first), decay1), f32x4.mul(g, rest1));
    const v = f32x4.add(f32x4.mul(v128.load(second), decay2), f32x4.mul(f32x4.mul(g, g), rest2));
    v128.store(first, m);
    v128.store(second, v);
    const scale = f32x4.add(f32x4.sqrt(f32x4.mul(v, scale2)), epsilon);
    const p = f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(m, rate), scale));
    v128.store(at, p);
    v128.store(average, f32x4.add(f32x4.mul(v128.load(average), kept), f32x4.mul(p, fresh)));
  }
}

/** Writes a panel of W, `inputs` rows of 8 columns, into 8 rows of each panel of Wᵀ, whose panels lie `apart` bytes apart. */
export function transpose(panel: usize, inputs: i32, into: usize, apart: usize): void {
  for (let k = 0; k < inputs; k += 1, panel += 32) {
    const to = into + <usize>(k >> 3) * apart + (<usize>(k & 7) << 2);
    for (let j: usize = 0; j < 8; j += 1) store<f32>(to + (j << 5), load<f32>(panel + (j << 2)));
  }
}
