/**
 * The first part of a curation step: y = score / largest score, and the nodes σ_k = 2^{k/3}/K up to the point where the
 * rest of the integral is negligible for every atom. Plain twin of `assembly/curation-plan.ts`.
 *
 * An estimate of M, from the masses and mean values of y by binades, gives this point. The error bound checks it with
 * the M that is computed.
 */
import { type CurationTables, MAX_NODES, type Writable } from './curation-tables';
import { exp, log } from './elementary';

/** The atoms of a group: four pairs of lanes. */
export const GROUP = 8;
/** Nodes of the Gauss rule of the left tail, in units of 1/K; `docs/numerics.md`. */
const GAUSS_NODES = [
  0.02503588272311217, 0.12552735568731233, 0.28177033464324375, 0.45810435029404034, 0.624359903949648,
  0.7935954338204869,
];
export const GAUSS = GAUSS_NODES.length;
const CUBE_ROOTS = [1, 1.2599210498948732, 1.5874010519681996];
/** The number of binades of y in the histogram; wider ranges are refused. */
const BINADES = 256;
/** The right tail may lose e^−40 of the smallest curation factor. */
const TAIL = -40;
/** Below this x, the estimate of M uses 1 − x for e^{−x}. */
const LINEAR = 2 ** -6;
/** M is summed directly below this value, and as 1 + T above it. */
const DIRECT_BELOW = 0.25;
/** The largest truncation error of the near polynomial, relative to T. */
const NEGLIGIBLE = 2 ** -58;

/** The length of vectors that hold whole groups. */
export function paddedLength(n: number): number {
  return Math.ceil(n / GROUP) * GROUP;
}

const bits = new BigUint64Array(1);
const double = new Float64Array(bits.buffer);

/** −⌊log2 y⌋ of a positive normal y ≤ 1. */
function binade(y: number): number {
  double[0] = y;
  return 1023 - Number((bits[0] as bigint) >> 52n);
}

/** y and the nodes of a step. Vectors are padded with 0 to whole groups. */
export class CurationPlan {
  mass = new Float64Array(GROUP);
  y = new Float64Array(GROUP);
  private readonly binMass = new Float64Array(BINADES);
  private readonly binMean = new Float64Array(BINADES);
  private readonly binDecay = new Float64Array(BINADES);
  /** Estimates of M at σ = 2^j/K. */
  private readonly estimate = new Float64Array(MAX_NODES);

  constructor(private readonly tables: Writable<CurationTables>) {}

  /** Returns false if the scores span more than 255 binades, or a number is negative, NaN or ∞. */
  make(p: Readonly<Float64Array>, score: Readonly<Float64Array>, n: number, K: number): boolean {
    if (this.mass.length < paddedLength(n)) {
      this.mass = new Float64Array(paddedLength(n));
      this.y = new Float64Array(paddedLength(n));
    }
    if (!this.scale(p, score, n)) return false;
    this.placeNodes(this.planTail(K), K);
    return true;
  }

  /** Computes y, its range, its mean and its histogram by binades. Returns false for input that `make` refuses. */
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

  /** The number of binades of σ, from 1/K on, until the rest of the integral is negligible for every atom. */
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
      // The inequality −log M ≤ (1 − M)/M avoids most logarithms.
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
    for (let rest = (largest * largest) / 6; rest > NEGLIGIBLE; rest *= largest / (degree + 1)) degree += 1;
    tables.degree = degree;
  }
}
