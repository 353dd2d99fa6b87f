/** The exponential over a vector, `out_i = e^{x_i}`: the plain twin of `assembly/vector.ts`. `out` may be `x`. */
import { exp } from './elementary';

export function expVector(x: Float64Array, out: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) out[i] = exp(x[i] as number);
}
