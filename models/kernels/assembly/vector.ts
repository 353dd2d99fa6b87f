/** The elementary functions over vectors: `out_i = f(x_i)`; `out` may be `x`. The twin is `../plain/vector.ts`. */
import { exp, expLanes, expm1, expm1Lanes, log, log1p, log1pLanes, logLanes } from './elementary';

export function expVector(x: usize, out: usize, n: i32): void {
  const even = <usize>(n & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) v128.store(out + i, expLanes(v128.load(x + i)));
  if (n & 1) store<f64>(out + even, exp(load<f64>(x + even)));
}

export function logVector(x: usize, out: usize, n: i32): void {
  const even = <usize>(n & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) v128.store(out + i, logLanes(v128.load(x + i)));
  if (n & 1) store<f64>(out + even, log(load<f64>(x + even)));
}

export function log1pVector(x: usize, out: usize, n: i32): void {
  const even = <usize>(n & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) v128.store(out + i, log1pLanes(v128.load(x + i)));
  if (n & 1) store<f64>(out + even, log1p(load<f64>(x + even)));
}

export function expm1Vector(x: usize, out: usize, n: i32): void {
  const even = <usize>(n & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) v128.store(out + i, expm1Lanes(v128.load(x + i)));
  if (n & 1) store<f64>(out + even, expm1(load<f64>(x + even)));
}
