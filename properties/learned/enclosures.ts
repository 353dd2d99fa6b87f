/**
 * The second rung for learned models: every question enclosed by a confidence sequence of its own, claims by interval arithmetic.
 *
 * For claims that are not linear in expectations (divergences, quotients). The questions of a claim share its error probability.
 */
import {
  type Claim,
  type Interval,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
  doubleArithmetic as D,
  evaluate,
} from '../../theory';
import { BoundedMean } from '../statistics';
import { binnedDivergence } from './binned-divergence';
import { type Draws, drawnLaw } from './draws';
import type { DrawnLaw, LearnedLaw } from './law';
import { type Question, questionKey, rangeOf } from './question';
import { type Scene, type SceneInterpretation, sceneInterpretation } from './scene';

type Divergence = SceneInterpretation<Interval>['divergence'];

/** Masses of all bins under a law, as questions. */
const binsOf = (law: LearnedLaw, bins: number): Question[] =>
  Array.from({ length: bins }, (_, bin) => ({ kind: 'bin', law, bin }));

function binnedOnly(law: LearnedLaw): LearnedLaw {
  if (law.kind === 'binned') return law;
  throw new UnanswerableError('a divergence of learned laws is known over bins only: take binned(law)');
}

/** Draws in a unit on which a question has one estimate. */
export function estimateDraws(draws: Draws, { law }: Question): number {
  const inner = law.kind === 'binned' ? law.of : law;
  return inner.kind === 'given' ? 1 : draws.perUnit(inner);
}

function interpretation(
  scene: Scene,
  ask: (question: Question) => Interval,
  bins: number,
): SceneInterpretation<Interval> {
  const divergence: Divergence = (kind, left, right) => {
    const masses = binsOf(binnedOnly(left), bins).map((question, bin) => ({
      p: ask(question),
      q: ask({ kind: 'bin', law: binnedOnly(right), bin }),
    }));
    return binnedDivergence(kind, masses);
  };
  return sceneInterpretation(scene, { arithmetic: D, fromInterval: (x) => x, toInterval: (x) => x, ask, divergence });
}

/** A point inside the range of a question, to see what a claim asks for. */
function somewhere(range: Interval): Interval {
  const x = range.lo + 0.37 * (range.hi - range.lo);
  return { lo: x, hi: x };
}

/** Both sides of a claim, or why they cannot be told yet. */
export type Sides = { readonly left: Interval; readonly right: Interval } | { readonly reason: string };

/** The enclosures of everything that some claims ask for in a round. */
export class Enclosures {
  private readonly means = new Map<
    string,
    { readonly question: Question; mean: BoundedMean | undefined; used: number }
  >();
  private readonly known = new Map<string, Interval>();

  /**
   * @param alpha error probability of all its questions together
   * @param planned units at which the enclosures are to be narrowest
   * @throws UnanswerableError when a claim asks for what no draws can tell
   */
  constructor(
    private readonly scene: Scene,
    private readonly draws: Draws,
    claims: readonly Claim[],
    private readonly t: number,
    private readonly alpha: number,
    private readonly planned: number,
  ) {
    const note = (question: Question): Interval => {
      this.means.set(questionKey(question), { question, mean: undefined, used: 0 });
      return somewhere(rangeOf(question, estimateDraws(draws, question)));
    };
    for (const claim of claims) this.evaluate(claim, note);
  }

  private evaluate(claim: Claim, ask: (question: Question) => Interval): Sides {
    try {
      const { left, right } = evaluate(claim, interpretation(this.scene, ask, this.draws.bins), {
        t: this.t,
        atoms: {},
      });
      return { left, right };
    } catch (error) {
      if (error instanceof NotRepresentableError || error instanceof UndefinedValueError)
        return { reason: error.message };
      throw error;
    }
  }

  /** The laws that are drawn from. */
  laws(): DrawnLaw[] {
    return [...this.means.values()].map(({ question }) => drawnLaw(question.law));
  }

  /** Takes what was drawn, up to so many units. */
  async look(units: number): Promise<void> {
    await this.draws.ensure(this.laws(), units);
    for (const [key, entry] of this.means) {
      const { question } = entry;
      const values = this.draws.values(question, units);
      const range = rangeOf(question, estimateDraws(this.draws, question));
      const planned = Math.max(1, Math.round((values.length * this.planned) / units));
      entry.mean ??= new BoundedMean({ range, alpha: this.alpha / this.means.size, planned });
      entry.mean.add(values.subarray(entry.used));
      entry.used = values.length;
      this.known.set(key, entry.mean.enclosure());
    }
  }

  /** The sides of one of its claims, as far as is known. */
  sides(claim: Claim): Sides {
    return this.evaluate(
      claim,
      (question) => this.known.get(questionKey(question)) ?? rangeOf(question, estimateDraws(this.draws, question)),
    );
  }
}
