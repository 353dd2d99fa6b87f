/**
 * The chains of repeatedly doubled σ at the far nodes: t = expm1(−σy) and E = e^{−σy}, two atoms at a time. Twin:
 * `../plain/curation.ts`.
 */
import { ONE_LANES, TWO_LANES } from './constants';
import { splat } from './curation-tables';

/** Coefficients of `(e^{−x} − 1)/(−x)`: (−1)^m/(m + 1)!. */
const TAYLOR: usize = memory.data<f64>([
  1.0, -0.5, 0.16666666666666666, -0.041666666666666664,
  0.008333333333333333, -0.001388888888888889, 0.0001984126984126984, -2.48015873015873e-05,
  2.7557319223985893e-06, -2.755731922398589e-07, 2.505210838544172e-08, -2.08767569878681e-09,
  1.6059043836821613e-10, -1.1470745597729725e-11, 7.647163731819816e-13,
], 16);
const MINUS_HALF: usize = memory.data<f64>([-0.5, -0.5], 16);

// @ts-ignore: decorator
@inline
export function doubled(t: v128): v128 {
  return f64x2.mul(t, f64x2.add(t, v128.load(TWO_LANES)));
}

/** `expm1(−2x)` for 0 ≤ x ≤ 1/2. Even and odd terms are summed separately, which halves the latency. */
// @ts-ignore: decorator
@inline
export function chainStart(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const even = term(0, z, term(2, z, term(4, z, term(6, z, term(8, z, term(10, z, term(12, z, splat(TAYLOR, 14))))))));
  const odd = term(1, z, term(3, z, term(5, z, term(7, z, term(9, z, term(11, z, splat(TAYLOR, 13)))))));
  return doubled(f64x2.mul(f64x2.neg(x), f64x2.add(even, f64x2.mul(odd, x))));
}

/** Coefficient m, plus z b. */
// @ts-ignore: decorator
@inline
function term(m: i32, z: v128, b: v128): v128 {
  return f64x2.add(splat(TAYLOR, m), f64x2.mul(z, b));
}

/** e^{−2x} from t = expm1(−x), E = e^{−x} and `after` = expm1(−2x). */
// @ts-ignore: decorator
@inline
export function squared(t: v128, E: v128, after: v128): v128 {
  const direct = f64x2.add(v128.load(ONE_LANES), after);
  return v128.bitselect(direct, f64x2.mul(E, E), f64x2.gt(t, v128.load(MINUS_HALF)));
}

/** Whether some lane of a t is still above −1/2. */
// @ts-ignore: decorator
@inline
export function anyShallow(t0: v128, t1: v128, t2: v128, t3: v128): bool {
  const largest = f64x2.pmax(f64x2.pmax(t0, t1), f64x2.pmax(t2, t3));
  return v128.any_true(f64x2.gt(largest, v128.load(MINUS_HALF)));
}
