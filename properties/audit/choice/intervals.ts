/**
 * Intervals of the parameters of a family.
 *
 * One free parameter: the members θ that no nearby member beats by the likelihood ratio 2/α, where the nearby one lies
 * `sqrt(2 log(2/α)/I(θ))` further, with I the information of the pools. Under θ the ratio has mean 1, so θ is excluded on either side with probability
 * at most α/2: the interval is valid for any number of pools, whatever the pools are, and about 1.4 times as wide as the usual one.
 *
 * Two free parameters: the members θ that the best one does not beat by the likelihood ratio 1/α, and of each parameter the values that some of them
 * have. Twice the logarithm of the ratio has, for many pools, the law of χ² with two degrees of freedom, whose tail is `e^{−x/2}`, or a smaller one
 * where the lapse rate is 0 or 1; so both parameters are inside with probability 1 − α. (An interval of one parameter by χ² with one degree of freedom
 * misses too often where the other is at its end.) Source: S. S. Wilks, "The large-sample distribution of the likelihood ratio for testing composite
 * hypotheses", 1938; S. G. Self, K.-Y. Liang, "Asymptotic properties of maximum likelihood estimators and likelihood ratio tests under nonstandard
 * conditions", JASA 1987.
 */
import { type Choices, forEachChoice } from './choices';
import type { Family, Member, Parameters } from './families';
import { LARGEST_BETA, bestBeta, bestLapse, logLikelihood, probabilitiesOf } from './likelihood';
import { logChoose } from './truncation';

/** A parameter of the best member, with the ends of its interval. */
export interface ParameterInterval {
  readonly key: keyof Parameters;
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * The last x on the way from `inside` to `outside` at which a condition holds, from outside; `outside` if it holds there.
 * @param resolution relative to the distance from `inside`, or to x itself if that is less: `inside` may stand for infinity
 */
function edgeOf(holds: (x: number) => boolean, inside: number, outside: number, resolution: number): number {
  if (holds(outside)) return outside;
  let [inner, outer] = [inside, outside];
  const finest = 1e-6 * Math.abs(outside - inside);
  const enough = (): number => resolution * Math.min(Math.abs(inner - inside), Math.abs(outer));
  while (Math.abs(outer - inner) > Math.max(enough(), finest)) {
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

/** Information of the pools on β: the sum of the variances of the kept rewards. */
function informationOnBeta(choices: Choices, member: Member): number {
  let sum = 0;
  let chances = new Float64Array(64);
  forEachChoice(choices, (choice) => {
    const { of, from, size, places } = choice;
    if (chances.length < size) chances = new Float64Array(size);
    member.chances(choice, chances);
    let [mean, squares] = [0, 0];
    for (let k = 0; k < size; k += 1) mean += ((chances[k] as number) * (of.rewards[from + k] as number)) / places;
    for (let k = 0; k < size; k += 1)
      squares += (chances[k] as number) * ((of.rewards[from + k] as number) - mean) ** 2;
    sum += squares;
  });
  return sum;
}

/** Information of the pools on the lapse rate of truncation: whether a pool is cut as the rule says is all that tells of it. */
function informationOnLapse(choices: Choices, lapse: number): number {
  let sum = 0;
  forEachChoice(choices, ({ size, places }) => {
    const other = 1 - Math.exp(-logChoose(size, places));
    const broken = lapse * other;
    sum += other ** 2 / Math.max(broken * (1 - broken), 1e-12);
  });
  return sum;
}

/** The log-likelihood as a function of the only free parameter. */
function likelihoodIn(choices: Choices, family: Family): (x: number) => number {
  if (family.id === 'luce') return (beta) => logLikelihood(choices, family, { beta });
  const rule = probabilitiesOf(choices, family.member({ lapse: 0 }));
  const random = probabilitiesOf(choices, family.member({ lapse: 1 }));
  return (lapse) => rule.reduce((sum, p, i) => sum + Math.log((1 - lapse) * p + lapse * (random[i] as number)), 0);
}

/** The interval of the only free parameter, at error probability α. */
function byNeighbours(
  choices: Choices,
  family: Family,
  best: Parameters,
  spread: number,
  alpha: number,
): ParameterInterval {
  const key = family.id === 'luce' ? 'beta' : 'lapse';
  const most = LARGEST_BETA / spread;
  const [lo, hi] = key === 'beta' ? [-most, most] : [0, 1];
  const unit = key === 'beta' ? 1 / spread : 1;
  const threshold = Math.log(2 / alpha);
  const information = (x: number): number =>
    key === 'beta' ? informationOnBeta(choices, family.member({ beta: x })) : informationOnLapse(choices, x);
  const likelihood = likelihoodIn(choices, family);
  const excludedTowards = (sign: 1 | -1, x: number): boolean => {
    // Where the pools tell little, as of a β that decides every choice, the neighbour is the one half as far from 0.
    const step = Math.min(Math.sqrt((2 * threshold) / information(x)), Math.max(Math.abs(x) / 2, 4 * unit));
    const neighbour = Math.min(hi, Math.max(lo, x + sign * step));
    const [there, here] = [likelihood(neighbour), likelihood(x)];
    return here === -Infinity || there - here >= threshold;
  };
  const estimate = best[key] ?? 0;
  const resolution = 2 ** -7;
  return {
    key,
    estimate,
    lo: edgeOf((x) => !excludedTowards(1, x), estimate, lo, resolution),
    hi: edgeOf((x) => !excludedTowards(-1, x), estimate, hi, resolution),
  };
}

/** The values of β and of the lapse rate that the likelihood ratio leaves possible. */
function byLikelihood(choices: Choices, family: Family, best: Parameters, spread: number, alpha: number) {
  const { beta = 0, lapse = 0 } = best;
  const top = logLikelihood(choices, family, best);
  const random = probabilitiesOf(choices, family.member({ beta: 0, lapse: 1 }));
  const overLapse = (b: number): number =>
    bestLapse(probabilitiesOf(choices, family.member({ beta: b, lapse: 0 })), random).value;
  // β is searched everywhere: a large lapse rate may be possible with a β far from the best one.
  const overBeta = (e: number): number =>
    bestBeta((b) => logLikelihood(choices, family, { beta: b, lapse: e }), spread).value;
  const interval = (
    key: keyof Parameters,
    estimate: number,
    ends: readonly [number, number],
    profile: (x: number) => number,
  ) => {
    const possible = (x: number): boolean => top - profile(x) <= Math.log(1 / alpha);
    const [lo, hi] = ends.map((end) => edgeOf(possible, estimate, end, 2 ** -6)) as [number, number];
    return { key, estimate, lo, hi };
  };
  const most = LARGEST_BETA / spread;
  return [interval('beta', beta, [-most, most], overLapse), interval('lapse', lapse, [0, 1], overBeta)];
}

/** The interval of each free parameter: all of them contain the truth but for an error probability α. */
export function intervalsOf(
  choices: Choices,
  family: Family,
  best: Parameters,
  spread: number,
  alpha: number,
): readonly ParameterInterval[] {
  if (family.free.length === 0) return [];
  return family.free.length === 1
    ? [byNeighbours(choices, family, best, spread, alpha)]
    : byLikelihood(choices, family, best, spread, alpha);
}
