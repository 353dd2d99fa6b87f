/** SiLU and its slope in four lanes. `../../perceptron/plain/activation.ts`, the twin, has the formulas, the source and the bounds. */
import { C1, C2, HIGHEST, INVERSE_LN2, LOWEST, ONE, P0, P1, P2, P3, P4, P5, ROUNDER } from './constants';

/** `e^{−z}`. */
// @ts-ignore: decorator
@inline
function expOfMinus(z: v128): v128 {
  const one = v128.load(ONE);
  const x = f32x4.pmin(f32x4.pmax(f32x4.neg(z), v128.load(LOWEST)), v128.load(HIGHEST));
  const rounded = f32x4.add(f32x4.mul(x, v128.load(INVERSE_LN2)), v128.load(ROUNDER));
  const k = f32x4.sub(rounded, v128.load(ROUNDER));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(k, v128.load(C1))), f32x4.mul(k, v128.load(C2)));
  let p = v128.load(P0);
  p = f32x4.add(f32x4.mul(p, r), v128.load(P1));
  p = f32x4.add(f32x4.mul(p, r), v128.load(P2));
  p = f32x4.add(f32x4.mul(p, r), v128.load(P3));
  p = f32x4.add(f32x4.mul(p, r), v128.load(P4));
  p = f32x4.add(f32x4.mul(p, r), v128.load(P5));
  const y = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), one);
  return i32x4.add(y, i32x4.shl(rounded, 23));
}

/** `z ← φ(z)` and `slope ← φ'(z)`, for n numbers, a multiple of 4. */
export function activate(z: usize, slope: usize, n: i32): void {
  const one = v128.load(ONE);
  const end = z + (<usize>n << 2);
  for (; z < end; z += 16, slope += 16) {
    const x = v128.load(z);
    const e = expOfMinus(x);
    const s = f32x4.div(one, f32x4.add(one, e));
    const h = f32x4.mul(x, s);
    v128.store(z, h);
    v128.store(slope, f32x4.add(s, f32x4.mul(h, f32x4.mul(e, s))));
  }
}

/** `z ← φ(z)`. */
export function activateOnly(z: usize, n: i32): void {
  const one = v128.load(ONE);
  const end = z + (<usize>n << 2);
  for (; z < end; z += 16) {
    const x = v128.load(z);
    v128.store(z, f32x4.mul(x, f32x4.div(one, f32x4.add(one, expOfMinus(x)))));
  }
}
