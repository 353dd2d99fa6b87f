/** The worker thread of `learner-thread.ts`: it loads the learner of a file, fits its models, and draws from them. */
import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../../theory';
import { takeApart } from '../../search/threads';
import { type DefinedLearner, type OwnModel, type TrainingPoints, isDefinedLearner } from '../define';
import { messageOf, safely } from '../foreign-value';
import { loadDefinition } from '../load';
import { drawnPoints } from './drawn-points';
import type { FitStep, FittedModel, FromLearner, LearnerOrder, SentPoints, ToLearner } from './learner-messages';

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

const tell = (message: FromLearner): void => parentPort?.postMessage(message);

interface Kept {
  readonly model: OwnModel;
  readonly training: Float64Array;
  readonly dimension: number;
  readonly classes: number | undefined;
}

const models = new Map<number, Kept>();
const ended = new AbortController();

const pointsOf = ({ count, dimension, values }: SentPoints): TrainingPoints => ({
  count,
  dimension,
  values,
  rows: () => Array.from({ length: count }, (_, i) => Array.from(values.subarray(i * dimension, (i + 1) * dimension))),
});

/** Reports the progress of a fit now and then. */
function progressOf(call: number): (progress: FitStep) => void {
  let last = 0;
  return ({ step, steps, loss }) => {
    if (step < steps && performance.now() - last < REPORT_EVERY) return;
    last = performance.now();
    tell({ kind: 'progress', call, progress: { step: Number(step), steps: Number(steps), loss: Number(loss) } });
  };
}

const isModel = (value: unknown): value is OwnModel =>
  typeof value === 'object' && value !== null && 'sample' in value && typeof value.sample === 'function';

async function fit(
  { id, fit: rule }: DefinedLearner,
  { points, seed, initial, classes }: Extract<LearnerOrder, { readonly kind: 'fit' }>,
  call: number,
): Promise<FittedModel> {
  const before = Float64Array.from(points.values);
  const model: unknown = await rule(pointsOf(points), {
    seed,
    classes,
    initial: initial === undefined ? undefined : models.get(initial)?.model,
    signal: ended.signal,
    onProgress: progressOf(call),
  });
  if (!isModel(model))
    throw new InputError(
      `the learner ${id} fits ${safely(model)}, which is not a model; return an object with sample(count, seed)`,
    );
  models.set(call, { model, training: points.values, dimension: points.dimension, classes });
  const { loss, steps } = model;
  return {
    model: call,
    loss: typeof loss === 'number' && Number.isFinite(loss) ? loss : undefined,
    steps: typeof steps === 'number' && Number.isInteger(steps) && steps >= 0 ? steps : 0,
    changed: before.some((x, i) => !Object.is(x, points.values[i])),
  };
}

async function sample({ id }: DefinedLearner, { model, count, seed }: Extract<LearnerOrder, { readonly kind: 'sample' }>) {
  const kept = models.get(model);
  if (kept === undefined) throw new Error(`there is no model ${model}`);
  const { dimension, classes } = kept;
  return drawnPoints(await kept.model.sample(count, seed), { id, count, dimension, classes });
}

function answer(learner: DefinedLearner, order: LearnerOrder, call: number): Promise<FittedModel | SentPoints | undefined> {
  switch (order.kind) {
    case 'fit':
      return fit(learner, order, call);
    case 'sample':
      return sample(learner, order);
    case 'spoil':
      models.get(order.model)?.training.fill(NaN);
      return Promise.resolve(undefined);
  }
}

function serve(learner: DefinedLearner): void {
  parentPort?.on('message', (message: ToLearner) => {
    switch (message.kind) {
      case 'abort':
        ended.abort();
        return;
      case 'dispose':
        models.get(message.model)?.model.dispose?.();
        models.delete(message.model);
        return;
      case 'order': {
        const { call, order } = message;
        answer(learner, order, call).then(
          (value) => tell({ kind: 'done', call, value }),
          (error: unknown) =>
            tell({ kind: error instanceof InputError ? 'defect' : 'threw', call, message: messageOf(error) }),
        );
      }
    }
  });
}

loadDefinition(workerData as string, { name: 'learner', define: 'defineLearner', is: isDefinedLearner }).then(
  (learner) => {
    const { id, title = id, learns = 'points' } = learner;
    serve(learner);
    tell({ kind: 'loaded', learner: { id, title, learns } });
  },
  (error: unknown) => tell({ kind: 'refused', error: takeApart(error) }),
);
