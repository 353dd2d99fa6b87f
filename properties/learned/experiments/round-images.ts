/** The metrics of the images of a model against the real data: estimates without a band, which no verdict uses. */
import { type Sampler, classifierOf, imageMetrics, isLabelled } from '../../../models/learned';
import { derivedSeed } from '../../../models';
import type { RoundResult } from '../../results';
import type { Experiment } from './experiment';

/** Images of the model, and as many of the real data. */
const COUNT = 1000;

/** @returns undefined for data that is no labelled images */
export async function roundImages(
  { data }: Experiment,
  model: Sampler,
  t: number,
  seed: number,
): Promise<RoundResult['images']> {
  if (!isLabelled(data)) return undefined;
  return imageMetrics({
    classifier: classifierOf(data).classifier,
    generated: await model.draw(COUNT, derivedSeed(seed, 'metrics', 'model', t)),
    reference: data.sample(COUNT, derivedSeed(seed, 'metrics', 'reference', t)),
    seed: derivedSeed(seed, 'metrics', 'parts', t),
  });
}
