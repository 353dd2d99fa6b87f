/** Iterates EM until convergence, until the loss on held-out points stops falling, or up to a number of steps. */
import { type FitOptions, type FitReport, InterruptedError, TrainingError } from '../../learner';
import type { Points } from '../../points';
import { emStep } from './expectation-maximisation';
import { type Component, type Mixture, meanLogDensity } from '../mixture';
import { withSplits } from './split-component';

export interface MaximisationProblem {
  readonly training: Points;
  /** If it is empty, no held-out loss ends the run. */
  readonly heldOut: Points;
  /** The least variance of a component in any direction. */
  readonly floor: number;
  /** The largest number of iterations. */
  readonly steps: number;
  /** The run ends if an iteration raises the mean log-likelihood by less than this. */
  readonly tolerance: number;
  /** The run ends after this number of iterations without a new least held-out loss. */
  readonly patience: number;
}

export interface Maximum {
  /** The mixture with the least held-out loss, or the last mixture if no points are held out. */
  readonly mixture: Mixture;
  readonly report: FitReport;
}

/** The number of iterations between reports of progress and checks of the signal. */
const LOOK = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * The mixture of re-estimated components. Halves of other components replace missing ones, up to the limit.
 * @param replacements the most components that may be replaced
 */
function mended(
  components: readonly (Component | undefined)[],
  dimension: number,
  replacements: number,
  floor: number,
): Mixture {
  const sound = components.filter((component) => component !== undefined);
  const missing = components.length - sound.length;
  if (missing === 0) return { dimension, components: sound };
  if (sound.length === 0)
    throw new TrainingError('every component lost its points; train with fewer components or more points');
  const all = withSplits(sound, Math.min(missing, replacements), floor);
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return { dimension, components: all.map((component) => ({ ...component, weight: component.weight / total })) };
}

/**
 * Runs EM from a mixture.
 * @throws TrainingError if the likelihood is not finite or no component is left; InterruptedError if the signal stops
 *   the run
 */
export async function maximiseLikelihood(
  start: Mixture,
  { training, heldOut, floor, steps, tolerance, patience }: MaximisationProblem,
  { onProgress, signal }: Pick<FitOptions, 'onProgress' | 'signal'>,
): Promise<Maximum> {
  let mixture = start;
  let previous = -Infinity;
  let replacements = start.components.length;
  let best = { mixture, loss: Infinity, heldOutLoss: Infinity, step: 0 };
  const ended = (step: number, stoppedBy: FitReport['stoppedBy']): Maximum => {
    const { loss, heldOutLoss } = best;
    onProgress?.({ step, steps, loss });
    return { mixture: best.mixture, report: { steps: step, loss, heldOutLoss, stoppedBy } };
  };
  for (let step = 0; ; step += 1) {
    if (step % LOOK === 0) await nextTurn();
    if (signal?.aborted === true) throw new InterruptedError('the fit of the mixture was interrupted');
    const { meanLogLikelihood, components } = emStep(mixture, training, floor);
    if (!Number.isFinite(meanLogLikelihood)) {
      throw new TrainingError(
        `the log-likelihood is ${meanLogLikelihood}: the start is too far from the points; train from scratch`,
      );
    }
    if (step > 0 && step % LOOK === 0) onProgress?.({ step, steps, loss: -meanLogLikelihood });
    const heldOutLoss = heldOut.count > 0 ? -meanLogDensity(mixture, heldOut) : NaN;
    // The start is not a fit to these points, even if its held-out loss is low, so the first step always replaces it.
    if (step <= 1 || !(heldOutLoss >= best.heldOutLoss))
      best = { mixture, loss: -meanLogLikelihood, heldOutLoss, step };
    if (step - best.step >= patience) return ended(step, 'held-out loss');
    if (meanLogLikelihood - previous < tolerance) return ended(step, 'convergence');
    if (step === steps) return ended(step, 'steps');
    mixture = mended(components, mixture.dimension, replacements, floor);
    const missing = components.filter((component) => component === undefined).length;
    replacements = Math.max(0, replacements - missing);
    previous = missing > 0 ? -Infinity : meanLogLikelihood;
  }
}
