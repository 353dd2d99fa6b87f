/**
 * The edges of a region on which both sides of a claim are equal.
 *
 * On an edge `x_k = e` the slack f of a claim may be identically 0, to order m: `f = ∂_k f = … = ∂_k^{m−1} f = 0` for all values of the
 * other variables. This is decided exactly, over rational functions and formal logarithms. By Taylor's theorem then, on a box that touches
 * the edge,
 *
 *     f(x) = (x_k − e)^m ∂_k^m f(ξ)/m!
 *
 * If f also vanishes on an edge of another variable, so does every ∂_k^m f, and the same step is taken in that variable. So the sign of f
 * is that of a mixed derivative, which is not 0 at the corner, and which enclosures can bound.
 */
import { Q, UnanswerableError } from '../../theory';
import { Functions, type LogForm } from './functions';
import { type Problem, slackOf } from './problem';
import { Indices, type Taylor, taylorArithmetic, variable } from './taylor';

/** An edge of the region, and how many derivatives vanish on it, the value included. */
export interface Edge {
  /** The position of the variable that is constant on it. */
  readonly variable: number;
  readonly at: number;
  readonly order: number;
}

/** The highest order that is looked for: a sum of two squares vanishes to order 2. */
const MOST = 2;

/** The order to which the slack vanishes on an edge; 0 if it does not, or if it cannot be told. */
function orderOn(problem: Problem, edge: number, at: number): number {
  try {
    const { variables } = problem;
    const functions = new Functions(variables.length - 1);
    const indices = new Indices(1, [[MOST - 1]]);
    let others = 0;
    const values = variables.map((_, k): Taylor<LogForm> => {
      if (k !== edge) return [functions.variable(others++)];
      // A coefficient that is exactly 0 is left out.
      const series = [...variable(functions, indices, 0, functions.fromRational(Q.of(at)))];
      if (at === 0) series[0] = undefined;
      return series;
    });
    const slack = slackOf(problem, taylorArithmetic(functions, indices), values);
    const first = Array.from({ length: MOST }, (_, i) => slack[i]).findIndex(
      (coefficient) => coefficient !== undefined && !functions.isZero(coefficient),
    );
    return first < 0 ? MOST : first;
  } catch (error) {
    if (error instanceof UnanswerableError) return 0;
    throw error;
  }
}

/** The edges of the region on which both sides are equal: p = 0, p = 1, w = 1, λ = 0. */
export function equalEdges(problem: Problem): readonly Edge[] {
  return problem.variables
    .flatMap(({ name, lo, hi }, k) => (name === 'p' ? [lo, hi] : [lo]).map((at) => ({ variable: k, at })))
    .map((edge): Edge => ({ ...edge, order: orderOn(problem, edge.variable, edge.at) }))
    .filter(({ order }) => order > 0);
}
