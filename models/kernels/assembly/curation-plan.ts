/**
 * The first part of a curation step: y, and the nodes up to the point where the rest of the integral is negligible.
 * `../plain/curation-plan.ts`, the twin, documents the method and the order of operations.
 */
import { CURATION, MAX_NODES, SIGMA, get, set } from './curation-tables';
import { exp, log } from './elementary';

export const GAUSS: i32 = 6;
const GAUSS_NODES: usize = memory.data<f64>([
  0.02503588272311217, 0.12552735568731233, 0.28177033464324375, 0.45810435029404034, 0.624359903949648,
  0.7935954338204869,
], 16);
const CUBE_ROOTS: usize = memory.data<f64>([1, 1.2599210498948732, 1.5874010519681996], 16);
const BINADES: i32 = 256;
const TAIL: f64 = -40;
const LINEAR: f64 = 0.015625;
const DIRECT_BELOW: f64 = 0.25;
/** 2^−58. */
const NEGLIGIBLE: f64 = 3.469446951953614e-18;

const BIN_MASS: usize = memory.data(2048, 16);
const BIN_MEAN: usize = memory.data(2048, 16);
const BIN_DECAY: usize = memory.data(2048, 16);
const ESTIMATE: usize = memory.data(8192, 16);

/** −⌊log2 y⌋ of a positive normal y ≤ 1. */
// @ts-ignore: decorator
@inline
function binade(y: f64): i32 {
  return 1023 - <i32>(reinterpret<u64>(y) >> 52);
}

/** Whether all n masses are 0. */
export function uncharged(p: usize, n: i32): bool {
  for (let i = 0; i < n; i += 1) if (get(p, i) != 0) return false;
  return true;
}

/** Computes y, its range, its mean and its histogram by binades. Returns false if the histogram has too few bins. */
export function scale(p: usize, score: usize, mass: usize, y: usize, n: i32, bytes: usize): bool {
  let top: f64 = 0;
  let least: f64 = Infinity;
  for (let i = 0; i < n; i += 1) {
    if (get(p, i) > 0) {
      top = max(top, get(score, i));
      least = min(least, get(score, i));
    }
  }
  const bottom = least / top;
  if (!(bottom > 0)) return false;
  const last = binade(bottom);
  if (last >= BINADES) return false;
  let mean: f64 = 0;
  for (let b = 0; b <= last; b += 1) {
    set(BIN_MASS, b, 0);
    set(BIN_MEAN, b, 0);
  }
  for (let i = 0; i < n; i += 1) {
    const m = get(p, i);
    if (!(m >= 0)) return false;
    const value = m > 0 ? get(score, i) / top : 0;
    set(mass, i, m);
    set(y, i, value);
    if (m > 0) {
      const b = binade(value);
      const part = m * value;
      set(BIN_MASS, b, get(BIN_MASS, b) + m);
      set(BIN_MEAN, b, get(BIN_MEAN, b) + part);
      mean += part;
    }
  }
  const used = <usize>n << 3;
  memory.fill(mass + used, 0, bytes - used);
  memory.fill(y + used, 0, bytes - used);
  if (!(mean < Infinity)) return false;
  store<f64>(CURATION, bottom, 8);
  store<f64>(CURATION, mean, 16);
  store<f64>(CURATION, top, 24);
  return true;
}

/** The number of binades of σ, from 1/K on, until the rest of the integral is negligible for every atom. */
export function planTail(K: f64): i32 {
  const bottom = load<f64>(CURATION, 8);
  const mean = load<f64>(CURATION, 16);
  const last = binade(bottom);
  for (let b = 0; b <= last; b += 1) {
    const m = get(BIN_MASS, b);
    set(BIN_MEAN, b, m > 0 ? get(BIN_MEAN, b) / m : 0);
    set(BIN_DECAY, b, 1);
  }
  const excess = log(3 * (1 + ((K - 1) * mean) / bottom));
  let sigma = 1 / K;
  let j = 0;
  while (true) {
    let M: f64 = 0;
    for (let b = 0; b <= last; b += 1) {
      const m = get(BIN_MASS, b);
      if (m > 0) {
        const x = sigma * get(BIN_MEAN, b);
        const before = get(BIN_DECAY, b);
        const decay = x < LINEAR ? 1 - x : before >= 1 - LINEAR ? exp(-x) : before * before;
        set(BIN_DECAY, b, decay);
        M += m * decay;
      }
    }
    set(ESTIMATE, j, M);
    const rest = excess - sigma * bottom - TAIL;
    if (j > 0 && rest * M <= (K - 1) * (1 - M) && rest + (K - 1) * log(M) <= 0) return j;
    sigma *= 2;
    j += 1;
  }
}

export function placeNodes(binades: i32, K: f64): void {
  const unit = 1 / K;
  for (let g = 0; g < GAUSS; g += 1) set(SIGMA, g, get(GAUSS_NODES, g) * unit);
  let count = 3 * binades + 1;
  let near = GAUSS;
  let direct = MAX_NODES;
  let scaleOfBinade: f64 = 1;
  for (let k = 0; k < count; k += 1) {
    const position = GAUSS + k;
    const root = k % 3;
    const sigma = scaleOfBinade * get(CUBE_ROOTS, root) * unit;
    set(SIGMA, position, sigma);
    if (sigma <= 0.5) near = position + 1;
    else if (direct == MAX_NODES && get(ESTIMATE, k / 3) < DIRECT_BELOW) direct = position;
    if (k == count - 1 && (GAUSS + count - near) % 3 != 0) count += 1;
    if (root == 2) scaleOfBinade *= 2;
  }
  const largest = get(SIGMA, near - 1);
  let degree = 2;
  for (let rest = (largest * largest) / 6; rest > NEGLIGIBLE; rest *= largest / <f64>(degree + 1)) degree += 1;
  store<f64>(CURATION, <f64>(GAUSS + count), 32);
  store<f64>(CURATION, <f64>near, 40);
  store<f64>(CURATION, <f64>degree, 48);
  store<f64>(CURATION, <f64>direct, 56);
}
