/**
 * The finite-K curation step by quadrature, in plain TypeScript: the twin of `assembly/curation.ts`, bit for bit.
 *
 *     H_i = K y_i ∫_0^∞ e^{−σ y_i} M(σ)^{K−1} dσ ,   M(σ) = Σ p_j e^{−σ y_j} ,   y = score / largest score .
 *
 * Nodes are σ_k = 2^{k/3}/K (the trapezoid rule in log σ), the infinite left tail k < 0 a Gauss rule of six nodes. Two passes over the
 * atoms: the first sums T(σ) = M(σ) − 1 at every node, the second adds the nodes up at every atom. *Near* nodes (σ ≤ 1/2) go through
 * moments and one polynomial; *far* ones run in three chains of doubling σ, `t = expm1(−σy) → t(2 + t)` and, once t < −1/2,
 * `E = e^{−σy} → E²`, so that neither 1 − E nor E loses relative precision.
 *
 * Sums: pairs of lanes, blocks of 256 atoms, blocks added with compensation. Derivation of nodes and errors: `docs/numerics.md`.
 * Vectors have at least `paddedLength(n)` entries; `mass` and `y` are scratch. Scores must be positive and finite, masses at least 0.
 */
import { exp, log, log1p } from './elementary';

/** Atoms of a group: four pairs of lanes. */
const GROUP = 8;
/** Atoms summed without compensation. */
const BLOCK = 256;
/** ln 2/3, the step in log σ. */
const STEP = 0.23104906018664845;
const CUBE_ROOTS = [1, 1.2599210498948732, 1.5874010519681996];
/** Gauss rule of the measure Σ_{k≥1} (ln 2/3) q^k δ(q^k), q = 2^{−1/3}; error constant 4.07e-18, see `docs/numerics.md`. */
const GAUSS_NODES = [
  0.02503588272311217, 0.12552735568731233, 0.28177033464324375, 0.45810435029404034, 0.624359903949648,
  0.7935954338204869,
];
const GAUSS_WEIGHTS = [
  0.06350757633529695, 0.13355833650517707, 0.1727610112787478, 0.173989013001052, 0.16114307394984786,
  0.18396114480066217,
];
const GAUSS = GAUSS_NODES.length;
/** Largest degree of the near polynomial: 0.5^15/16! < 2^−58. */
const DEGREE = 15;
const MAX_NODES = 1024;
/** Binades of y that are told apart; wider ranges are refused. */
const BINADES = 256;
/** The right tail may lose e^−40 of the smallest curation factor. */
const TAIL = -40;
/** Below this e^{−x} is 1 − x, as far as an estimate goes. */
const LINEAR = 2 ** -6;
/** Below this M is summed directly, above as 1 + T. */
const DIRECT_BELOW = 0.25;

/** What a step found out on its way: all that the error bound needs. Arrays: one entry per node, near ones first. */
export interface CurationTables {
  /** `Σ p H`, in theory 1; smallest y; mean of y. */
  readonly total: number;
  readonly bottom: number;
  readonly mean: number;
  /** Largest score. */
  readonly top: number;
  /** Nodes in all; of them near; degree of the near polynomial; position of the first node at which M is summed directly. */
  readonly nodes: number;
  readonly near: number;
  readonly degree: number;
  readonly direct: number;
  /** σ. */
  readonly sigma: Float64Array;
  /** T = M − 1, or M from `direct` on. */
  readonly sum: Float64Array;
  /** −(K − 1) log M. */
  readonly decay: Float64Array;
  /** Weight of the node times M^{K−1}. */
  readonly coefficient: Float64Array;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Length of vectors that hold whole groups. */
function paddedLength(n: number): number {
  return Math.ceil(n / GROUP) * GROUP;
}

/** Coefficients of `(e^{−x} − 1)/(−x)`: (−1)^m/(m + 1)!. */
const TAYLOR = Float64Array.from({ length: DEGREE }, (_, m) => {
  let factorial = 1;
  for (let k = 2; k <= m + 1; k += 1) factorial *= k;
  return (m % 2 === 0 ? 1 : -1) / factorial;
});

/** The coefficients of every other power from `first` on, at z. */
function everyOther(first: number, z: number): number {
  let m = first % 2 === DEGREE % 2 ? DEGREE - 2 : DEGREE - 1;
  let value = TAYLOR[m] as number;
  for (m -= 2; m >= first; m -= 2) value = (TAYLOR[m] as number) + z * value;
  return value;
}

/** `expm1(−x)` for 0 ≤ x ≤ 1/2; even and odd terms apart, as the lanes do it. */
function smallExpm1(x: number): number {
  const z = x * x;
  return -x * (everyOther(0, z) + everyOther(1, z) * x);
}

const bits = new BigUint64Array(1);
const double = new Float64Array(bits.buffer);

/** −⌊log2 y⌋ of a positive normal y ≤ 1. */
function binade(y: number): number {
  double[0] = y;
  return 1023 - Number((bits[0] as bigint) >> 52n);
}

/** Blocked sums of several quantities: lanes within a block, compensation between blocks. */
class Sums {
  private readonly lanes = new Float64Array(2 * MAX_NODES);
  private readonly sum = new Float64Array(MAX_NODES);
  private readonly lost = new Float64Array(MAX_NODES);

  clear(count: number): void {
    this.lanes.fill(0, 0, 2 * count);
    this.sum.fill(0, 0, count);
    this.lost.fill(0, 0, count);
  }

  addGroup(k: number, r: Float64Array): void {
    const [a, b, c, d, e, f, g, h] = r as unknown as [number, number, number, number, number, number, number, number];
    this.lanes[2 * k] = (this.lanes[2 * k] as number) + (a + c + (e + g));
    this.lanes[2 * k + 1] = (this.lanes[2 * k + 1] as number) + (b + d + (f + h));
  }

  endBlock(count: number): void {
    for (let k = 0; k < count; k += 1) {
      const value = (this.lanes[2 * k] as number) + (this.lanes[2 * k + 1] as number);
      const before = this.sum[k] as number;
      const after = before + value;
      const added = after - before;
      this.lost[k] = (this.lost[k] as number) + (before - (after - added) + (value - added));
      this.sum[k] = after;
    }
    this.lanes.fill(0, 0, 2 * count);
  }

  value(k: number): number {
    return (this.sum[k] as number) + (this.lost[k] as number);
  }
}

/** The plain step, with its tables. Scratch vectors grow to whole groups; those of the caller are for WebAssembly. */
export class PlainCuration {
  private mass = new Float64Array(GROUP);
  private y = new Float64Array(GROUP);
  private readonly binMass = new Float64Array(BINADES);
  private readonly binMean = new Float64Array(BINADES);
  private readonly binDecay = new Float64Array(BINADES);
  /** Estimates of M at σ = 2^j/K. */
  private readonly estimate = new Float64Array(MAX_NODES);
  private readonly sums = new Sums();
  private readonly near = new Float64Array(DEGREE + 1);
  private readonly t = new Float64Array(GROUP);
  private readonly e = new Float64Array(GROUP);
  private readonly r = new Float64Array(GROUP);
  readonly tables: Writable<CurationTables> = {
    total: 0,
    bottom: 0,
    mean: 0,
    top: 0,
    nodes: 0,
    near: 0,
    degree: 0,
    direct: 0,
    sigma: new Float64Array(MAX_NODES),
    sum: new Float64Array(MAX_NODES),
    decay: new Float64Array(MAX_NODES),
    coefficient: new Float64Array(MAX_NODES),
  };

  /** See `Kernels.curate`. */
  run(
    p: Readonly<Float64Array>,
    score: Readonly<Float64Array>,
    out: Float64Array,
    _mass: unknown,
    _y: unknown,
    n: number,
    K: number,
  ): boolean {
    if (this.mass.length < paddedLength(n)) {
      this.mass = new Float64Array(paddedLength(n));
      this.y = new Float64Array(paddedLength(n));
    }
    if (p.subarray(0, n).every((m) => m === 0)) {
      Object.assign(this.tables, { total: 0, bottom: 0, mean: 0, top: 0, nodes: 0, near: 0, degree: 0, direct: 0 });
      out.fill(0, 0, n);
      return true;
    }
    if (!this.scale(p, score, n)) return false;
    const binades = this.planTail(K);
    this.placeNodes(binades, K);
    this.nearSums(n);
    this.farSums(n);
    this.coefficients(K);
    this.combine(out, n, K);
    return true;
  }

  /** y, its range, its mean, and its histogram by binades. */
  private scale(p: Readonly<Float64Array>, score: Readonly<Float64Array>, n: number): boolean {
    const { mass, y, binMass, binMean, tables } = this;
    let top = 0;
    let least = Infinity;
    for (let i = 0; i < n; i += 1) {
      if ((p[i] as number) > 0) {
        top = Math.max(top, score[i] as number);
        least = Math.min(least, score[i] as number);
      }
    }
    const bottom = least / top;
    if (!(bottom > 0)) return false;
    const last = binade(bottom);
    if (last >= BINADES) return false;
    let mean = 0;
    binMass.fill(0, 0, last + 1);
    binMean.fill(0, 0, last + 1);
    for (let i = 0; i < n; i += 1) {
      const m = p[i] as number;
      if (!(m >= 0)) return false;
      const value = m > 0 ? (score[i] as number) / top : 0;
      mass[i] = m;
      y[i] = value;
      if (m > 0) {
        const b = binade(value);
        binMass[b] = (binMass[b] as number) + m;
        binMean[b] = (binMean[b] as number) + m * value;
        mean += m * value;
      }
    }
    if (!(mean < Infinity)) return false;
    mass.fill(0, n, paddedLength(n));
    y.fill(0, n, paddedLength(n));
    tables.top = top;
    tables.bottom = bottom;
    tables.mean = mean;
    return true;
  }

  /** Number of binades of σ, from 1/K on, until the rest of the integral is negligible for every atom. */
  private planTail(K: number): number {
    const { binMass, binMean, binDecay, estimate } = this;
    const { bottom, mean } = this.tables;
    const last = binade(bottom);
    for (let b = 0; b <= last; b += 1) {
      const m = binMass[b] as number;
      binMean[b] = m > 0 ? (binMean[b] as number) / m : 0;
      binDecay[b] = 1;
    }
    const excess = log(3 * (1 + ((K - 1) * mean) / bottom));
    let sigma = 1 / K;
    for (let j = 0; ; j += 1) {
      let M = 0;
      for (let b = 0; b <= last; b += 1) {
        const m = binMass[b] as number;
        if (m > 0) {
          const x = sigma * (binMean[b] as number);
          const before = binDecay[b] as number;
          const decay = x < LINEAR ? 1 - x : before >= 1 - LINEAR ? exp(-x) : before * before;
          binDecay[b] = decay;
          M += m * decay;
        }
      }
      estimate[j] = M;
      // −log M ≤ (1 − M)/M spares most logarithms.
      const rest = excess - sigma * bottom - TAIL;
      if (j > 0 && rest * M <= (K - 1) * (1 - M) && rest + (K - 1) * log(M) <= 0) return j;
      sigma *= 2;
    }
  }

  private placeNodes(binades: number, K: number): void {
    const { tables, estimate } = this;
    const { sigma } = tables;
    const unit = 1 / K;
    for (let g = 0; g < GAUSS; g += 1) sigma[g] = (GAUSS_NODES[g] as number) * unit;
    let count = 3 * binades + 1;
    let near = GAUSS;
    tables.direct = MAX_NODES;
    for (let k = 0; k < count; k += 1) {
      const position = GAUSS + k;
      const j = Math.floor(k / 3);
      sigma[position] = 2 ** j * (CUBE_ROOTS[k % 3] as number) * unit;
      if (sigma[position] <= 0.5) near = position + 1;
      else if ((estimate[j] as number) < DIRECT_BELOW && tables.direct === MAX_NODES) tables.direct = position;
      if (k === count - 1 && (GAUSS + count - near) % 3 !== 0) count += 1;
    }
    tables.nodes = GAUSS + count;
    tables.near = near;
    const largest = sigma[near - 1] as number;
    let degree = 2;
    for (let rest = (largest * largest) / 6; rest > 2 ** -58; rest *= largest / (degree + 1)) degree += 1;
    tables.degree = degree;
  }

  /** T at the near nodes from the moments Σ p y^m. */
  private nearSums(n: number): void {
    const { mass, y, sums, r, near, tables } = this;
    const { degree } = tables;
    sums.clear(degree);
    for (let i = 0; i < paddedLength(n); i += GROUP) {
      for (let l = 0; l < GROUP; l += 1) r[l] = (mass[i + l] as number) * (y[i + l] as number);
      for (let m = 0; m < degree; m += 1) {
        sums.addGroup(m, r);
        for (let l = 0; l < GROUP; l += 1) r[l] = (r[l] as number) * (y[i + l] as number);
      }
      if ((i + GROUP) % BLOCK === 0) sums.endBlock(degree);
    }
    sums.endBlock(degree);
    let factor = 1;
    for (let m = 1; m <= degree; m += 1) {
      factor /= -m;
      near[m] = sums.value(m - 1) * factor;
    }
    for (let k = 0; k < tables.near; k += 1) {
      const sigma = tables.sigma[k] as number;
      let value = near[degree] as number;
      for (let m = degree - 1; m >= 1; m -= 1) value = value * sigma + (near[m] as number);
      tables.sum[k] = value * sigma;
    }
  }

  /** Starts the chain of node `near + c` on the group at i: t and E at its first node. */
  private startChain(i: number, c: number): void {
    const { y, t, e, tables } = this;
    const half = 0.5 * (tables.sigma[tables.near + c] as number);
    for (let l = 0; l < GROUP; l += 1) {
      const before = smallExpm1(half * (y[i + l] as number));
      const after = before * (before + 2);
      t[l] = after;
      e[l] = 1 + after;
    }
  }

  /** One doubling of σ. */
  private double(): void {
    const { t, e } = this;
    for (let l = 0; l < GROUP; l += 1) {
      const before = t[l] as number;
      const decay = e[l] as number;
      const after = before * (before + 2);
      e[l] = before > -0.5 ? 1 + after : decay * decay;
      t[l] = after;
    }
  }

  /** T, or M, at the far nodes. */
  private farSums(n: number): void {
    const { mass, sums, t, e, r, tables } = this;
    const { near, nodes, direct } = tables;
    const far = nodes - near;
    if (far === 0) return;
    sums.clear(far);
    for (let i = 0; i < paddedLength(n); i += GROUP) {
      for (let c = 0; c < 3; c += 1) {
        this.startChain(i, c);
        for (let k = c; k < far; k += 3) {
          const summand = near + k >= direct ? e : t;
          for (let l = 0; l < GROUP; l += 1) r[l] = (mass[i + l] as number) * (summand[l] as number);
          sums.addGroup(k, r);
          this.double();
        }
      }
      if ((i + GROUP) % BLOCK === 0) sums.endBlock(far);
    }
    sums.endBlock(far);
    for (let k = 0; k < far; k += 1) tables.sum[near + k] = sums.value(k);
  }

  /** Weights of the nodes times M^{K−1}, and the near polynomial of pass two. */
  private coefficients(K: number): void {
    const { tables, near } = this;
    const { sigma, sum, decay, coefficient, nodes, direct, degree } = tables;
    for (let k = 0; k < nodes; k += 1) {
      const logM = k >= direct ? log(sum[k] as number) : log1p(sum[k] as number);
      const power = (K - 1) * logM;
      const weight = k < GAUSS ? (GAUSS_WEIGHTS[k] as number) / K : STEP * (sigma[k] as number);
      decay[k] = -power;
      coefficient[k] = weight * exp(power);
    }
    near.fill(0);
    for (let k = 0; k < tables.near; k += 1) {
      const node = sigma[k] as number;
      let term = coefficient[k] as number;
      for (let m = 0; m <= degree; m += 1) {
        near[m] = (near[m] as number) + term;
        term *= node;
      }
    }
    let factor = 1;
    for (let m = 1; m <= degree; m += 1) {
      factor /= -m;
      near[m] = (near[m] as number) * factor;
    }
  }

  /** `out = p · K y · Σ_k coefficient_k e^{−σ_k y}`. */
  private combine(out: Float64Array, n: number, K: number): void {
    const { mass, y, sums, e, r, near, tables } = this;
    const { coefficient, nodes, degree } = tables;
    const value = new Float64Array(GROUP);
    const chain = new Float64Array(GROUP);
    sums.clear(1);
    for (let i = 0; i < paddedLength(n); i += GROUP) {
      for (let l = 0; l < GROUP; l += 1) {
        const at = y[i + l] as number;
        let polynomial = near[degree] as number;
        for (let m = degree - 1; m >= 0; m -= 1) polynomial = polynomial * at + (near[m] as number);
        value[l] = polynomial;
      }
      for (let c = 0; c < 3 && tables.near + c < nodes; c += 1) {
        this.startChain(i, c);
        chain.fill(0);
        for (let k = tables.near + c; k < nodes; k += 3) {
          for (let l = 0; l < GROUP; l += 1)
            chain[l] = (chain[l] as number) + (coefficient[k] as number) * (e[l] as number);
          this.double();
        }
        for (let l = 0; l < GROUP; l += 1) value[l] = (value[l] as number) + (chain[l] as number);
      }
      for (let l = 0; l < GROUP; l += 1) {
        const result = (mass[i + l] as number) * (K * (y[i + l] as number) * (value[l] as number));
        r[l] = result;
        if (i + l < n) out[i + l] = result;
      }
      sums.addGroup(0, r);
      if ((i + GROUP) % BLOCK === 0) sums.endBlock(1);
    }
    sums.endBlock(1);
    tables.total = sums.value(0);
  }
}
