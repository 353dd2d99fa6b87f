/**
 * Decides one claim at one round of a learned run.
 *
 * The claim *holds* when its slack certainly satisfies the relation, is *refuted* when it certainly does not, and is *undecided* when
 * neither is certain within the limit of draws. Undecided is never shown as a pass. A linear claim is tested as the mean of one bounded
 * variable (`affine.ts`), any other by enclosures. Draws come in growing portions until the decision is certain.
 */
import {
  type Arithmetic,
  type Claim,
  type ExactReal,
  type Interval,
  NotRepresentableError,
  doubleArithmetic as D,
  evaluate,
  exactArithmetic,
  exactRational,
} from '../../../theory';
import { jsonNumber } from '../../search';
import { decide } from '../../statistics';
import { type Affine, affineArithmetic, constantForm, constantOf, questionForm } from './affine';
import type { DrawSource } from './draw-source';
import { drawnLaw } from './law';
import { Enclosures, type Sides } from './enclosures';
import { rangeOf } from './question';
import type { DecisionPart } from '../../results';
import { type LearnedScalars, learnedInterpretation } from './learned-interpretation';

/** Numbers of units: at the first look, and at most. */
export interface Limits {
  readonly first: number;
  readonly most: number;
  /** For which the bets are planned; it must not depend on draws, as `most` may. @defaultValue `most` */
  readonly planned?: number;
}

/** Factor by which the draws grow from look to look. */
const GROWTH = 2;

export type Decided = DecisionPart;

export interface DecideOptions {
  readonly scalars: LearnedScalars;
  readonly draws: DrawSource;
  readonly limits: Limits;
  readonly t: number;
  readonly alpha: number;
}

/** The slack of a claim from its two sides; the claim says that it is at least 0. */
const slackOf = <T>({ relation }: Claim, A: Arithmetic<T>, left: T, right: T): T =>
  relation === '<' || relation === '<=' ? A.sub(right, left) : A.sub(left, right);

/** The slack of a claim as an affine form; undefined when it is not affine. @throws UnanswerableError */
export function linearForm(claim: Claim, scalars: LearnedScalars, t: number): Affine | undefined {
  const interpretation = learnedInterpretation<Affine>(scalars, {
    arithmetic: affineArithmetic,
    fromInterval: constantForm,
    toInterval: constantOf,
    ask: (question) => {
      if (question.law.kind === 'given') throw new NotRepresentableError('a mean under a law given an event');
      return questionForm(question);
    },
    divergence: () => {
      throw new NotRepresentableError('a divergence');
    },
  });
  try {
    const { left, right } = evaluate(claim, interpretation, { t, atoms: {} });
    return slackOf(claim, affineArithmetic, left, right);
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

const middle = ({ lo, hi }: Interval): number => lo / 2 + hi / 2;

function isStrict({ relation }: Claim): boolean {
  return relation === '<' || relation === '>';
}

/** The verdict from an enclosure of the slack. Samples never make an equality certain. */
function verdictOf(claim: Claim, slack: Interval): Decided['verdict'] {
  if (claim.relation === '==') return slack.lo > 0 || slack.hi < 0 ? 'refuted' : 'undecided';
  if (isStrict(claim) ? slack.hi <= 0 : slack.hi < 0) return 'refuted';
  return (isStrict(claim) ? slack.lo > 0 : slack.lo >= 0) ? 'holds' : 'undecided';
}

/** The slack, a linear form, as a bounded variable. */
export function boundedVariable(
  slack: Affine,
  draws: DrawSource,
): { readonly range: Interval; readonly values: (units: number) => Promise<Float64Array> } {
  const terms = [...slack.terms.values()];
  const ranges = terms.map(({ coefficient, question }) =>
    D.mul(coefficient, rangeOf(question, draws.perEstimate(question))),
  );
  const values = async (units: number): Promise<Float64Array> => {
    await draws.ensure(
      terms.map(({ question }) => drawnLaw(question.law)),
      units,
    );
    const sum = new Float64Array(units).fill(middle(slack.constant));
    for (const { coefficient, question } of terms) {
      const c = middle(coefficient);
      draws.values(question, units).forEach((value, i) => {
        sum[i] = (sum[i] as number) + c * value;
      });
    }
    return sum;
  };
  return { range: ranges.reduce((a, b) => D.add(a, b), slack.constant), values };
}

/** The exact truth of a claim that needs no draws; undefined when it needs draws. */
export function settled(claim: Claim, scalars: LearnedScalars, t: number): boolean | undefined {
  const ask = (): never => {
    throw new NotRepresentableError('a question to draws');
  };
  const interpretation = learnedInterpretation<ExactReal>(scalars, {
    arithmetic: exactArithmetic,
    fromInterval: ({ lo }) => exactArithmetic.fromRational(exactRational(lo)),
    toInterval: (value) => exactArithmetic.enclose(value),
    ask,
    divergence: ask,
  });
  try {
    const { truth } = evaluate(claim, interpretation, { t, atoms: {} });
    return truth === 'unknown' ? undefined : truth === 'true';
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

/**
 * About how many draws decide a claim whose estimate is the truth: the interval reaches from the estimate to 0, and its half width falls like
 * one over the square root of their number. Infinite on the edge; undefined for an interval without end.
 */
function enoughDraws(samples: number, estimate: number, { lo, hi }: Interval): number | undefined {
  const half = estimate > 0 ? estimate - lo : hi - estimate;
  if (!Number.isFinite(half)) return undefined;
  const ratio = half / Math.abs(estimate);
  return Number.isFinite(ratio) ? Math.ceil(samples * Math.max(1, ratio) ** 2) : Infinity;
}

/** The number of draws that an undecided claim needs. */
const needed = (
  verdict: Decided['verdict'],
  samples: number,
  estimate: number,
  slack: Interval,
): Pick<Decided, 'enough'> => {
  const enough = verdict === 'undecided' ? enoughDraws(samples, estimate, slack) : undefined;
  return enough === undefined ? {} : { enough: jsonNumber(enough) };
};

function withoutDraws(holds: boolean): Decided {
  const slack = { estimate: 0, lo: 0, hi: 0 };
  return { verdict: holds ? 'holds' : 'refuted', slack, by: 'one mean', samples: 0, alpha: 0, power: 0 };
}

async function asOneMean(claim: Claim, slack: Affine, { draws, limits, alpha }: DecideOptions): Promise<Decided> {
  const { range, values } = boundedVariable(slack, draws);
  const { verdict, estimate, enclosure, samples, power } = await decide({
    draw: async (count, from) => (await values(from + count)).subarray(from),
    range,
    relation: isStrict(claim) ? '>' : '>=',
    alpha,
    first: limits.first,
    limit: limits.most,
    planned: limits.planned,
    growth: GROWTH,
  });
  return {
    verdict,
    slack: { estimate, lo: enclosure.lo, hi: enclosure.hi },
    by: 'one mean',
    samples,
    alpha,
    power: jsonNumber(power.violation),
    ...needed(verdict, samples, estimate, enclosure),
  };
}

const ANYTHING: Interval = { lo: -Infinity, hi: Infinity };

/** The slack from enclosures of both sides; anything where they do not tell it, as ∞ − ∞. */
function enclosedSlack(claim: Claim, sides: Sides): Interval {
  if ('reason' in sides) return ANYTHING;
  try {
    return slackOf(claim, D, sides.left, sides.right);
  } catch (error) {
    if (error instanceof NotRepresentableError) return ANYTHING;
    throw error;
  }
}

async function fromEnclosures(claim: Claim, { scalars, draws, limits, t, alpha }: DecideOptions): Promise<Decided> {
  const enclosures = new Enclosures({ scalars, draws, claim, t, alpha, planned: limits.planned ?? limits.most });
  for (let units = limits.first; ; units = Math.min(limits.most, GROWTH * units)) {
    await enclosures.look(units);
    const slack = enclosedSlack(claim, enclosures.sides());
    const verdict = verdictOf(claim, slack);
    if (verdict !== 'undecided' || units >= limits.most) {
      const estimate = middle(slack);
      const ends = { lo: jsonNumber(slack.lo), hi: jsonNumber(slack.hi) };
      const band = Number.isFinite(estimate) ? { estimate, ...ends } : ends;
      const power = jsonNumber(slack.hi - slack.lo);
      const more = needed(verdict, units, estimate, slack);
      return { verdict, slack: band, by: 'enclosures', samples: units, alpha, power, ...more };
    }
  }
}

/** Decides a claim at round t. @throws UnanswerableError for a claim that draws cannot answer */
export async function decideClaim(claim: Claim, options: DecideOptions): Promise<Decided> {
  const { scalars, t } = options;
  const known = settled(claim, scalars, t);
  if (known !== undefined) return withoutDraws(known);
  const slack = claim.relation === '==' ? undefined : linearForm(claim, scalars, t);
  return slack ? asOneMean(claim, slack, options) : fromEnclosures(claim, options);
}
