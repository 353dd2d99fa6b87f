/**
 * The constant of a statement beside the best known, over a grid of K and of λ or D.
 *
 * Both constants are expressions of the claim language that use numbers alone: `K`, and `lambda` with `eta`, or `D`. A constant that is not defined at a point, such as the logarithm of a negative number, gives no bound there.
 */
import { type Interval, Q, type Rational, doubleArithmetic as D } from '../arithmetic';
import { NotRepresentableError, UndefinedValueError, unanswerable } from '../errors';
import { type AnyInterpretation, type Interpretation, evaluate, noAnswers, parseClaim } from '../language';
import type { Constants } from './statement';

/** The constants at all values for one K; an infinite end stands for no bound. */
export interface ConstantsRow {
  readonly K: number;
  readonly own: readonly Interval[];
  readonly best: readonly Interval[];
}

const NO_LAWS = 'a law; constants are made of numbers alone';
const refuse = (): never => unanswerable(NO_LAWS);
const NO_BOUND: Interval = { lo: -Infinity, hi: Infinity };

/** Answers questions about K, λ, η and D, and no others. */
function numbersAlone(K: number, over: Constants['over'], value: Rational): AnyInterpretation {
  const lambda = over === 'lambda' ? value : undefined;
  const answers: Interpretation<Interval, never, never, never> = {
    ...noAnswers(refuse),
    arithmetic: D,
    scalar: (name) => {
      if (name === 'K') return D.fromRational(Q.of(K));
      if (name === 'lambda' && lambda) return D.fromRational(lambda);
      if (name === 'eta' && lambda) return D.fromRational(Q.div(lambda, Q.add(Q.one, lambda)));
      if (name === 'D' && over === 'D') return D.fromRational(value);
      return unanswerable(`${name}; constants over ${over} use K and ${over}`);
    },
    candidates: () => K,
  };
  return answers;
}

/** One side of the comparison at a point. */
function sideAt(text: string, numbers: AnyInterpretation): Interval {
  try {
    return numbers.arithmetic.enclose(evaluate(parseClaim(`${text} >= 0`), numbers, { t: 0, atoms: {} }).left);
  } catch (error) {
    if (error instanceof UndefinedValueError || error instanceof NotRepresentableError) return NO_BOUND;
    throw error;
  }
}

/** The constants over the grid, one row for each K. */
export function constantsRows({ own, best, over, values, candidates }: Constants): readonly ConstantsRow[] {
  return candidates.map((K) => {
    const points = values.map((value) => numbersAlone(K, over, Q.parse(value)));
    return { K, own: points.map((at) => sideAt(own, at)), best: points.map((at) => sideAt(best, at)) };
  });
}
