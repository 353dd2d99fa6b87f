/**
 * The finite-K curation step by quadrature, in plain TypeScript: the twin of `assembly/curation.ts`, bit for bit.
 *
 *     H_i = K y_i ∫_0^∞ e^{−σ y_i} M(σ)^{K−1} dσ ,   M(σ) = Σ p_j e^{−σ y_j} ,   y = score / largest score .
 *
 * The nodes are σ_k = 2^{k/3}/K (the trapezoid rule in log σ); a Gauss rule of six nodes replaces the infinite left
 * tail k < 0. There are two passes over the atoms: the first sums T(σ) = M(σ) − 1 at every node, the second sums over
 * the nodes at every atom. *Near* nodes (σ ≤ 1/2) use moments and one polynomial. *Far* nodes use three chains in which
 * σ doubles: `t = expm1(−σy) → t(2 + t)` and, once t < −1/2, `E = e^{−σy} → E²`, so that neither 1 − E nor E loses
 * relative precision.
 *
 * Sums use pairs of lanes and blocks of 256 atoms; blocks are added with compensation. `docs/numerics.md` derives nodes
 * and errors. Vectors have at least `paddedLength(n)` entries; `mass` and `y` are scratch. Scores must be positive and
 * finite, masses at least 0.
 */
import { CurationPlan, GAUSS, GROUP, paddedLength } from './curation-plan';
import { type CurationTables, MAX_NODES, type Writable, curationTables } from './curation-tables';
import { exp, log, log1p } from './elementary';

/** The number of atoms that are summed without compensation. */
const BLOCK = 256;
/** (ln 2)/3, the step in log σ. */
const STEP = 0.23104906018664845;
/** Weights of the Gauss rule of the left tail; `docs/numerics.md`. */
const GAUSS_WEIGHTS = [
  0.06350757633529695, 0.13355833650517707, 0.1727610112787478, 0.173989013001052, 0.16114307394984786,
  0.18396114480066217,
];
/** The largest degree of the near polynomial, since 0.5^15/16! < 2^−58. */
const DEGREE = 15;

/** Coefficients of `(e^{−x} − 1)/(−x)`: (−1)^m/(m + 1)!. */
const TAYLOR = Float64Array.from({ length: DEGREE }, (_, m) => {
  let factorial = 1;
  for (let k = 2; k <= m + 1; k += 1) factorial *= k;
  return (m % 2 === 0 ? 1 : -1) / factorial;
});

/** The polynomial in z of every other coefficient from `first` on. */
function everyOther(first: number, z: number): number {
  let m = first % 2 === DEGREE % 2 ? DEGREE - 2 : DEGREE - 1;
  let value = TAYLOR[m] as number;
  for (m -= 2; m >= first; m -= 2) value = (TAYLOR[m] as number) + z * value;
  return value;
}

/** `expm1(−x)` for 0 ≤ x ≤ 1/2. Even and odd terms are summed separately, as in the lanes. */
function smallExpm1(x: number): number {
  const z = x * x;
  return -x * (everyOther(0, z) + everyOther(1, z) * x);
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

/** The plain step, with its tables. It has its own scratch vectors. */
export class PlainCuration {
  readonly tables: Writable<CurationTables> = curationTables();
  private readonly plan = new CurationPlan(this.tables);
  private readonly sums = new Sums();
  private readonly near = new Float64Array(DEGREE + 1);
  private readonly t = new Float64Array(GROUP);
  private readonly e = new Float64Array(GROUP);
  private readonly r = new Float64Array(GROUP);

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
    if (p.subarray(0, n).every((m) => m === 0)) {
      Object.assign(this.tables, { total: 0, bottom: 0, mean: 0, top: 0, nodes: 0, near: 0, degree: 0, direct: 0 });
      out.fill(0, 0, n);
      return true;
    }
    if (!this.plan.make(p, score, n, K)) return false;
    this.nearSums(n);
    this.farSums(n);
    this.coefficients(K);
    this.combine(out, n, K);
    return true;
  }

  /** T at the near nodes from the moments Σ p y^m. */
  private nearSums(n: number): void {
    const { sums, r, near, tables } = this;
    const { mass, y } = this.plan;
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

  /** Starts the chain of node `near + c` for the group at i, with t and E at its first node. */
  private startChain(i: number, c: number): void {
    const { t, e, tables } = this;
    const { y } = this.plan;
    const half = 0.5 * (tables.sigma[tables.near + c] as number);
    for (let l = 0; l < GROUP; l += 1) {
      const before = smallExpm1(half * (y[i + l] as number));
      const after = before * (before + 2);
      t[l] = after;
      e[l] = 1 + after;
    }
  }

  /** Doubles σ in every chain. */
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

  /** T, or M from node `direct` on, at the far nodes. */
  private farSums(n: number): void {
    const { sums, t, e, r, tables } = this;
    const { mass } = this.plan;
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

  /** The weights of the nodes times M^{K−1}, and the near polynomial of the second pass. */
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
    const { sums, e, r, near, tables } = this;
    const { mass, y } = this.plan;
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
