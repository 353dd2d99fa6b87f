/**
 * Interpolation of a polynomial from its values on a grid, modulo a prime.
 *
 * The grid is a product of simplices: for a group of m variables of total degree at most D, the points whose coordinates are whole numbers
 * ≥ 0 with sum at most D. A polynomial with these degrees has as many coefficients as the grid has points, and is determined by its values
 * there: Newton's divided differences along each variable in turn, then from Newton's basis to powers. The node of coordinate j is j + 1.
 */
import type { Modulus } from './residues';

/** Variables with a bound for their total degree. */
export interface SimplexSize {
  readonly variables: number;
  readonly degree: number;
}

/** The number of points of a simplex, `C(D + m, m)`. */
function sizeOf({ variables, degree }: SimplexSize): number {
  let size = 1;
  for (let k = 1; k <= variables; k += 1) size = (size * (degree + k)) / k;
  return Math.round(size);
}

/** The number of points of a grid. */
export const gridSize = (groups: readonly SimplexSize[]): number =>
  groups.reduce((size, group) => size * sizeOf(group), 1);

/** The points of one simplex, in lexicographic order. */
interface Simplex {
  readonly size: number;
  readonly variables: number;
  /** `size × variables`. */
  readonly coordinates: Uint8Array;
  /** For each variable, the positions of the points on each line along it, in order. Lines of one point are left out. */
  readonly lines: readonly (readonly Int32Array[])[];
}

function simplex(group: SimplexSize): Simplex {
  const { variables, degree } = group;
  const size = sizeOf(group);
  const coordinates = new Uint8Array(size * variables);
  const current = new Uint8Array(variables);
  let at = 0;
  const place = (i: number, left: number): void => {
    if (i === variables) {
      coordinates.set(current, at);
      at += variables;
      return;
    }
    for (let value = 0; value <= left; value += 1) {
      current[i] = value;
      place(i + 1, left - value);
    }
  };
  place(0, degree);
  const lines = Array.from({ length: variables }, (_, i) => {
    const byRest = new Map<string, number[]>();
    for (let point = 0; point < size; point += 1) {
      const rest = coordinates.slice(point * variables, (point + 1) * variables);
      rest[i] = 0;
      const key = String.fromCharCode(...rest);
      const line = byRest.get(key);
      if (line) line.push(point);
      else byRest.set(key, [point]);
    }
    return [...byRest.values()].filter(({ length }) => length > 1).map((line) => Int32Array.from(line));
  });
  return { size, variables, coordinates, lines };
}

export class Grid {
  readonly size: number;
  readonly simplices: readonly Simplex[];
  private readonly longest: number;
  /** For each group, and after the last one, the number of points of the groups from there on. */
  private readonly innerSizes: readonly number[];

  constructor(groups: readonly SimplexSize[]) {
    this.simplices = groups.map(simplex);
    this.size = gridSize(groups);
    this.innerSizes = [...groups, undefined].map((_, i) => gridSize(groups.slice(i)));
    this.longest = Math.max(0, ...groups.map(({ degree }) => degree)) + 1;
  }

  /** The number of points of the last groups, from this one on: points that differ only in these are neighbours. */
  inner(from: number): number {
    return this.innerSizes[from] as number;
  }

  /** The coordinate of a point of the grid along a variable of a group. */
  coordinate(point: number, group: number, variable: number): number {
    const { size, variables, coordinates } = this.simplices[group] as Simplex;
    const at = Math.floor(point / this.inner(group + 1)) % size;
    return coordinates[at * variables + variable] as number;
  }

  /** Replaces the values at the points by the coefficients of the monomials with these exponents. */
  interpolate(values: Float64Array, modulus: Modulus): void {
    // A value on a short line determines coefficients in Newton's basis, but not yet those of powers, so all differences come first.
    const inverses = Array.from({ length: this.longest + 1 }, (_, k) => (k === 0 ? 0 : modulus.invert(k)));
    this.alongLines((line, start, rows) => divide(values, { line, start, rows }, modulus, inverses));
    this.alongLines((line, start, rows) => toPowers(values, { line, start, rows }, modulus));
  }

  private alongLines(change: (line: Int32Array, start: number, rows: number) => void): void {
    this.simplices.forEach(({ size, lines }, group) => {
      const inner = this.inner(group + 1);
      for (const ofVariable of lines)
        for (let start = 0; start < this.size; start += size * inner)
          for (const line of ofVariable) change(line, start, inner);
    });
  }
}

/** Rows of neighbouring values, one for each point of a line; row j starts at `start + line[j]·rows`. */
interface Lines {
  readonly line: Int32Array;
  readonly start: number;
  readonly rows: number;
}

/** Divided differences: from values at the nodes 1, 2, … to coefficients in Newton's basis. */
function divide(f: Float64Array, { line, start, rows }: Lines, { p }: Modulus, inverses: readonly number[]): void {
  const reciprocal = 1 / p;
  for (let k = 1; k < line.length; k += 1) {
    const over = inverses[k] as number;
    for (let j = line.length - 1; j >= k; j -= 1) {
      const own = start + (line[j] as number) * rows;
      const before = start + (line[j - 1] as number) * rows;
      for (let i = 0; i < rows; i += 1) {
        let difference = (f[own + i] as number) - (f[before + i] as number);
        if (difference < 0) difference += p;
        const product = difference * over;
        const rest = product - Math.floor(product * reciprocal) * p;
        f[own + i] = rest < 0 ? rest + p : rest >= p ? rest - p : rest;
      }
    }
  }
}

/** From coefficients in Newton's basis over these nodes to coefficients of powers. */
function toPowers(f: Float64Array, { line, start, rows }: Lines, { p }: Modulus): void {
  const reciprocal = 1 / p;
  for (let k = line.length - 2; k >= 0; k -= 1) {
    const node = k + 1;
    for (let j = k; j < line.length - 1; j += 1) {
      const own = start + (line[j] as number) * rows;
      const after = start + (line[j + 1] as number) * rows;
      for (let i = 0; i < rows; i += 1) {
        const product = node * (f[after + i] as number);
        const value = (f[own + i] as number) - (product - Math.floor(product * reciprocal) * p);
        f[own + i] = value < 0 ? value + p : value >= p ? value - p : value;
      }
    }
  }
}
