/**
 * The inputs of both sides, made from fixed seeds and kept in `bench/.build/inputs`.
 *
 * Vectors are files of little-endian doubles, n masses and then n weights; instances are JSON; `flow-file.ts` describes the files of the flow
 * rows.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOW, sizesOf } from './flow-file';
import { BUILD } from './sides/build';

const INPUTS = join(BUILD, 'inputs');

/** Uniform numbers in [0, 1) from the generator mulberry32. */
function uniforms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function write(name: string, content: string | Uint8Array): string {
  mkdirSync(INPUTS, { recursive: true });
  const path = join(INPUTS, name);
  writeFileSync(path, content);
  return path;
}

/** Masses are multiples of 2^−52 with sum exactly 1, so a proof may use them without rounding. */
const GRAIN = 2 ** 52;

function vectors(name: string, n: number, weight: (uniform: number) => number): string {
  const uniform = uniforms(n);
  const drawn = Float64Array.from({ length: n }, () => 0.5 + uniform());
  const total = drawn.reduce((sum, mass) => sum + mass, 0);
  const grains = drawn.map((mass) => Math.round((mass / total) * GRAIN));
  grains[0] = (grains[0] ?? 0) + GRAIN - grains.reduce((sum, grain) => sum + grain, 0);
  const both = new Float64Array(2 * n);
  both.set(grains.map((grain) => grain / GRAIN));
  both.set(
    grains.map(() => weight(uniform())),
    n,
  );
  return write(name, new Uint8Array(both.buffer));
}

/** Weights so near 1 that every mass stays a normal number for millions of steps; subnormal numbers are slow on every side. */
export function tiltInput(n: number): string {
  return vectors(`tilt-${n}.f64`, n, (uniform) => 1 + 1e-9 * (2 * uniform - 1));
}

/** Weights `e^r`, r uniform between −3 and 3. */
export function finiteKInput(n: number): string {
  return vectors(`finite-K-${n}.f64`, n, (uniform) => Math.exp(6 * uniform - 3));
}

/** n and K in 2..5, masses and weights in 1..1000; in every twentieth instance all weights are equal. */
export function instancesInput(count: number): string {
  const uniform = uniforms(22);
  const whole = (least: number, most: number): number => least + Math.floor(uniform() * (most - least + 1));
  const instances = Array.from({ length: count }, (_, index) => {
    const n = whole(2, 5);
    const masses = Array.from({ length: n }, () => whole(1, 1000));
    const weights = Array.from({ length: n }, () => whole(1, 1000));
    return { masses, weights: index % 20 === 0 ? weights.map(() => weights[0]) : weights, K: whole(2, 5) };
  });
  return write('instances.json', JSON.stringify(instances));
}

/** Weights uniform with variance 2 / inputs, biases 0; points on two rings; a batch of noise, times and velocities. */
export function flowInput(): string {
  const uniform = uniforms(8);
  const spread = (half: number): number => half * (2 * uniform() - 1);
  const parameters = FLOW.widths.slice(1).flatMap((outputs, l) => {
    const inputs = FLOW.widths[l] ?? NaN;
    const weights = Array.from({ length: inputs * outputs }, () => spread(Math.sqrt(6 / inputs)));
    return [...weights, ...Array.from({ length: outputs }, () => 0)];
  });
  const sizes = sizesOf(FLOW);
  const points = Array.from({ length: FLOW.points }, (_, i) => {
    const [radius, angle] = [1 + (i % 2) + spread(0.1), spread(Math.PI)];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const inputs = Array.from({ length: FLOW.rows }, () => [spread(2), spread(2), uniform()]);
  const targets = Array.from({ length: sizes.targets }, () => spread(2));
  const values = Float32Array.from([...parameters, ...points.flat(), ...inputs.flat(), ...targets]);
  return write('flow.f32', new Uint8Array(values.buffer));
}
