/** SiLU and its slope in four lanes. `../../perceptron/plain/activation.ts`, the twin, has the formulas, the source and the bounds. */
import { C1, C2, HIGHEST, INVERSE_LN2, LOWEST, ONE, P0, P1, P2, P3, P4, ROUNDER } from './constants';

/** a x + b, for a constant b in all lanes at an address. */
// @ts-ignore: decorator
@inline
function step(a: v128, x: v128, b: v128): v128 {
  return f32x4.add(f32x4.mul(a, x), b);
}

/** `z ← φ(z)` and, if `sloped`, `slope ← φ'(z)`, for 8 numbers. Two vectors share the constants, and one is computed while the other waits. */
// @ts-ignore: decorator
@inline
function activateEight(z: usize, slope: usize, sloped: bool): void {
  const x = v128.load(z), y = v128.load(z, 16);
  let c = v128.load(LOWEST), d = v128.load(HIGHEST);
  const u = f32x4.pmin(f32x4.pmax(f32x4.neg(x), c), d), v = f32x4.pmin(f32x4.pmax(f32x4.neg(y), c), d);
  c = v128.load(INVERSE_LN2);
  d = v128.load(ROUNDER);
  const i = step(u, c, d), j = step(v, c, d);
  const k = f32x4.sub(i, d), l = f32x4.sub(j, d);
  c = v128.load(C1);
  d = v128.load(C2);
  const r = f32x4.sub(f32x4.sub(u, f32x4.mul(k, c)), f32x4.mul(k, d));
  const s = f32x4.sub(f32x4.sub(v, f32x4.mul(l, c)), f32x4.mul(l, d));
  c = v128.load(P0);
  d = v128.load(P1);
  let p = step(c, r, d), q = step(c, s, d);
  c = v128.load(P2);
  p = step(p, r, c);
  q = step(q, s, c);
  c = v128.load(P3);
  p = step(p, r, c);
  q = step(q, s, c);
  c = v128.load(P4);
  p = step(p, r, c);
  q = step(q, s, c);
  const one = v128.load(ONE);
  p = f32x4.add(step(p, f32x4.mul(r, r), r), one);
  q = f32x4.add(step(q, f32x4.mul(s, s), s), one);
  const e = i32x4.add(p, i32x4.shl(i, 23)), f = i32x4.add(q, i32x4.shl(j, 23));
  const g = f32x4.div(one, f32x4.add(one, e)), h = f32x4.div(one, f32x4.add(one, f));
  const m = f32x4.mul(x, g), n = f32x4.mul(y, h);
  v128.store(z, m);
  v128.store(z, n, 16);
  if (!sloped) return;
  v128.store(slope, f32x4.add(g, f32x4.mul(m, f32x4.mul(e, g))));
  v128.store(slope, f32x4.add(h, f32x4.mul(n, f32x4.mul(f, h))), 16);
}

/** `z ← φ(z)` and `slope ← φ'(z)`, for n numbers, a multiple of 8. */
export function activate(z: usize, slope: usize, n: i32): void {
  const end = z + (<usize>n << 2);
  for (; z < end; z += 32, slope += 32) activateEight(z, slope, true);
}

/** `z ← φ(z)`. */
export function activateOnly(z: usize, n: i32): void {
  const end = z + (<usize>n << 2);
  for (; z < end; z += 32) activateEight(z, 0, false);
}
