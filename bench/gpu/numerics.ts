/** Losses, a gradient and points of the flow-matching network on two backends, from the same parameters, batch and noise. */
import { numbersIn } from '../sides/answer';
import type { Side } from '../sides/side';
import { largestDifference } from './largest-difference';
import type { Comparison } from './report';
import type { Sizes } from './sizes';

const RATE = 0.001;
const LOSS_TOLERANCE = 1e-5;
/** Sums over 64 rows and four layers in single precision, in another order. */
const GRADIENT_TOLERANCE = 1e-5;
/** Of coordinates, after two passes a step through the network in single precision. */
const POINT_TOLERANCE = 1e-4;

export async function compareNumbers(gpu: Side, cpu: Side, { steps, samplerSteps }: Sizes): Promise<Comparison[]> {
  const both = async (request: Readonly<Record<string, unknown>>) => {
    const [ours, theirs] = await Promise.all([gpu.ask(request), cpu.ask(request)]);
    return (key: string): number => largestDifference(numbersIn(ours, key), numbersIn(theirs, key));
  };
  // The last of the losses is that before the last step.
  const first = await both({ op: 'check', steps: 2, rate: RATE, samplerSteps });
  const gradient = await both({ op: 'gradient' });
  const later = await both({ op: 'check', steps: steps + 1, rate: RATE, samplerSteps });
  return [
    { what: 'losses before and after one step', difference: first('losses'), tolerance: LOSS_TOLERANCE },
    { what: 'gradient', difference: gradient('gradient'), tolerance: GRADIENT_TOLERANCE },
    { what: 'points drawn from the same noise', difference: first('points'), tolerance: POINT_TOLERANCE },
    { what: `losses of ${steps} steps`, difference: later('losses') },
  ];
}
