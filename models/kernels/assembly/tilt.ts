/**
 * The curation step at K = ∞, fused: `out_i = p_i w_i scale` and its sum in one pass. `../plain/tilt.ts`, the twin, has
 * the bounds.
 */
import { BLOCK, Total, sumTail, tree } from './sum';

const total = changetype<Total>(memory.data(16, 16));

/** Writes the tilted pair at byte `i` and adds it to `lanes`. */
// @ts-ignore: decorator
@inline
function tiltPair(p: usize, w: usize, out: usize, factor: v128): v128 {
  const tilted = f64x2.mul(f64x2.mul(v128.load(p), v128.load(w)), factor);
  v128.store(out, tilted);
  return tilted;
}

/** Tilts one block; returns its sum in the order of `sumBlock`. */
// @ts-ignore: decorator
@inline
function tiltBlock(p: usize, w: usize, out: usize, count: i32, scale: f64): f64 {
  const zero = f64x2.splat(0);
  const factor = f64x2.splat(scale);
  let a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
  const full = p + (<usize>(count & ~15) << 3);
  for (; p < full; p += 128, w += 128, out += 128) {
    a = f64x2.add(a, tiltPair(p, w, out, factor));
    b = f64x2.add(b, tiltPair(p + 16, w + 16, out + 16, factor));
    c = f64x2.add(c, tiltPair(p + 32, w + 32, out + 32, factor));
    d = f64x2.add(d, tiltPair(p + 48, w + 48, out + 48, factor));
    e = f64x2.add(e, tiltPair(p + 64, w + 64, out + 64, factor));
    f = f64x2.add(f, tiltPair(p + 80, w + 80, out + 80, factor));
    g = f64x2.add(g, tiltPair(p + 96, w + 96, out + 96, factor));
    h = f64x2.add(h, tiltPair(p + 112, w + 112, out + 112, factor));
  }
  const tail = count & 15;
  for (let i: usize = 0; i < <usize>tail << 3; i += 8) {
    store<f64>(out + i, load<f64>(p + i) * load<f64>(w + i) * scale);
  }
  return tree(a, b, c, d, e, f, g, h) + sumTail(out, tail);
}

/** `out_i = p_i w_i scale`; returns `Σ out_i`. `out` may be `p` or `w`. */
export function tilt(p: usize, w: usize, out: usize, n: i32, scale: f64): f64 {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const at = <usize>start << 3;
    total.add(tiltBlock(p + at, w + at, out + at, min(BLOCK, n - start), scale));
  }
  return total.value();
}
