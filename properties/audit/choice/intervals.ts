/**
 * Intervals of the parameters of a family.
 *
 * One free parameter: the members whose own moment, the one that the parameter moves, is not rejected by a confidence sequence. The moment's mean
 * is monotone in the parameter, so these members form an interval. It is valid for any number of pools, whatever the pools are.
 *
 * Two free parameters: likelihood-ratio intervals, which are valid for many pools. Source: S. S. Wilks, "The large-sample distribution of the
 * likelihood ratio for testing composite hypotheses", 1938.
 */
import type { Choices } from './choices';
import { chiSquaredQuantile } from './chi-squared';
import type { Family, Parameters } from './families';
import { LARGEST_BETA, bestBeta, bestLapse, logLikelihood, maximum, probabilitiesOf } from './likelihood';
import { type Moment, REWARD, meanOf, scaleOf } from './moments';
import { truncationChances } from './truncation';

/** A parameter of the best member, with the ends of its interval. */
export interface ParameterInterval {
  readonly key: keyof Parameters;
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
}

/** The share of the kept ones that truncation would keep; more lapses, less of it. */
const placesMoment = (direction: 1 | -1): Moment => ({
  id: 'places',
  more: 'fewer lapses',
  less: 'more lapses',
  feature: (choice, to) => truncationChances(choice, direction, to),
});

/** The last x on the way from `inside` to `outside` at which a condition holds, from outside; `outside` if it holds there. */
function edgeOf(holds: (x: number) => boolean, inside: number, outside: number, resolution: number): number {
  if (holds(outside)) return outside;
  let [inner, outer] = [inside, outside];
  while (Math.abs(outer - inner) > Math.max(resolution * Math.abs(inner - inside), 1e-9 * Math.abs(outside - inside))) {
    const middle = (inner + outer) / 2;
    if (holds(middle)) inner = middle;
    else outer = middle;
  }
  return outer;
}

/** The parameters of greatest likelihood. @param spread typical range of the rewards within a pool */
export function bestMember(choices: Choices, family: Family, spread: number): Parameters {
  const { id, free, member } = family;
  if (free.length === 0) return {};
  if (id === 'luce') return { beta: bestBeta((beta) => logLikelihood(choices, family, { beta }), spread).at };
  const random = probabilitiesOf(choices, member({ beta: 0, lapse: 1 }));
  const lapseAt = (beta: number) => bestLapse(probabilitiesOf(choices, member({ beta, lapse: 0 })), random);
  if (free.length === 1) return { lapse: lapseAt(0).at };
  const beta = bestBeta((b) => lapseAt(b).value, spread).at;
  return { beta, lapse: lapseAt(beta).at };
}

/** The interval of the only free parameter, at error probability α. */
function byMoment(
  choices: Choices,
  family: Family,
  best: Parameters,
  spread: number,
  alpha: number,
): ParameterInterval {
  const isBeta = family.id === 'luce';
  const key = isBeta ? 'beta' : 'lapse';
  const moment = isBeta ? REWARD : placesMoment(family.id === 'worst with lapses' ? -1 : 1);
  const scale = scaleOf(choices, moment);
  const estimate = best[key] ?? 0;
  // X lies above 0 on average if β is too small, and if the lapse rate is too large.
  const not = (side: 'above' | 'below') => (x: number) =>
    meanOf(choices, family.member({ [key]: x }), moment, scale, alpha).compare(0) !== side;
  const [toLow, toHigh] = isBeta ? (['above', 'below'] as const) : (['below', 'above'] as const);
  const [least, most] = isBeta ? [-LARGEST_BETA / spread, LARGEST_BETA / spread] : [0, 1];
  const resolution = 2 ** -7;
  return {
    key,
    estimate,
    lo: edgeOf(not(toLow), estimate, least, resolution),
    hi: edgeOf(not(toHigh), estimate, most, resolution),
  };
}

/** Likelihood-ratio intervals of β and the lapse rate. */
function byLikelihood(choices: Choices, family: Family, best: Parameters, spread: number, alpha: number) {
  const { beta = 0, lapse = 0 } = best;
  const top = logLikelihood(choices, family, best);
  const ratio = chiSquaredQuantile(1 - alpha);
  const random = probabilitiesOf(choices, family.member({ beta: 0, lapse: 1 }));
  const overLapse = (b: number): number =>
    bestLapse(probabilitiesOf(choices, family.member({ beta: b, lapse: 0 })), random).value;
  const overBeta = (e: number): number =>
    maximum(
      (b) => logLikelihood(choices, family, { beta: b, lapse: e }),
      Math.min(0, 4 * beta) - 1 / spread,
      Math.max(0, 4 * beta) + 1 / spread,
      24,
    ).value;
  const interval = (
    key: keyof Parameters,
    estimate: number,
    ends: readonly [number, number],
    profile: (x: number) => number,
  ) => {
    const possible = (x: number): boolean => 2 * (top - profile(x)) <= ratio;
    const [lo, hi] = ends.map((end) => edgeOf(possible, estimate, end, 2 ** -6)) as [number, number];
    return { key, estimate, lo, hi };
  };
  const most = LARGEST_BETA / spread;
  return [interval('beta', beta, [-most, most], overLapse), interval('lapse', lapse, [0, 1], overBeta)];
}

/** The interval of each free parameter, one by one at error probability α. */
export function intervalsOf(
  choices: Choices,
  family: Family,
  best: Parameters,
  spread: number,
  alpha: number,
): readonly ParameterInterval[] {
  if (family.free.length === 0) return [];
  return family.free.length === 1
    ? [byMoment(choices, family, best, spread, alpha)]
    : byLikelihood(choices, family, best, spread, alpha);
}
