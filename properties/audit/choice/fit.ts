/**
 * Which rule made the recorded choices? Each family is fitted by maximum likelihood and tested by the moments of `moments.ts`.
 *
 * A family is *rejected* when a mixture of alternatives beats even its best member (`likelihood-ratio.ts`), or when every member that the record leaves
 * possible is rejected by some moment (`moments.ts`); else it is *consistent*: nothing in the record speaks against it, which proves
 * nothing. A quarter of the error probability of the test is spent on the alternatives, a quarter on what is possible, half on the moments. Of the consistent families the *preferred* one has the smallest Akaike criterion, twice the number of parameters minus twice the log-likelihood.
 */
import type { RuleFit, RuleParameter } from '../../results';
import { jsonNumber } from '../../search';
import type { Choices } from './choices';
import { FAMILIES, type Family, type Member, type Parameters, firstTooLarge } from './families';
import { impossibleChoice } from './impossible';
import { type ParameterInterval, bestMember, intervalsOf } from './intervals';
import { LARGEST_BETA, logLikelihood, spreadOf } from './likelihood';
import { mixtureLogLikelihood } from './likelihood-ratio';
import { type Moment, againstRule, meanOf, scaleOf } from './moments';

/** Members that stand for all that are possible: of one parameter, and of each of two. */
const GRID = { one: 25, two: 7 };

export interface FitOptions {
  /** The moments that test a rule. */
  readonly moments: readonly Moment[];
  /** Error probability of the test of a family. */
  readonly alpha: number;
  /** Confidence of the interval of a parameter. */
  readonly confidence: number;
  /** Fewer choices, on which families with two parameters are fitted. */
  readonly fewer: Choices;
}

/** A family as the record shows it, with its member of greatest likelihood. */
export interface FittedFamily {
  readonly family: Family;
  readonly best: Parameters;
  readonly fit: RuleFit;
}

/** Tests members of families by moments, whose scales are kept. */
class Tests {
  private readonly scales: readonly number[];

  constructor(
    private readonly choices: Choices,
    private readonly moments: readonly Moment[],
  ) {
    this.scales = moments.map((moment) => scaleOf(choices, moment));
  }

  /** What speaks against a rule, at error probability α; undefined if nothing does. */
  against(member: Member, alpha: number): string | undefined {
    const { choices, moments } = this;
    for (const [i, moment] of moments.entries()) {
      const found = againstRule(moment, meanOf(choices, member, moment, this.scales[i] ?? 1, alpha / moments.length));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const between = ({ lo, hi }: { readonly lo: number; readonly hi: number }, count: number): number[] =>
  Array.from({ length: count }, (_, i) => lo + ((hi - lo) * i) / (count - 1));

/** Members that stand for all within the intervals. */
function membersWithin([first, second]: readonly ParameterInterval[]): readonly Parameters[] {
  if (first === undefined) return [{}];
  if (second === undefined) return between(first, GRID.one).map((x) => ({ [first.key]: x }));
  return between(first, GRID.two).flatMap((x) =>
    between(second, GRID.two).map((y) => ({ [first.key]: x, [second.key]: y })),
  );
}

/** Members that stand for all that the choices leave possible, at error probability α. */
export function membersNear(choices: Choices, family: Family, best: Parameters, alpha: number): readonly Parameters[] {
  return membersWithin(intervalsOf(choices, family, best, spreadOf(choices), alpha));
}

/** The parameters in the user's terms: temperature τ = 1/β, where β may not be 0 or less. */
function parametersOf(intervals: readonly ParameterInterval[], spread: number, confidence: number): RuleParameter[] {
  const most = 0.99 * (LARGEST_BETA / spread);
  const end = (beta: number): number => (Math.abs(beta) > most ? Math.sign(beta) * Infinity : beta);
  return intervals.flatMap(({ key, estimate, lo, hi }): RuleParameter[] => {
    const shown = (name: RuleParameter['name'], [e, l, h]: readonly [number, number, number]): RuleParameter => ({
      name,
      estimate: jsonNumber(e),
      lo: jsonNumber(l),
      hi: jsonNumber(h),
      confidence,
    });
    if (key === 'lapse') return [shown('lapse rate', [estimate, lo, hi])];
    const beta = shown('inverse temperature', [end(estimate), end(lo), end(hi)]);
    return lo > 0 ? [shown('temperature', [1 / end(estimate), 1 / end(hi), 1 / end(lo)]), beta] : [beta];
  });
}

const hasBeta = ({ free }: Family): boolean => free.includes('beta');

/** @param mixture log-likelihood of the alternatives on the fewer choices */
function fitFamily(family: Family, all: Choices, mixture: number, options: FitOptions): FittedFamily {
  const { id, says, free, member } = family;
  const { moments, alpha, confidence, fewer } = options;
  const choices = free.length > 1 ? fewer : all;
  const untold = { rule: id, says, parameters: [], preferred: false };
  const large = hasBeta(family) ? firstTooLarge(choices) : undefined;
  if (large !== undefined) return { family, best: {}, fit: { ...untold, fit: 'not tested', because: large } };
  const spread = spreadOf(choices);
  const best = bestMember(choices, family, spread);
  const likelihood = logLikelihood(choices, family, best) / choices.count;
  const parameters = parametersOf(intervalsOf(choices, family, best, spread, 1 - confidence), spread, confidence);
  const fit = (kind: RuleFit['fit'], because: string): FittedFamily => ({
    family,
    best,
    fit: {
      ...untold,
      fit: kind,
      because,
      parameters,
      ...(Number.isFinite(likelihood) ? { logLikelihood: likelihood } : {}),
    },
  });
  if (likelihood === -Infinity) {
    const count = impossibleChoice(choices, member(best))?.count ?? 0;
    return fit('rejected', `${count} of ${choices.count} pools are impossible under it`);
  }
  const beaten = mixture - logLikelihood(fewer, family, bestMember(fewer, family, spread)) >= Math.log(4 / alpha);
  if (beaten) return fit('rejected', 'another rule explains the choices better than any of this family');
  const tests = new Tests(choices, moments);
  const against = tests.against(member(best), alpha / 2);
  if (against === undefined) return fit('consistent', 'nothing in the record speaks against it');
  const escaped = membersNear(choices, family, best, alpha / 4).some(
    (parameter) => tests.against(member(parameter), alpha / 2) === undefined,
  );
  return escaped ? fit('consistent', 'not rejected near its best fit') : fit('rejected', against);
}

/** Akaike's criterion per choice. */
const criterion = ({ family, fit }: FittedFamily, choices: number): number =>
  (2 * family.free.length) / choices - 2 * (fit.logLikelihood ?? -Infinity);

/** Fits and tests every family, in the order of `FAMILIES`. */
export function fitFamilies(choices: Choices, options: FitOptions): readonly FittedFamily[] {
  const mixture = mixtureLogLikelihood(options.fewer);
  const fitted = FAMILIES.map((family) => fitFamily(family, choices, mixture, options));
  const consistent = fitted.filter(({ fit }) => fit.fit === 'consistent');
  const [first] = [...consistent].sort((a, b) => criterion(a, choices.count) - criterion(b, choices.count));
  return fitted.map((each) => (each === first ? { ...each, fit: { ...each.fit, preferred: true } } : each));
}
