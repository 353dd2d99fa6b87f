/**
 * The finite-K curation step by quadrature. `../plain/curation.ts`, the twin, documents the formula, the method and the
 * order of operations; `docs/numerics.md` has the derivation.
 *
 * `p` and `score` have n doubles. `out` and the scratch vectors `mass` and `y` are padded to whole groups of eight.
 */
import { ONE_LANES } from './constants';
import { anyShallow, chainStart, doubled, squared } from './curation-chains';
import { GAUSS, placeNodes, planTail, scale, uncharged } from './curation-plan';
import { COEFFICIENT, CURATION, DECAY, SIGMA, SUM, get, getLanes, set, setLanes, splat } from './curation-tables';
import { expLanes, log, log1pLanes, logLanes } from './elementary';

const GROUP_BYTES: usize = 64;
const BLOCK_BYTES: usize = 2048;
const STEP: f64 = 0.23104906018664845;
const GAUSS_WEIGHTS: usize = memory.data<f64>([
  0.06350757633529695, 0.13355833650517707, 0.1727610112787478, 0.173989013001052, 0.16114307394984786,
  0.18396114480066217,
], 16);

const NEAR: usize = memory.data(128, 16);
const LANES: usize = memory.data(16384, 16);
const TOTAL: usize = memory.data(8192, 16);
const LOST: usize = memory.data(8192, 16);

export function clearSums(count: i32): void {
  memory.fill(LANES, 0, <usize>count << 4);
  memory.fill(TOTAL, 0, <usize>count << 3);
  memory.fill(LOST, 0, <usize>count << 3);
}

// @ts-ignore: decorator
@inline
function addGroup(k: i32, a: v128, b: v128, c: v128, d: v128): void {
  const at = LANES + (<usize>k << 4);
  v128.store(at, f64x2.add(v128.load(at), f64x2.add(f64x2.add(a, b), f64x2.add(c, d))));
}

export function endBlock(count: i32): void {
  for (let k = 0; k < count; k += 1) {
    const lanes = v128.load(LANES + (<usize>k << 4));
    const value = f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
    const before = get(TOTAL, k);
    const after = before + value;
    const added = after - before;
    set(LOST, k, get(LOST, k) + (before - (after - added) + (value - added)));
    set(TOTAL, k, after);
  }
  memory.fill(LANES, 0, <usize>count << 4);
}

// @ts-ignore: decorator
@inline
function sumValue(k: i32): f64 {
  return get(TOTAL, k) + get(LOST, k);
}

/** T at the near nodes from the moments Σ p y^m. */
export function nearSums(mass: usize, y: usize, bytes: usize, near: i32, degree: i32): void {
  clearSums(degree);
  for (let i: usize = 0; i < bytes; i += GROUP_BYTES) {
    const y0 = v128.load(y + i), y1 = v128.load(y + i, 16), y2 = v128.load(y + i, 32), y3 = v128.load(y + i, 48);
    let r0 = f64x2.mul(v128.load(mass + i), y0);
    let r1 = f64x2.mul(v128.load(mass + i, 16), y1);
    let r2 = f64x2.mul(v128.load(mass + i, 32), y2);
    let r3 = f64x2.mul(v128.load(mass + i, 48), y3);
    for (let m = 0; m < degree; m += 1) {
      addGroup(m, r0, r1, r2, r3);
      r0 = f64x2.mul(r0, y0);
      r1 = f64x2.mul(r1, y1);
      r2 = f64x2.mul(r2, y2);
      r3 = f64x2.mul(r3, y3);
    }
    if (((i + GROUP_BYTES) & (BLOCK_BYTES - 1)) == 0) endBlock(degree);
  }
  endBlock(degree);
  let factor: f64 = 1;
  for (let m = 1; m <= degree; m += 1) {
    factor /= <f64>-m;
    set(NEAR, m, sumValue(m - 1) * factor);
  }
  // Four nodes at a time. The far sums overwrite the values written past the near nodes.
  for (let k: usize = 0; k < <usize>near << 3; k += 32) {
    const s0 = v128.load(SIGMA + k), s1 = v128.load(SIGMA + k, 16);
    let v0 = splat(NEAR, degree), v1 = v0;
    for (let m = degree - 1; m >= 1; m -= 1) {
      const a = splat(NEAR, m);
      v0 = f64x2.add(f64x2.mul(v0, s0), a);
      v1 = f64x2.add(f64x2.mul(v1, s1), a);
    }
    v128.store(SUM + k, f64x2.mul(v0, s0));
    v128.store(SUM + k, f64x2.mul(v1, s1), 16);
  }
}

/** T, or M from node `direct` on, at the far nodes. */
export function farSums(mass: usize, y: usize, bytes: usize, near: i32, far: i32, direct: i32): void {
  if (far == 0) return;
  const one = v128.load(ONE_LANES);
  clearSums(far);
  for (let i: usize = 0; i < bytes; i += GROUP_BYTES) {
    const m0 = v128.load(mass + i), m1 = v128.load(mass + i, 16), m2 = v128.load(mass + i, 32), m3 = v128.load(mass + i, 48);
    for (let c = 0; c < 3; c += 1) {
      const half = f64x2.splat(0.5 * get(SIGMA, near + c));
      let t0 = chainStart(f64x2.mul(half, v128.load(y + i)));
      let t1 = chainStart(f64x2.mul(half, v128.load(y + i, 16)));
      let t2 = chainStart(f64x2.mul(half, v128.load(y + i, 32)));
      let t3 = chainStart(f64x2.mul(half, v128.load(y + i, 48)));
      let k = c;
      if (direct >= near + far) {
        for (; k < far; k += 3) {
          addGroup(k, f64x2.mul(m0, t0), f64x2.mul(m1, t1), f64x2.mul(m2, t2), f64x2.mul(m3, t3));
          t0 = doubled(t0);
          t1 = doubled(t1);
          t2 = doubled(t2);
          t3 = doubled(t3);
        }
        continue;
      }
      let e0 = f64x2.add(one, t0), e1 = f64x2.add(one, t1), e2 = f64x2.add(one, t2), e3 = f64x2.add(one, t3);
      for (; k < far && (near + k < direct || anyShallow(t0, t1, t2, t3)); k += 3) {
        if (near + k >= direct) addGroup(k, f64x2.mul(m0, e0), f64x2.mul(m1, e1), f64x2.mul(m2, e2), f64x2.mul(m3, e3));
        else addGroup(k, f64x2.mul(m0, t0), f64x2.mul(m1, t1), f64x2.mul(m2, t2), f64x2.mul(m3, t3));
        const a0 = doubled(t0), a1 = doubled(t1), a2 = doubled(t2), a3 = doubled(t3);
        e0 = squared(t0, e0, a0);
        e1 = squared(t1, e1, a1);
        e2 = squared(t2, e2, a2);
        e3 = squared(t3, e3, a3);
        t0 = a0;
        t1 = a1;
        t2 = a2;
        t3 = a3;
      }
      for (; k < far; k += 3) {
        addGroup(k, f64x2.mul(m0, e0), f64x2.mul(m1, e1), f64x2.mul(m2, e2), f64x2.mul(m3, e3));
        e0 = f64x2.mul(e0, e0);
        e1 = f64x2.mul(e1, e1);
        e2 = f64x2.mul(e2, e2);
        e3 = f64x2.mul(e3, e3);
      }
    }
    if (((i + GROUP_BYTES) & (BLOCK_BYTES - 1)) == 0) endBlock(far);
  }
  endBlock(far);
  for (let k = 0; k < far; k += 1) set(SUM, near + k, sumValue(k));
}

/** The weights of the nodes times M^{K−1}, and the near polynomial of the second pass. */
export function coefficients(K: f64, nodes: i32, near: i32, degree: i32, direct: i32): void {
  const others = f64x2.splat(K - 1);
  const firstWithLog = direct < nodes ? direct : nodes;
  // Pairs of nodes. A value past the last node is never read.
  for (let k = 0; k < firstWithLog; k += 2) setLanes(DECAY, k, log1pLanes(getLanes(SUM, k)));
  let k = firstWithLog;
  if (k & 1 && k < nodes) {
    set(DECAY, k, log(get(SUM, k)));
    k += 1;
  }
  for (; k < nodes; k += 2) setLanes(DECAY, k, logLanes(getLanes(SUM, k)));
  for (let k = 0; k < nodes; k += 2) {
    const power = f64x2.mul(others, getLanes(DECAY, k));
    setLanes(DECAY, k, f64x2.neg(power));
    const weight = k < GAUSS
      ? f64x2.div(getLanes(GAUSS_WEIGHTS, k), f64x2.splat(K))
      : f64x2.mul(f64x2.splat(STEP), getLanes(SIGMA, k));
    setLanes(COEFFICIENT, k, f64x2.mul(weight, expLanes(power)));
  }
  memory.fill(NEAR, 0, 128);
  for (let k = 0; k < near; k += 1) {
    const sigma = get(SIGMA, k);
    let power = get(COEFFICIENT, k);
    for (let m = 0; m <= degree; m += 1) {
      set(NEAR, m, get(NEAR, m) + power);
      power *= sigma;
    }
  }
  let factor: f64 = 1;
  for (let m = 1; m <= degree; m += 1) {
    factor /= <f64>-m;
    set(NEAR, m, get(NEAR, m) * factor);
  }
}

/** `out = p · K y · Σ_k coefficient_k e^{−σ_k y}`; returns its sum. */
export function combine(mass: usize, y: usize, out: usize, bytes: usize, K: f64, nodes: i32, near: i32, degree: i32): f64 {
  const one = v128.load(ONE_LANES);
  const candidates = f64x2.splat(K);
  clearSums(1);
  for (let i: usize = 0; i < bytes; i += GROUP_BYTES) {
    const y0 = v128.load(y + i), y1 = v128.load(y + i, 16), y2 = v128.load(y + i, 32), y3 = v128.load(y + i, 48);
    let v0 = splat(NEAR, degree), v1 = v0, v2 = v0, v3 = v0;
    for (let m = degree - 1; m >= 0; m -= 1) {
      const a = splat(NEAR, m);
      v0 = f64x2.add(f64x2.mul(v0, y0), a);
      v1 = f64x2.add(f64x2.mul(v1, y1), a);
      v2 = f64x2.add(f64x2.mul(v2, y2), a);
      v3 = f64x2.add(f64x2.mul(v3, y3), a);
    }
    for (let first = near; first < near + 3 && first < nodes; first += 1) {
      const half = f64x2.splat(0.5 * get(SIGMA, first));
      let t0 = chainStart(f64x2.mul(half, y0));
      let t1 = chainStart(f64x2.mul(half, y1));
      let t2 = chainStart(f64x2.mul(half, y2));
      let t3 = chainStart(f64x2.mul(half, y3));
      let e0 = f64x2.add(one, t0), e1 = f64x2.add(one, t1), e2 = f64x2.add(one, t2), e3 = f64x2.add(one, t3);
      let c0 = f64x2.splat(0), c1 = c0, c2 = c0, c3 = c0;
      let k = first;
      for (; k < nodes && anyShallow(t0, t1, t2, t3); k += 3) {
        const a = splat(COEFFICIENT, k);
        c0 = f64x2.add(c0, f64x2.mul(a, e0));
        c1 = f64x2.add(c1, f64x2.mul(a, e1));
        c2 = f64x2.add(c2, f64x2.mul(a, e2));
        c3 = f64x2.add(c3, f64x2.mul(a, e3));
        const a0 = doubled(t0), a1 = doubled(t1), a2 = doubled(t2), a3 = doubled(t3);
        e0 = squared(t0, e0, a0);
        e1 = squared(t1, e1, a1);
        e2 = squared(t2, e2, a2);
        e3 = squared(t3, e3, a3);
        t0 = a0;
        t1 = a1;
        t2 = a2;
        t3 = a3;
      }
      for (; k < nodes; k += 3) {
        const a = splat(COEFFICIENT, k);
        c0 = f64x2.add(c0, f64x2.mul(a, e0));
        c1 = f64x2.add(c1, f64x2.mul(a, e1));
        c2 = f64x2.add(c2, f64x2.mul(a, e2));
        c3 = f64x2.add(c3, f64x2.mul(a, e3));
        e0 = f64x2.mul(e0, e0);
        e1 = f64x2.mul(e1, e1);
        e2 = f64x2.mul(e2, e2);
        e3 = f64x2.mul(e3, e3);
      }
      v0 = f64x2.add(v0, c0);
      v1 = f64x2.add(v1, c1);
      v2 = f64x2.add(v2, c2);
      v3 = f64x2.add(v3, c3);
    }
    const r0 = f64x2.mul(v128.load(mass + i), f64x2.mul(f64x2.mul(candidates, y0), v0));
    const r1 = f64x2.mul(v128.load(mass + i, 16), f64x2.mul(f64x2.mul(candidates, y1), v1));
    const r2 = f64x2.mul(v128.load(mass + i, 32), f64x2.mul(f64x2.mul(candidates, y2), v2));
    const r3 = f64x2.mul(v128.load(mass + i, 48), f64x2.mul(f64x2.mul(candidates, y3), v3));
    v128.store(out + i, r0);
    v128.store(out + i, r1, 16);
    v128.store(out + i, r2, 32);
    v128.store(out + i, r3, 48);
    addGroup(0, r0, r1, r2, r3);
    if (((i + GROUP_BYTES) & (BLOCK_BYTES - 1)) == 0) endBlock(1);
  }
  endBlock(1);
  return sumValue(0);
}

/**
 * Writes `p·H^K` to `out` and its tables to `CURATION`. Returns false if the scores span more than 255 binades, or a
 * number is negative, NaN or ∞.
 */
export function curate(p: usize, score: usize, out: usize, mass: usize, y: usize, n: i32, K: f64): bool {
  const bytes = (<usize>(n + 7) >> 3) << 6;
  if (uncharged(p, n)) {
    memory.fill(CURATION, 0, 64);
    memory.fill(out, 0, <usize>n << 3);
    return true;
  }
  if (!scale(p, score, mass, y, n, bytes)) return false;
  placeNodes(planTail(K), K);
  const nodes = <i32>load<f64>(CURATION, 32);
  const near = <i32>load<f64>(CURATION, 40);
  const degree = <i32>load<f64>(CURATION, 48);
  const direct = <i32>load<f64>(CURATION, 56);
  nearSums(mass, y, bytes, near, degree);
  farSums(mass, y, bytes, near, nodes - near, direct);
  coefficients(K, nodes, near, degree, direct);
  store<f64>(CURATION, combine(mass, y, out, bytes, K, nodes, near, degree));
  return true;
}
