/**
 * The numerator of a rational function, as an exact polynomial, from its values modulo primes.
 *
 * 1. The function is evaluated in the algebra of shapes: denominators, degrees, and a bound for the coefficients.
 * 2. It is evaluated modulo primes at the points of a grid, and multiplied by the denominators; interpolation gives the coefficients modulo
 *    each prime.
 * 3. With primes enough for the bound, the Chinese remainder theorem gives the coefficients. Nothing is rounded and nothing is guessed.
 */
import { createHash } from 'node:crypto';
import type { Algebra } from '../../../models/symbolic';
import { ContradictionError } from '../../../theory';
import { Grid, type SimplexSize, gridSize } from './grid';
import { type Polynomial, exponentsOf } from './polynomial';
import { Arena, Lasting, Modulus, ResidueAlgebra, type Residues, ZeroResidueError, primes } from './residues';
import { type Degrees, type Shape, ShapeAlgebra, type VariableGroup } from './shape';

/** A rational function of the variables. */
export type RationalFunction = <C>(algebra: Algebra<C>) => C;

/** A proof would need more than was allowed. */
export class BudgetError extends Error {}

/** What a computation may cost. */
export interface Budget {
  /** The most coefficients of a polynomial. */
  readonly terms: number;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** A power of a primitive polynomial without negative coefficients. */
interface Cleared {
  readonly factor: string;
  readonly exponent: number;
}

/** The numerator of a function, described by its coefficients. */
export interface Numerator {
  /** The function times `whole` and the cleared factors is the polynomial. */
  readonly whole: bigint;
  readonly cleared: readonly Cleared[];
  /** The number of non-zero coefficients. */
  readonly terms: number;
  /** The number of negative coefficients. */
  readonly negative: number;
  /** The bits of the longest coefficient. */
  readonly bits: number;
  /** SHA-256 of the lines `exponents… coefficient`, in lexicographic order of the exponents. */
  readonly digest: string;
  /** The most negative term, for messages: its monomial and coefficient. */
  readonly worst?: { readonly monomial: string; readonly coefficient: bigint };
}

/** The most points of a batch: its arrays stay in a near cache. */
const BATCH = 512;

/** The group of the weights. The groups before it are masses. */
const WEIGHTS = 'a';

/** The most lines that are hashed at once. */
const LINES = 4096;

/** One group of variables: those of the grid, and the last one if it is set to 1 because the polynomial is homogeneous in the group. */
interface Layout {
  readonly group: VariableGroup;
  readonly degrees: Degrees;
  readonly homogeneous: boolean;
}

/**
 * @param powers how often the numerator is multiplied by the sum of the variables of the first group
 * @throws BudgetError if the polynomial is too large. @throws UnanswerableError if the function is not rational
 */
export function numeratorOf(
  f: RationalFunction,
  groups: readonly VariableGroup[],
  budget: Budget,
  powers = 0,
): Numerator {
  const algebra = new ShapeAlgebra(groups);
  const shape = algebra.raised(f(algebra), powers);
  const cleared = [...shape.factors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([factor, exponent]) => ({ factor, exponent }));
  if (shape.degrees === undefined)
    return {
      whole: shape.whole,
      cleared,
      ...describe(
        () => 0n,
        0,
        () => [],
      ),
    };
  const layouts = groups.map((group, i): Layout => {
    const degrees = (shape.degrees as readonly Degrees[])[i] as Degrees;
    return { group, degrees, homogeneous: group.variables.length > 0 && degrees.low === degrees.high };
  });
  const simplices = layouts.map(({ group, degrees, homogeneous }): SimplexSize => {
    return { variables: group.variables.length - (homogeneous ? 1 : 0), degree: degrees.high };
  });
  const size = gridSize(simplices);
  if (size > budget.terms)
    throw new BudgetError(`a polynomial of up to ${size} terms; at most ${budget.terms} are allowed`);
  const grid = new Grid(simplices);
  const residues: Float64Array[] = [];
  const moduli: number[] = [];
  let reach = 1n;
  for (const p of primes()) {
    if (reach > 2n * shape.norm) break;
    try {
      const problem = { algebra, shape, layouts, grid, budget };
      const modulus = new Modulus(p);
      const coefficients = coefficientsModulo(f, problem, modulus);
      if (moduli.length === 0) checkElsewhere(f, problem, modulus, coefficients);
      residues.push(coefficients);
    } catch (error) {
      if (error instanceof ZeroResidueError) continue;
      throw error;
    }
    moduli.push(p);
    reach *= BigInt(p);
  }
  const coefficient = remainders(residues, moduli);
  return { whole: shape.whole, cleared, ...describe(coefficient, grid.size, exponentsAt(grid, layouts)) };
}

interface Problem {
  readonly algebra: ShapeAlgebra;
  readonly shape: Shape;
  readonly layouts: readonly Layout[];
  readonly grid: Grid;
  readonly budget: Budget;
}

/**
 * The coefficients modulo a prime. Points that agree in the first groups of variables, the masses, are neighbours; in a batch of them the
 * masses are numbers. Batches of the same weights follow each other, so results that depend on weights alone are computed once.
 */
function coefficientsModulo(f: RationalFunction, problem: Problem, modulus: Modulus): Float64Array {
  const { shape, layouts, grid, budget } = problem;
  const values = new Float64Array(grid.size);
  const fixed = layouts.findIndex(({ group }) => group.id === WEIGHTS);
  const rows = grid.inner(fixed);
  const arena = new Arena();
  for (let first = 0; first < rows; first += BATCH) {
    const length = Math.min(BATCH, rows - first);
    const lasting = new Lasting();
    const weights = pointsOf(problem, first, length, fixed);
    for (const array of weights.values()) if (typeof array !== 'number') lasting.keep(array);
    for (let from = first; from < grid.size; from += rows) {
      if (Date.now() > budget.deadline) throw new BudgetError('more time than was allowed');
      arena.reset();
      const points = new Map([...weights, ...fixedVariables(problem, from, fixed)]);
      const residues = new ResidueAlgebra(modulus, points, lasting, arena);
      const value = residues.mul(residues.mul(f(residues), modulus.of(shape.whole)), denominator(problem, residues));
      if (typeof value === 'number') values.fill(value, from, from + length);
      else values.set(value, from);
    }
  }
  grid.interpolate(values, modulus);
  return values;
}

/**
 * Compares the polynomial with the function at a point off the grid, modulo a prime: a degree that is bounded too low would show.
 * @throws ContradictionError if they differ
 */
function checkElsewhere(f: RationalFunction, problem: Problem, modulus: Modulus, coefficients: Float64Array): void {
  const { shape, layouts, grid } = problem;
  const far = (i: number): number => modulus.mul(7_654_321, modulus.pow(i + 2, 5));
  const values = new Map<string, number>();
  const powers = layouts.map((layout) =>
    layout.group.variables.map((name, i) => {
      const value = isOne(layout, i) ? 1 : far(values.size);
      values.set(name, value);
      return Array.from({ length: layout.degrees.high + 1 }, (_, exponent) => modulus.pow(value, exponent));
    }),
  );
  let total = 0;
  coefficients.forEach((coefficient, point) => {
    if (coefficient === 0) return;
    let term = coefficient;
    powers.forEach((ofGroup, g) => {
      const free = layouts[g]?.homogeneous ? ofGroup.slice(0, -1) : ofGroup;
      free.forEach((of, i) => (term = modulus.mul(term, of[grid.coordinate(point, g, i)] as number)));
    });
    total = (total + term) % modulus.p;
  });
  const residues = new ResidueAlgebra(modulus, values, new Lasting(), new Arena());
  const value = residues.mul(residues.mul(f(residues), modulus.of(shape.whole)), denominator(problem, residues));
  if (value === total) return;
  const about = { prime: modulus.p, layouts, denominator: [...shape.factors], whole: String(shape.whole) };
  throw new ContradictionError('a polynomial differs from its function off the grid', about);
}

/** The value of the group's variable that is set to 1, or none. */
const isOne = ({ group, homogeneous }: Layout, i: number): boolean => homogeneous && i === group.variables.length - 1;

/** The variables of the later groups at neighbouring points. */
function pointsOf({ layouts, grid }: Problem, from: number, length: number, fixed: number): Map<string, Residues> {
  const points = new Map<string, Residues>();
  layouts.slice(fixed).forEach((layout, g) =>
    layout.group.variables.forEach((name, i) => {
      const at = (k: number): number => grid.coordinate(from + k, fixed + g, i) + 1;
      points.set(name, isOne(layout, i) ? 1 : Float64Array.from({ length }, (_, k) => at(k)));
    }),
  );
  return points;
}

/** The variables of the first groups, which are the same at neighbouring points. */
function fixedVariables({ layouts, grid }: Problem, from: number, fixed: number): Map<string, Residues> {
  const points = new Map<string, Residues>();
  layouts
    .slice(0, fixed)
    .forEach((layout, g) =>
      layout.group.variables.forEach((name, i) =>
        points.set(name, isOne(layout, i) ? 1 : grid.coordinate(from, g, i) + 1),
      ),
    );
  return points;
}

/** The product of the cleared factors: first those of weights alone, which last. */
function denominator({ algebra, shape }: Problem, residues: ResidueAlgebra): Residues {
  let product: Residues = 1;
  let numbers = 1;
  for (const [key, exponent] of shape.factors) {
    const factor = valueOf(algebra.factors.get(key) as Polynomial, residues);
    for (let k = 0; k < exponent; k += 1) {
      if (typeof factor === 'number') numbers = residues.modulus.mul(numbers, factor);
      else product = residues.mul(product, factor);
    }
  }
  return residues.mul(product, numbers);
}

function valueOf(factor: Polynomial, algebra: ResidueAlgebra): Residues {
  let total: Residues = 0;
  for (const [monomial, coefficient] of factor) {
    let term: Residues = algebra.modulus.of(coefficient);
    for (const [name, exponent] of exponentsOf(monomial))
      for (let k = 0; k < exponent; k += 1) term = algebra.mul(term, algebra.variable(name));
    total = algebra.add(total, term);
  }
  return total;
}

/** The exponents of all variables at a point, those of the variables that were set to 1 included. */
function exponentsAt(grid: Grid, layouts: readonly Layout[]): (point: number) => readonly number[] {
  return (point) =>
    layouts.flatMap(({ group, degrees, homogeneous }, g) => {
      const own = group.variables.slice(homogeneous ? 1 : 0).map((_, i) => grid.coordinate(point, g, i));
      return homogeneous ? [...own, degrees.high - own.reduce((sum, exponent) => sum + exponent, 0)] : own;
    });
}

/** The whole numbers with given residues, of absolute value below half the product of the moduli: Garner's mixed radices. */
function remainders(residues: readonly Float64Array[], moduli: readonly number[]): (point: number) => bigint {
  const fields = moduli.map((p) => new Modulus(p));
  const inverses = moduli.map((p, j) => {
    const field = fields[j] as Modulus;
    return moduli.slice(0, j).map((q) => field.invert(q % p));
  });
  const half = moduli.reduce((product, p) => product * BigInt(p), 1n) / 2n;
  const all = moduli.map(BigInt);
  const whole = all.reduce((product, p) => product * p, 1n);
  const digits = new Float64Array(moduli.length);
  return (point) => {
    let nonZero = false;
    for (let j = 0; j < moduli.length; j += 1) {
      const p = moduli[j] as number;
      const field = fields[j] as Modulus;
      let value = (residues[j] as Float64Array)[point] as number;
      for (let i = 0; i < j; i += 1) {
        let difference = value - ((digits[i] as number) % p);
        if (difference < 0) difference += p;
        value = field.mul(difference, (inverses[j] as number[])[i] as number);
      }
      digits[j] = value;
      nonZero ||= value !== 0;
    }
    if (!nonZero) return 0n;
    let value = 0n;
    for (let j = moduli.length - 1; j >= 0; j -= 1) value = value * (all[j] as bigint) + BigInt(digits[j] as number);
    return value > half ? value - whole : value;
  };
}

function describe(
  coefficient: (point: number) => bigint,
  size: number,
  exponents: (point: number) => readonly number[],
): Omit<Numerator, 'whole' | 'cleared'> {
  const hash = createHash('sha256');
  let [terms, negative, bits] = [0, 0, 0];
  let worst: { monomial: string; coefficient: bigint } | undefined;
  let lines: string[] = [];
  for (let point = 0; point < size; point += 1) {
    const value = coefficient(point);
    if (value === 0n) continue;
    terms += 1;
    const monomial = exponents(point).join(' ');
    if (value < 0n) {
      negative += 1;
      if (worst === undefined || value < worst.coefficient) worst = { monomial, coefficient: value };
    }
    const length = value.toString(2).length - (value < 0n ? 1 : 0);
    if (length > bits) bits = length;
    lines.push(`${monomial} ${value}\n`);
    if (lines.length === LINES) {
      hash.update(lines.join(''));
      lines = [];
    }
  }
  hash.update(lines.join(''));
  return { terms, negative, bits, digest: hash.digest('hex'), ...(worst ? { worst } : {}) };
}
