/** Losses, a gradient and points of networks on two backends, from the same parameters, batches and noise. */
import { type Answer, numbersIn } from '../sides/answer';
import type { Side } from '../sides/side';
import { largestDifference } from './largest-difference';
import type { Comparison } from './report';
import type { Pair } from './runs';
import type { Sizes } from './sizes';

const RATE = 0.001;
const LOSS_TOLERANCE = 1e-5;
/** Sums over 64 rows and four layers in single precision, in another order. */
const GRADIENT_TOLERANCE = 1e-5;
/** Of coordinates, after two passes a step through the network in single precision. */
const POINT_TOLERANCE = 1e-4;

/** Asks both sides at the same time; returns how far the numbers under a key differ. */
async function both(gpu: Promise<Answer>, cpu: Promise<Answer>): Promise<(key: string) => number> {
  const [ours, theirs] = await Promise.all([gpu, cpu]);
  return (key) => largestDifference(numbersIn(ours, key), numbersIn(theirs, key));
}

/** A few steps of the convolutional network. @param gpu a side of the worker of images, as is `cpu` */
export async function compareImages(
  gpu: Side,
  cpu: Side,
  backends: Pair,
  { images: batch }: Sizes,
  threads: number,
): Promise<Comparison[]> {
  const request = { op: 'fit', batch, threads };
  const difference = await both(
    gpu.ask({ ...request, backend: backends.gpu }),
    cpu.ask({ ...request, backend: backends.cpu }),
  );
  return [
    { what: 'convolutional network: losses', difference: difference('losses'), tolerance: LOSS_TOLERANCE },
    { what: 'convolutional network: pixels drawn', difference: difference('points'), tolerance: POINT_TOLERANCE },
  ];
}

/** The flow-matching network. */
export async function compareNumbers(gpu: Side, cpu: Side, { steps, samplerSteps }: Sizes): Promise<Comparison[]> {
  const ask = (request: Readonly<Record<string, unknown>>) => both(gpu.ask(request), cpu.ask(request));
  // The last of the losses is that before the last step.
  const first = await ask({ op: 'check', steps: 2, rate: RATE, samplerSteps });
  const gradient = await ask({ op: 'gradient' });
  const later = await ask({ op: 'check', steps: steps + 1, rate: RATE, samplerSteps });
  return [
    { what: 'losses before and after one step', difference: first('losses'), tolerance: LOSS_TOLERANCE },
    { what: 'gradient', difference: gradient('gradient'), tolerance: GRADIENT_TOLERANCE },
    { what: 'points drawn from the same noise', difference: first('points'), tolerance: POINT_TOLERANCE },
    { what: `losses of ${steps} steps`, difference: later('losses') },
  ];
}
