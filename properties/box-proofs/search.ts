/**
 * Branch and bound: boxes on which the claim is not yet shown are bisected, the largest first, until none is left, a midpoint refutes the
 * claim, or the budget is spent.
 */
import {
  type Claim,
  type ExactReal,
  type Interval,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
  doubleArithmetic,
  exactArithmetic,
  exactRational,
  point,
} from '../../theory';
import type { SymbolicArithmetic } from '../../models/symbolic';
import { type Box, Bounder, midpoint } from './enclose';
import { type Problem, type Variable, sidesOf } from './problem';
import { Indices, taylorArithmetic } from './taylor';
import type { Edge } from './vanishing';

/** A point at which both sides are certainly in the wrong order: doubles, so exact dyadic numbers. */
interface BoxCounterexample {
  readonly values: readonly number[];
  readonly left: Interval;
  readonly right: Interval;
}

/** What a search found. `left`: the boxes on which nothing was shown. */
export interface BoxSearch {
  readonly boxes: number;
  readonly left: readonly Box[];
  readonly counterexample: BoxCounterexample | undefined;
}

/** Boxes below this relative width are not bisected further. */
const NARROW = 2 ** -30;

const width = ({ lo, hi }: Interval, { geometric, lo: least, hi: most }: Variable): number =>
  geometric ? Math.log(hi / lo) / Math.log(most / least) : (hi - lo) / (most - least);

/** The halves of a box in a variable. */
function halves(box: Box, k: number, { geometric }: Variable): Box[] {
  const range = box[k] ?? point(0);
  const between = geometric ? Math.sqrt(range.lo * range.hi) : midpoint(range);
  const cut = between > range.lo && between < range.hi ? between : midpoint(range);
  return [
    { lo: range.lo, hi: cut },
    { lo: cut, hi: range.hi },
  ].map((half) => box.map((other, i) => (i === k ? half : other)));
}

const POINT = new Indices(0, [[]]);
const DOUBLES = taylorArithmetic(doubleArithmetic, POINT);
const EXACT: SymbolicArithmetic<ExactReal> = {
  ...exactArithmetic,
  dot: (a, b) => exactArithmetic.sum(a.map((value, i) => exactArithmetic.mul(value, b[i] ?? value))),
};

/** The counterexample at the midpoint of a box, if the claim is certainly false there and all that is given certainly true. */
function refutation(problem: Problem, box: Box): BoxCounterexample | undefined {
  const values = box.map(midpoint);
  try {
    const { truth, left, right } = sidesOf(
      problem,
      DOUBLES,
      values.map((value) => [point(value)]),
    );
    if (truth !== 'false') return undefined;
    const exactly = values.map((value) => exactArithmetic.fromRational(exactRational(value)));
    const holds = (given: Claim): boolean => sidesOf(problem, EXACT, exactly, given).truth === 'true';
    if (!problem.given.every(holds)) return undefined;
    return { values, left: DOUBLES.enclose(left), right: DOUBLES.enclose(right) };
  } catch (error) {
    if (
      error instanceof NotRepresentableError ||
      error instanceof UndefinedValueError ||
      error instanceof UnanswerableError
    )
      return undefined;
    throw error;
  }
}

/** The variable to bisect: the one that widens the enclosure most, unless its range is narrow; else the widest. */
function choice(variables: readonly Variable[], box: Box, spread: readonly number[] | undefined): number | undefined {
  const widths = variables.map((variable, k) => width(box[k] ?? point(0), variable));
  const open = widths.map((_, k) => k).filter((k) => (widths[k] ?? 0) > NARROW);
  const usable = spread !== undefined && open.every((k) => Number.isFinite(spread[k]));
  const by = usable ? spread : widths;
  return open.sort((a, b) => (by[b] ?? 0) - (by[a] ?? 0))[0];
}

/** Searches a region. @param most the most boxes to look at */
export function search(problem: Problem, edges: readonly Edge[], most: number): BoxSearch {
  const { variables } = problem;
  const bounder = new Bounder(problem, edges);
  const left: Box[] = [];
  let generation: Box[] = [variables.map(({ lo, hi }) => ({ lo, hi }))];
  let boxes = 0;
  while (generation.length > 0) {
    const next: Box[] = [];
    for (const box of generation) {
      if (boxes >= most) {
        left.push(box);
        continue;
      }
      boxes += 1;
      const { proved, spread } = bounder.bound(box);
      if (proved) continue;
      const counterexample = refutation(problem, box);
      if (counterexample !== undefined) return { boxes, left: [], counterexample };
      const k = choice(variables, box, spread);
      const variable = k === undefined ? undefined : variables[k];
      if (k === undefined || variable === undefined) left.push(box);
      else next.push(...halves(box, k, variable));
    }
    generation = next;
  }
  return { boxes, left, counterexample: undefined };
}
