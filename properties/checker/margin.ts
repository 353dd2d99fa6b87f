/**
 * The margin of a decided inequality: its slack relative to the larger side. It is 0 when both sides are equal and negative when
 * the claim is refuted.
 *
 * The slack is enclosed as a difference in the rung's own arithmetic, so that exact numbers do not cancel. When the enclosure is
 * too wide for two digits, a sharper rung can compute it.
 */
import type { AnyInterpretation, Interval, Relation } from '../../theory';

export interface Margin {
  /** Undefined for equalities, for an infinite side, and when both sides are 0. */
  readonly value: number | undefined;
  /** Whether a sharper rung could change the value. */
  readonly blurred: boolean;
}

/** Both sides of a decided comparison, in the arithmetic of the rung. */
export interface DecidedSides {
  readonly left: unknown;
  readonly right: unknown;
  readonly truth: 'true' | 'false';
  /** Whether the decision found both sides equal. @defaultValue false */
  readonly equal?: boolean | undefined;
}

/** Relative width above which an enclosure of the slack is too wide to show. */
const BLURRED = 0.01;

const NONE: Margin = { value: undefined, blurred: false };

const middle = ({ lo, hi }: Interval): number => lo / 2 + hi / 2;

/** The part of the enclosure of a slack that agrees with the decision, which other means may have made. */
function agreeing({ lo, hi }: Interval, truth: 'true' | 'false'): Interval {
  return truth === 'true' ? { lo: Math.max(0, lo), hi: Math.max(0, hi) } : { lo: Math.min(0, lo), hi: Math.min(0, hi) };
}

/** The margin of `left relation right`, which is decided, as far as this interpretation's arithmetic knows it. */
export function marginOf(
  relation: Relation,
  { arithmetic }: AnyInterpretation,
  { left, right, truth, equal = false }: DecidedSides,
): Margin {
  if (relation === '==') return NONE;
  const size = (side: unknown): number => Math.abs(middle(arithmetic.enclose(side)));
  // Equal sides have one size.
  const scale = equal ? size(left) : Math.max(size(left), size(right));
  if (scale === 0 || !Number.isFinite(scale)) return NONE;
  if (equal) return { value: 0, blurred: false };
  const upper = relation === '<=' || relation === '<';
  const slack = agreeing(arithmetic.enclose(upper ? arithmetic.sub(right, left) : arithmetic.sub(left, right)), truth);
  const width = slack.hi - slack.lo;
  return { value: middle(slack) / scale, blurred: width > BLURRED * Math.abs(middle(slack)) };
}
