/** The elementary functions over vectors, `out_i = f(x_i)`: the plain twin of `assembly/vector.ts`. `out` may be `x`. */
import { exp, expm1, log, log1p } from './elementary';

function mapped(f: (x: number) => number): (x: Float64Array, out: Float64Array, n: number) => void {
  return (x, out, n) => {
    for (let i = 0; i < n; i += 1) out[i] = f(x[i] as number);
  };
}

export const expVector = mapped(exp);
export const logVector = mapped(log);
export const log1pVector = mapped(log1p);
export const expm1Vector = mapped(expm1);
