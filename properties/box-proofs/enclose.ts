/**
 * A lower bound of a claim's slack over a box, up to a factor ≥ 0.
 *
 * On a box X that touches edges where both sides are equal (a box near them is extended to them), the slack is a product of powers of the distances from the edges and of a mixed
 * derivative g (`vanishing.ts`); elsewhere g is the slack itself. g is enclosed twice over the box: by its natural extension, and by the mean value
 * form with a centre c in X,
 *
 *     g(X) ⊂ g(c) + Σ_k ∂_k g(X) (X_k − c_k).
 *
 * References: E. Baumann, "Optimal centered forms", BIT 28 (1988); R. E. Moore, R. B. Kearfott and M. J. Cloud, "Introduction to Interval Analysis", SIAM 2009, chapter 6.
 */
import {
  type Interval,
  NotRepresentableError,
  UndefinedValueError,
  doubleArithmetic as A,
  Q,
  point,
} from '../../theory';
import { type Problem, type Variable, slackOf } from './problem';
import { type Index, Indices, type Taylor, taylorArithmetic, variable } from './taylor';
import type { Edge } from './vanishing';

/** A range for each variable. */
export type Box = readonly Interval[];

/** Whether g ≥ 0 was shown on the box; if not, how much each variable contributes to the width of its enclosure. */
export interface Bound {
  readonly proved: boolean;
  readonly spread: readonly number[] | undefined;
}

/** What a form showed; `width`: how far its enclosure goes below the centre, relative to its upper end. */
interface Form extends Bound {
  readonly width: number;
}

/** A box, extended to edges, and the orders of their factors; the sign of the product of the factors on the box. */
interface Factored {
  readonly box: Box;
  readonly index: Index;
  readonly sign: 1 | -1;
}

interface Series {
  readonly indices: Indices;
  readonly arithmetic: ReturnType<typeof taylorArithmetic<Interval>>;
}

/** The series up to a mixed derivative, and up to its derivatives. */
interface Truncation {
  readonly plain: Series;
  readonly full: Series;
}

/** The distance from an edge up to which its factor is tried; it need only be useful. */
function reachOf(variable: Variable | undefined): number {
  if (variable === undefined) return 0;
  return variable.geometric ? variable.lo : (variable.hi - variable.lo) / 4;
}

const PROVED: Form = { proved: true, spread: undefined, width: 0 };
const OPEN: Form = { proved: false, spread: undefined, width: Infinity };

/** For each variable, whether edges that are only near are used: all choices, the most edges first. */
function choices(variables: number): boolean[][] {
  return Array.from({ length: variables }).reduce<boolean[][]>(
    (all) => all.flatMap((choice) => [true, false].map((near) => [...choice, near])),
    [[]],
  );
}

export const midpoint = ({ lo, hi }: Interval): number => lo + (hi - lo) / 2;

export class Bounder {
  private readonly truncations = new Map<string, Truncation>();

  constructor(
    private readonly problem: Problem,
    private readonly edges: readonly Edge[],
  ) {}

  /**
   * Tries to show that the slack is ≥ 0 on a box: with the factors of all near edges, then with those of some, then with those of the edges that
   * it touches. If none does, the contributions are those of the form with the relatively narrowest enclosure.
   */
  bound(box: Box): Bound {
    let best: Form | undefined;
    const tried = new Set<string>();
    for (const near of choices(box.length)) {
      const factored = this.factored(box, near);
      const key = factored.index.join();
      if (tried.has(key)) continue;
      tried.add(key);
      const form = this.boundOf(factored, box);
      if (form.proved) return form;
      if (best === undefined || form.width < best.width) best = form;
    }
    return best ?? OPEN;
  }

  /** The enclosure of a mixed derivative on a box. */
  private boundOf({ box, index, sign }: Factored, own: Box): Form {
    const { full, plain } = this.truncation(index);
    const series = this.series(full, box);
    const natural = series ?? this.series(plain, box);
    if (natural === undefined) return OPEN;
    // The slack itself may have a bound where its derivatives have none.
    if (coefficient(natural, series === undefined ? plain : full, index, sign).lo >= 0) return PROVED;
    if (series === undefined) return OPEN;
    const slopes = box.map((_, k) => {
      const raised = index.map((order, i) => (i === k ? order + 1 : order));
      return A.mul(A.fromRational(Q.of(raised[k] ?? 1)), coefficient(series, full, raised, sign));
    });
    const centre = box.map((range, k) => bestCentre(range, slopes[k] ?? point(0)));
    const terms = box.map((range, k) => A.mul(slopes[k] ?? point(0), A.sub(range, point(centre[k] ?? 0))));
    const spread = own.map(({ lo, hi }, k) => (hi - lo) * (slopes[k] ? Math.max(-slopes[k].lo, slopes[k].hi) : 0));
    const atCentre = this.series(plain, centre.map(point));
    if (atCentre === undefined) return { proved: false, spread, width: Infinity };
    const mean = terms.reduce((sum, term) => A.add(sum, term), coefficient(atCentre, plain, index, sign));
    // A slope of its own sign widens the enclosure, but no bound.
    const width = terms.reduce((sum, { lo }) => sum - lo, 0) / Math.abs(mean.hi);
    return { proved: mean.lo >= 0, spread, width: Number.isNaN(width) ? Infinity : width };
  }

  /** The series of the slack on a box; undefined if these enclosures are too wide for it. */
  private series({ indices, arithmetic }: Series, box: Box): Taylor<Interval> | undefined {
    try {
      return slackOf(
        this.problem,
        arithmetic,
        box.map((value, k) => variable(A, indices, k, value)),
      );
    } catch (error) {
      if (error instanceof NotRepresentableError || error instanceof UndefinedValueError) return undefined;
      throw error;
    }
  }

  /**
   * The factors of the edges that a box touches, or is near, and the box extended to these edges, which contains every ξ. A box near two
   * opposite edges gets no factor of them.
   */
  private factored(box: Box, near: readonly boolean[]): Factored {
    let sign: 1 | -1 = 1;
    const extended = box.map((range) => range);
    const index = box.map((range, k) => {
      const { lo, hi } = range;
      const reach = near[k] ? reachOf(this.problem.variables[k]) : 0;
      const close = this.edges.filter(({ variable: of, at }) => of === k && Math.max(lo - at, at - hi) <= reach);
      const [edge] = close;
      if (edge === undefined || close.length > 1) return 0;
      extended[k] = { lo: Math.min(lo, edge.at), hi: Math.max(hi, edge.at) };
      if (edge.at >= hi && edge.order % 2 === 1) sign = sign === 1 ? -1 : 1;
      return edge.order;
    });
    return { box: extended, index, sign };
  }

  private truncation(index: Index): Truncation {
    const key = index.join();
    const known = this.truncations.get(key);
    if (known !== undefined) return known;
    const raised = index.map((_, k) => index.map((order, i) => (i === k ? order + 1 : order)));
    const made = { full: seriesTo(index.length, raised), plain: seriesTo(index.length, [index]) };
    this.truncations.set(key, made);
    return made;
  }
}

function seriesTo(variables: number, largest: readonly Index[]): Series {
  const indices = new Indices(variables, largest);
  return { indices, arithmetic: taylorArithmetic(A, indices) };
}

function coefficient(series: Taylor<Interval>, { indices }: Series, index: Index, sign: 1 | -1): Interval {
  const value = series[indices.position(index)] ?? point(0);
  return sign < 0 ? A.neg(value) : value;
}

/** The centre for which the mean value form has the greatest lower end (Baumann 1988); any point of the range is right. */
function bestCentre({ lo, hi }: Interval, slope: Interval): number {
  if (slope.lo >= 0) return lo;
  if (slope.hi <= 0) return hi;
  const centre = (slope.hi * lo - slope.lo * hi) / (slope.hi - slope.lo);
  return centre >= lo && centre <= hi ? centre : lo + (hi - lo) / 2;
}
