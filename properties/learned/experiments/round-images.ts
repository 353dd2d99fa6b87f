/**
 * The metrics of the images of a model against the real data, which no verdict uses.
 *
 * Precision and recall have bands within the error budget: given the images of one side, those of the other are independent trials. That of the Fréchet distance is
 * two standard deviations to either side, by a jackknife, without a bound on its error probability.
 */
import { classifierOf, heldImages, imageMetrics } from '../../../models/learned';
import { derivedSeed } from '../../../models';
import type { Band, RoundResult } from '../../results';
import { BoundedMean } from '../../statistics';
import type { Draws } from '../decide';
import type { Experiment } from './experiment';

/** Images of the model, and as many of the real data. */
const COUNT = 1000;

/** Standard deviations in half a band of the Fréchet distance. */
const DEVIATIONS = 2;

/** The number of images of each model that `roundImages` takes. */
export const imagesPerRound = ({ data }: Experiment): number => (heldImages(data) === undefined ? 0 : COUNT);

/** The number of bands of `roundImages` within the error budget. */
export function imageBands({ data }: Experiment): number {
  const held = heldImages(data);
  if (held === undefined) return 0;
  return held.given === 1 ? 3 : 2;
}

export interface RoundOfImages {
  /** The images are the first of those by which verdicts are decided. */
  readonly draws: Draws;
  readonly t: number;
  readonly seed: number;
  /** Error probability of each band. */
  readonly alpha: () => number;
}

/** The share of independent trials that succeed. */
function shareBand(successes: Float64Array, alpha: number): Band {
  const mean = new BoundedMean({ range: { lo: 0, hi: 1 }, alpha, planned: successes.length });
  mean.add(successes);
  return { estimate: mean.mean, ...mean.enclosure() };
}

/** @returns undefined for data that is no labelled images */
export async function roundImages(
  { data }: Experiment,
  { draws, t, seed, alpha }: RoundOfImages,
): Promise<RoundResult['images']> {
  const held = heldImages(data);
  if (held === undefined) return undefined;
  const { frechet, precise, recalled, preciseInClass } = imageMetrics({
    classifier: classifierOf(data).classifier,
    generated: await draws.firstPoints(t),
    reference: data.sample(COUNT, derivedSeed(seed, 'metrics', 'reference', t)),
    classed: held.given === 1,
    seed: derivedSeed(seed, 'metrics', 'parts', t),
  });
  const { plain, extrapolated, deviation } = frechet;
  const half = DEVIATIONS * deviation;
  return {
    frechet: { plain, extrapolated, lo: extrapolated - half, hi: extrapolated + half },
    precision: shareBand(precise, alpha()),
    recall: shareBand(recalled, alpha()),
    ...(preciseInClass ? { precisionInClass: shareBand(preciseInClass, alpha()) } : {}),
  };
}
