/**
 * The second rung for learned models: one confidence sequence encloses each question, and interval arithmetic encloses the sides.
 *
 * It decides claims that are not linear in expectations (divergences, quotients). The questions of a claim share its error probability.
 */
import {
  type Claim,
  type Interval,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
  doubleArithmetic as D,
  evaluate,
} from '../../../theory';
import { BoundedMean } from '../../statistics';
import { binnedDivergence } from './binned-divergence';
import type { DrawSource } from './draw-source';
import { type LearnedLaw, drawnLaw } from './law';

import { type Question, questionKey, rangeOf } from './question';
import { type LearnedScalars, type LearnedInterpretation, learnedInterpretation } from './learned-interpretation';

type Divergence = LearnedInterpretation<Interval>['divergence'];

/** The masses of all bins under a law, as questions. */
const binsOf = (law: LearnedLaw, bins: number): Question[] =>
  Array.from({ length: bins }, (_, bin) => ({ kind: 'bin', law, bin }));

function binnedOnly(law: LearnedLaw): LearnedLaw {
  if (law.kind === 'binned') return law;
  throw new UnanswerableError('a divergence of learned laws is known over bins only: take binned(law)');
}

function interpretation(
  scalars: LearnedScalars,
  ask: (question: Question) => Interval,
  bins: number,
): LearnedInterpretation<Interval> {
  const divergence: Divergence = (kind, left, right) => {
    const masses = binsOf(binnedOnly(left), bins).map((question, bin) => ({
      p: ask(question),
      q: ask({ kind: 'bin', law: binnedOnly(right), bin }),
    }));
    return binnedDivergence(kind, masses);
  };
  return learnedInterpretation(scalars, {
    arithmetic: D,
    fromInterval: (x) => x,
    toInterval: (x) => x,
    ask,
    divergence,
  });
}

/** A point inside the range of a question, for the first evaluation, which collects the questions of a claim. */
function somewhere(range: Interval): Interval {
  const x = range.lo + 0.37 * (range.hi - range.lo);
  return { lo: x, hi: x };
}

/** Both sides of a claim, or why they are not known yet. */
export type Sides = { readonly left: Interval; readonly right: Interval } | { readonly reason: string };

export interface EnclosureOptions {
  readonly scalars: LearnedScalars;
  readonly draws: DrawSource;
  readonly claim: Claim;
  readonly t: number;
  /** Error probability of all questions together. */
  readonly alpha: number;
  /** Units at which the enclosures are to be narrowest. */
  readonly planned: number;
}

interface Asked {
  readonly question: Question;
  readonly range: Interval;
  mean: BoundedMean | undefined;
  /** Estimates taken so far. */
  used: number;
  enclosure: Interval;
}

/** The enclosures of all questions of a claim in a round. */
export class Enclosures {
  private readonly asked = new Map<string, Asked>();

  /** @throws UnanswerableError for a claim that draws cannot answer */
  constructor(private readonly options: EnclosureOptions) {
    const { draws } = options;
    this.evaluate((question) => {
      const range = rangeOf(question, draws.perEstimate(question));
      this.asked.set(questionKey(question), { question, range, mean: undefined, used: 0, enclosure: range });
      return somewhere(range);
    });
  }

  private evaluate(ask: (question: Question) => Interval): Sides {
    const { scalars, draws, claim, t } = this.options;
    try {
      const { left, right } = evaluate(claim, interpretation(scalars, ask, draws.bins), { t, atoms: {} });
      return { left, right };
    } catch (error) {
      if (error instanceof NotRepresentableError || error instanceof UndefinedValueError)
        return { reason: error.message };
      throw error;
    }
  }

  /** Takes the draws of the first `units` units. */
  async look(units: number): Promise<void> {
    const { draws, alpha, planned } = this.options;
    const all = [...this.asked.values()];
    await draws.ensure(
      all.map(({ question }) => drawnLaw(question.law)),
      units,
    );
    for (const entry of all) {
      const values = draws.values(entry.question, units);
      // A law conditioned on an event has fewer estimates than units.
      const expected = Math.max(1, Math.round((values.length * planned) / units));
      entry.mean ??= new BoundedMean({ range: entry.range, alpha: alpha / all.length, planned: expected });
      entry.mean.add(values.subarray(entry.used));
      entry.used = values.length;
      entry.enclosure = entry.mean.enclosure();
    }
  }

  /** The sides of the claim, or why they are not known yet. */
  sides(): Sides {
    return this.evaluate((question) => {
      const known = this.asked.get(questionKey(question));
      return known?.enclosure ?? rangeOf(question, this.options.draws.perEstimate(question));
    });
  }
}
