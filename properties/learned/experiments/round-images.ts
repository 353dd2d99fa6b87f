/** The metrics of the images of a model against the real data: estimates without a band, which no verdict uses. */
import { classifierOf, imageMetrics, isLabelled } from '../../../models/learned';
import { derivedSeed } from '../../../models';
import type { RoundResult } from '../../results';
import type { Draws } from '../decide';
import type { Experiment } from './experiment';

/** Images of the model, and as many of the real data. */
const COUNT = 1000;

/** The number of images of each model that `roundImages` takes. */
export const imagesPerRound = ({ data }: Experiment): number => (isLabelled(data) ? COUNT : 0);

/**
 * The images are the first of those by which verdicts are decided.
 * @returns undefined for data that is no labelled images
 */
export async function roundImages(
  { data }: Experiment,
  draws: Draws,
  t: number,
  seed: number,
): Promise<RoundResult['images']> {
  if (!isLabelled(data)) return undefined;
  return imageMetrics({
    classifier: classifierOf(data).classifier,
    generated: await draws.firstPoints(t),
    reference: data.sample(COUNT, derivedSeed(seed, 'metrics', 'reference', t)),
    seed: derivedSeed(seed, 'metrics', 'parts', t),
  });
}
