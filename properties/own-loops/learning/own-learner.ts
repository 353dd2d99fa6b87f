/** The learner of a thread as a learner of `models/learned`. */
import { type LearnedModel, type Learner, type LearnerEntry, pointsOf } from '../../../models/learned';
import type { LearnerThread } from './learner-thread';

/** Draws made at a time: a call may start a program. */
const BLOCK = 4096;

/** The models of a thread by their numbers there. */
const numbers = new WeakMap<LearnedModel, number>();

/** @param classes the number of classes of the data, if it is of classes */
function learnerFrom(thread: LearnerThread, classes: number | undefined): Learner {
  const { id, title } = thread.learner;
  return {
    id,
    title,
    block: BLOCK,
    fit: async (points, { seed, initial, onProgress, signal }) => {
      const { count, dimension } = points;
      const sent = { count, dimension, values: Float64Array.from(points.values) };
      const start = initial === undefined ? undefined : numbers.get(initial);
      const { model, loss, steps } = await thread.fit(
        { points: sent, seed, classes, initial: start },
        { signal, onProgress },
      );
      const learned: LearnedModel = {
        dimension,
        sample: async (wanted, drawSeed) =>
          wanted === 0 ? pointsOf(dimension, new Float64Array(0)) : thread.sample(model, wanted, drawSeed, { signal }),
        dispose: () => thread.dispose(model),
      };
      numbers.set(learned, model);
      onProgress?.({ step: Math.max(1, steps), steps: Math.max(1, steps), loss: loss ?? NaN });
      return { model: learned, report: { steps, loss: loss ?? NaN, heldOutLoss: NaN, stoppedBy: 'its own rule' } };
    },
  };
}

/** The entry of the learner, as one of the registry. @param path names it on the command line */
export function learnerEntryFrom(thread: LearnerThread, path: string): LearnerEntry {
  const { id, title, learns } = thread.learner;
  return {
    id,
    argument: path,
    about: title,
    needsBackend: false,
    learns,
    learnsClassedImages: true,
    cheap: false,
    make: ({ classes }) => learnerFrom(thread, classes),
  };
}
