/**
 * Bands: the confidence intervals that a report draws. Each encloses the mean of one bounded variable.
 *
 * Their expressions are written in the claim language. Bands and verdicts share the error budget of the run.
 */
import { type Claim, UnanswerableError, parseClaim } from '../../../theory';
import { BoundedMean } from '../../statistics';
import { type Draws, Enclosures, type LearnedScalars, boundedVariable, linearForm } from '../decide';
import type { Band, RoundParts } from '../../results';
import type { Experiment } from './experiment';

/** An expression, as the left side of a claim. */
const expression = (text: string): Claim => parseClaim(`${text} >= 0`);

const REWARD = 'E(p[t], w)';
const VARIANCE = 'Var(p[t], w)';
const BEST = 'P(p[t], A_star)';
const FROM_LIMIT = 'TV(binned(p[t]), binned(p_star))';
const SELECTION = 'E(curate(p[t]), w) - E(p[t], w)';
const PROMISED = '(1 - 1/K)*Var(p[t], w)/w_max';
const OBSERVED = 'E(train(p[t]), w) - E(p_ref, w)';
const EXPECTED = 'eta*(E(curate(p[t]), w) - E(p_ref, w))';
/** The error of a learner: of its next model, over the training data of its round or, if points accumulate, of all rounds so far. */
function transmission(t: number, { accumulates }: BandedLoop): string {
  if (!accumulates) return 'E(p[t + 1], w) - E(train(p[t]), w)';
  const all = Array.from({ length: t + 1 }, (_, s) => `E(train(p[${s}]), w)`);
  return `E(p[t + 1], w) - (${all.join(' + ')})/${all.length}`;
}

/** Number of bands of a round, and of its step to the next. */
const BANDS_OF_ROUND = 4;
const BANDS_OF_STEP = 3;
const BANDS_OF_RESPONSE = 2;

/** What the bands of a run depend on, besides its laws. */
export interface BandedLoop {
  /** Whether the training data has a constant share of real data, to which the choice must respond. */
  readonly responds: boolean;
  /** Whether each model is fitted to the points of all rounds so far. */
  readonly accumulates: boolean;
  /** The number of groups whose shares have a band each. */
  readonly groups: number;
}

/** What the bands of an experiment depend on. */
export const bandedLoop = ({ lambda, loop: { needs }, accumulates = false, groups }: Experiment): BandedLoop => ({
  responds: lambda !== 'infinity' && needs?.ownMixture === undefined && needs?.schedule === undefined,
  accumulates,
  groups: groups?.count ?? 0,
});

/** Number of bands in a run. */
export function bandsIn({ rounds }: Pick<LearnedScalars, 'rounds'>, { responds, groups }: BandedLoop): number {
  const ofStep = BANDS_OF_STEP + (responds ? BANDS_OF_RESPONSE : 0);
  return (rounds + 1) * (BANDS_OF_ROUND + groups) + rounds * ofStep;
}

export interface BandOptions {
  readonly scalars: LearnedScalars;
  readonly draws: Draws;
  readonly units: number;
  /** Error probability of each band. */
  readonly alpha: () => number;
}

async function band(text: string, t: number, { scalars, draws, units, alpha }: BandOptions): Promise<Band> {
  const claim = expression(text);
  const form = linearForm(claim, scalars, t);
  if (form === undefined) throw new UnanswerableError(`${claim.source} is not linear in expectations`);
  const { range, values } = boundedVariable(form, draws);
  const mean = new BoundedMean({ range, alpha: alpha(), planned: units });
  mean.add(await values(units));
  const { lo, hi } = mean.enclosure();
  return { estimate: mean.mean, lo, hi };
}

export interface RoundBands {
  readonly reward: Band;
  readonly variance: Band;
  readonly best: Band;
  readonly fromLimit: { readonly lo: number; readonly hi: number };
}

export async function roundBands(t: number, options: BandOptions): Promise<RoundBands> {
  const { scalars, draws, units, alpha } = options;
  const [reward, variance, best] = [
    await band(REWARD, t, options),
    await band(VARIANCE, t, options),
    await band(BEST, t, options),
  ];
  const enclosures = new Enclosures({
    scalars,
    draws,
    claim: expression(FROM_LIMIT),
    t,
    alpha: alpha(),
    planned: units,
  });
  await enclosures.look(units);
  const sides = enclosures.sides();
  const { lo, hi } = 'reason' in sides ? { lo: 0, hi: 1 } : sides.left;
  return { reward, variance, best, fromLimit: { lo, hi } };
}

/** The bands of the parts of the step from round t to t + 1. */
export async function stepBands(t: number, loop: BandedLoop, options: BandOptions): Promise<RoundParts> {
  return {
    selection: await band(SELECTION, t, options),
    promised: await band(PROMISED, t, options),
    ...(loop.responds
      ? { response: { observed: await band(OBSERVED, t, options), expected: await band(EXPECTED, t, options) } }
      : {}),
    transmission: await band(transmission(t, loop), t, options),
  };
}

/** The bands of the masses of the bins in round t, which are groups. */
export async function shareBands(
  t: number,
  { groups }: BandedLoop,
  { draws, units, alpha }: BandOptions,
): Promise<readonly Band[]> {
  const law = { kind: 'round', t } as const;
  await draws.ensure([law], units);
  return Array.from({ length: groups }, (_, group) => {
    const mean = new BoundedMean({ range: { lo: 0, hi: 1 }, alpha: alpha(), planned: units });
    mean.add(draws.shares(law, group, units));
    return { estimate: mean.mean, ...mean.enclosure() };
  });
}
