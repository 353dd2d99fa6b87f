/** The exponential over a vector: `out_i = e^{x_i}`; `out` may be `x`. The twin is `../plain/vector.ts`. */
import { exp, expLanes } from './elementary';

export function expVector(x: usize, out: usize, n: i32): void {
  const even = <usize>(n & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) v128.store(out + i, expLanes(v128.load(x + i)));
  if (n & 1) store<f64>(out + even, exp(load<f64>(x + even)));
}
