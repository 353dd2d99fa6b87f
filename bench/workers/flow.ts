/**
 * Our side of the flow rows: the learner as a user runs it, on one backend of TensorFlow.js.
 *
 * `train` times steps of `fit` between two reports of its progress. This includes drawing and uploading batches, the gradient, Adam,
 * the moving average and reading the loss, but not splitting the data, the first steps or the end. No data is held out, because the
 * peer measures no held-out loss. `draw` times `sample`.
 */
import { readFileSync } from 'node:fs';
import { type TensorFlow, BACKENDS, openBackend } from '../../models/learned/backends';
import { InterruptedError, type Points, pointsOf } from '../../models/learned';
import { engineOf, flowMatching, heun, networkModel } from '../../models/learned/networks';
import { stream } from '../../models/random';
import { InputError } from '../../theory';
import { type FlowFile, flowFile } from '../flow-file';
import { type Answers, type Request, numberOf, textOf } from './request';

const SEED = 1;
const PLANE = { mean: [0, 0], scale: [1, 1] };

interface Opened {
  readonly tf: TensorFlow;
  readonly file: FlowFile;
  readonly points: Points;
}

let opened: Opened | undefined;

function current(): Opened {
  if (opened === undefined) throw new Error('nothing is opened');
  return opened;
}

/** Opens a backend; if it does not run, the answer says why. */
async function open(request: Request): Promise<object> {
  const wanted = BACKENDS.find((name) => name === textOf(request, 'backend'));
  try {
    const { tf, reason } = await openBackend(wanted, numberOf(request, 'threads'));
    const file = flowFile(readFileSync(textOf(request, 'path')));
    opened = { tf, file, points: pointsOf(2, Float64Array.from(file.points)) };
    return { opened: true, reason };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { opened: false, reason: error.message };
  }
}

/** Takes a few steps on one batch from given parameters. The caller must dispose the training. */
async function trained({ tf, file }: Opened, rate: number, count: number) {
  const { widths, parameters, batch } = file;
  const zeros = new Float32Array(parameters.length);
  const vectors = { parameters, firstMoment: zeros, secondMoment: zeros, average: parameters };
  const engine = engineOf(tf, widths);
  const training = engine.train(vectors, batch.rows);
  const losses = await training.descend({ taken: 0, count, batchOf: () => batch, rateOf: () => rate });
  return { engine, training, losses };
}

/** The gradient on the batch up to a factor: Adam's first moment after one step, (1 − β₁) times the gradient. */
async function gradient(): Promise<object> {
  const { training } = await trained(current(), 0, 1);
  const { firstMoment } = await training.vectors();
  training.dispose();
  return { gradient: [...firstMoment] };
}

/** Takes a few steps on one batch from given parameters, and draws points with the averaged parameters. */
async function check(request: Request): Promise<object> {
  const { file } = current();
  const { widths, batch } = file;
  const { engine, training, losses } = await trained(current(), numberOf(request, 'rate'), numberOf(request, 'steps'));
  const average = await training.average();
  training.dispose();
  const learned = { shape: `widths ${widths.join('-')}`, parameters: average, standardisation: PLANE };
  const model = networkModel(engine, 'flow-matching', learned, heun({ steps: numberOf(request, 'samplerSteps') }));
  const { values } = await model.sample(batch.rows, SEED);
  // The noise from which `sample` starts.
  const random = stream(SEED, 'noise', 0);
  return { losses, noise: Array.from(values, () => Math.fround(random.normal())), points: [...values] };
}

/** Processor seconds of this process, all threads. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds, and seconds of all processors, per gradient step, over a long run of steps. */
async function train(request: Request): Promise<object> {
  const { tf, points } = current();
  const milliseconds = 1000 * numberOf(request, 'seconds');
  const enough = new AbortController();
  const seen: { readonly step: number; readonly at: number; readonly used: number }[] = [];
  const onProgress = ({ step }: { readonly step: number }): void => {
    const at = performance.now();
    seen.push({ step, at, used: processorSeconds() });
    if (at - (seen[0]?.at ?? at) >= milliseconds) enough.abort();
  };
  const batchSize = numberOf(request, 'batch');
  const learner = flowMatching(tf, { batchSize, heldOut: 0, checkpointEvery: 1e9, steps: 1e9 });
  try {
    await learner.fit(points, { seed: SEED, onProgress, signal: enough.signal });
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
  }
  const [first, last] = [seen[0], seen[seen.length - 1]];
  if (first === undefined || last === undefined) throw new Error('the fit ended before it said how far it was');
  const steps = last.step - first.step;
  return { seconds: (last.at - first.at) / 1000 / steps, cpu: (last.used - first.used) / steps };
}

/** Seconds, and seconds of all processors, per draw of many points, over a long run of draws. */
async function draw(request: Request): Promise<object> {
  const { tf, points } = current();
  const learner = flowMatching(tf, { steps: 10, samplerSteps: numberOf(request, 'samplerSteps') });
  const { model } = await learner.fit(points, { seed: SEED });
  const count = numberOf(request, 'count');
  await model.sample(count, 0);
  const [start, used] = [performance.now(), processorSeconds()];
  let [draws, seconds] = [0, 0];
  while (seconds < numberOf(request, 'seconds')) {
    draws += 1;
    await model.sample(count, draws);
    seconds = (performance.now() - start) / 1000;
  }
  return { seconds: seconds / draws, cpu: (processorSeconds() - used) / draws };
}

export const ANSWERS: Answers = { open, check, gradient, train, draw };
