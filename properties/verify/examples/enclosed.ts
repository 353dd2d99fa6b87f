/** Values of expressions and of the sides of claims on one case, as enclosures by doubles. */
import type { Case } from '../../../models';
import {
  type AnyInterpretation,
  type Claim,
  type Interval,
  NotRepresentableError,
  type StatementId,
  UndefinedValueError,
  evaluate,
  parseClaim,
  parseClaimSpec,
  statementOf,
} from '../../../theory';

/** Relative width below which an enclosure is narrow enough to draw. */
const NARROW = 1e-5;

/** Claims that were asked for, parsed once. */
const parsed = new Map<string, Claim>();

function once(key: string, make: () => Claim): Claim {
  const known = parsed.get(key) ?? make();
  parsed.set(key, known);
  return known;
}

/** The parsed claim of a statement. */
function claimOf(statement: StatementId, letter: string): Claim {
  const found = statementOf(statement);
  const spec = found.claims.find(({ id }) => id === letter);
  if (spec === undefined) throw new RangeError(`${statement} has no claim ${letter}`);
  return parseClaimSpec(found, spec).claim;
}

/** Answers about a case; each rung is built once. */
export class Enclosed {
  private readonly built: AnyInterpretation[] = [];

  constructor(private readonly subject: Case) {}

  private rung(index: number): AnyInterpretation {
    return (this.built[index] ??= (this.subject.rungs[index] as () => AnyInterpretation)());
  }

  /** A side of a claim in round t, from the first rung that knows it well; undefined where the model does not define it. */
  private side(claim: Claim, side: 'left' | 'right', t: number): Interval | undefined {
    for (let index = 0; index < this.subject.rungs.length; index += 1) {
      try {
        const rung = this.rung(index);
        const { lo, hi } = rung.arithmetic.enclose(evaluate(claim, rung, { t, atoms: {} })[side]);
        if (hi - lo <= NARROW * Math.max(Math.abs(lo), Math.abs(hi))) return { lo, hi };
      } catch (error) {
        if (!(error instanceof NotRepresentableError) && !(error instanceof UndefinedValueError)) throw error;
      }
    }
    return undefined;
  }

  /** The value of an expression in round t. */
  value(text: string, t: number): Interval | undefined {
    return this.side(
      once(text, () => parseClaim(`${text} >= 0`)),
      'left',
      t,
    );
  }

  /** The right side of a claim in round t: the bound, for a claim that bounds its left side. */
  bound(statement: StatementId, letter: string, t: number): Interval | undefined {
    return this.side(
      once(`${statement} ${letter}`, () => claimOf(statement, letter)),
      'right',
      t,
    );
  }
}
