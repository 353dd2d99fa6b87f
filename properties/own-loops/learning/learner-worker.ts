/** The worker thread of `learner-thread.ts`: it loads the learner of a file and answers the calls of the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../../theory';
import { takeApart } from '../../search/threads';
import { type DefinedLearner, isDefinedLearner } from '../define';
import { messageOf } from '../foreign-value';
import { loadDefinition } from '../load';
import { LearnerCalls } from './learner-calls';
import type { FitStep, FromLearner, ToLearner } from './learner-messages';

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

const tell = (message: FromLearner): void => parentPort?.postMessage(message);

/** What a learner in JavaScript tells may be anything. */
const isFitStep = (value: unknown): value is FitStep =>
  typeof value === 'object' &&
  value !== null &&
  ['step', 'steps', 'loss'].every((key) => typeof (value as Readonly<Record<string, unknown>>)[key] === 'number');

/** Reports the progress of a fit now and then. */
function progressOf(call: number): (progress: FitStep) => void {
  let last = 0;
  return (told: unknown) => {
    if (!isFitStep(told) || (told.step < told.steps && performance.now() - last < REPORT_EVERY)) return;
    last = performance.now();
    const { step, steps, loss } = told;
    tell({ kind: 'progress', call, progress: { step, steps, loss } });
  };
}

function serve(learner: DefinedLearner): void {
  const calls = new LearnerCalls(learner);
  const ended = new AbortController();
  parentPort?.on('message', (message: ToLearner) => {
    switch (message.kind) {
      case 'abort':
        ended.abort();
        return;
      case 'dispose':
        calls.dispose(message.model);
        return;
      case 'order': {
        const { call, order } = message;
        calls.answer(order, call, { signal: ended.signal, onProgress: progressOf(call) }).then(
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
