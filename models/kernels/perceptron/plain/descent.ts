/**
 * The residual of a batch, Adam, and the transposes of weights, in single precision: the plain twin of
 * `../../assembly/perceptron/descent.ts`.
 *
 * Adam with a moving average of the parameters: `m ← β₁ m + (1 − β₁) g`, `v ← β₂ v + (1 − β₂) g²`,
 * `θ ← θ − (η m / (1 − β₁ⁿ)) / (√(v / (1 − β₂ⁿ)) + ε)`, `a ← d a + (1 − d) θ`. The gradient g is the sum of those of the shards, in their order.
 *
 * Source: Kingma & Ba 2015, arXiv:1412.6980, algorithm 1.
 */
import type { Part, Rows } from '../primitives';

const { fround, sqrt } = Math;

/** The rates of a step, in the order in which they lie in memory. */
export const RATES = ['decay1', 'rest1', 'decay2', 'rest2', 'scale2', 'rate', 'epsilon', 'kept', 'fresh'] as const;

export function residual(
  m: Float32Array,
  y: Rows,
  rows: number,
  outputs: number,
  target: number,
  scale: number,
): number {
  const factor = fround(scale);
  let sum = 0;
  for (let r = 0; r < rows; r += 1) {
    for (let j = 0; j < outputs; j += 1) {
      const at = y.at + r * y.stride + j;
      const difference = fround((m[at] as number) - (m[target + r * outputs + j] as number));
      m[at] = fround(factor * difference);
      sum += difference * difference;
    }
  }
  return sum;
}

export function adam(memory: Float32Array, part: Part, rates: number): void {
  const { parameters, firstMoment, secondMoment, average, gradient, shards, apart, length } = part;
  const [decay1, rest1, decay2, rest2, scale2, rate, epsilon, kept, fresh] = RATES.map(
    (_, i) => memory[rates + i] as number,
  ) as [number, number, number, number, number, number, number, number, number];
  for (let i = 0; i < length; i += 1) {
    let g = memory[gradient + i] as number;
    for (let s = 1; s < shards; s += 1) g = fround(g + (memory[gradient + s * apart + i] as number));
    const m = fround(fround((memory[firstMoment + i] as number) * decay1) + fround(g * rest1));
    const v = fround(fround((memory[secondMoment + i] as number) * decay2) + fround(fround(g * g) * rest2));
    const scale = fround(fround(sqrt(fround(v * scale2))) + epsilon);
    const p = fround((memory[parameters + i] as number) - fround(fround(m * rate) / scale));
    memory[firstMoment + i] = m;
    memory[secondMoment + i] = v;
    memory[parameters + i] = p;
    memory[average + i] = fround(fround((memory[average + i] as number) * kept) + fround(p * fresh));
  }
}

export function transpose(m: Float32Array, panel: number, inputs: number, into: number, apart: number): void {
  for (let k = 0; k < inputs; k += 1) {
    const to = into + (k >> 3) * apart + (k & 7);
    for (let j = 0; j < 8; j += 1) m[to + 8 * j] = m[panel + 8 * k + j] as number;
  }
}
