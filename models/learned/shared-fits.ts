/**
 * A learner that makes every fit once.
 *
 * Loops that differ in their choice or in λ alone have the same p_0: the same points, seed and backend give the same model. For learners whose models may be
 * sampled after `dispose`, since a model may belong to several runs.
 */
import { createHash } from 'node:crypto';
import type { Fit, FitOptions, Learner } from './learner';
import type { Points } from './points';

const keyOf = ({ dimension, values }: Points, seed: number): string =>
  createHash('sha256')
    .update(`${seed} ${dimension} `)
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');

/** The learner, whose fits from scratch are kept. A fit from an initial model is made anew. */
export function sharingFits(learner: Learner): Learner {
  const known = new Map<string, Fit>();
  const fit = async (points: Points, options: FitOptions): Promise<Fit> => {
    if (options.initial !== undefined) return learner.fit(points, options);
    const key = keyOf(points, options.seed);
    const before = known.get(key);
    if (before === undefined) {
      const made = await learner.fit(points, options);
      known.set(key, made);
      return made;
    }
    const { steps, loss } = before.report;
    options.onProgress?.({ step: steps, steps, loss });
    return before;
  };
  return { ...learner, fit };
}
