/** The weights that a sampler draws: asked for in portions, each with a seed of its own, and checked. */
import { derivedSeed } from '../../../models';
import { InputError } from '../../../theory';
import type { SampledLaw, WeightSource } from '../../learned';
import type { Child } from './child';
import { MOST_DRAWN } from './protocol';

/** What is wrong with weights that were drawn; undefined if nothing is. */
function problemOf(weights: readonly number[], count: number, top: number): string | undefined {
  if (weights.length !== count) return `it has ${weights.length} weights; give ${count}, one for each draw`;
  const at = weights.findIndex((w) => !(w > 0 && w <= top));
  return at < 0 ? undefined : `weights.${at} is ${String(weights[at])}; a weight is above 0 and at most w_max, ${top}`;
}

export interface WeightsOptions {
  readonly seed: number;
  /** The supremum of w. */
  readonly top: number;
  /** Milliseconds to wait for each answer. */
  readonly patience: number;
  /** Returns true when the run must stop. */
  readonly stopped: () => boolean;
}

/** The draws of a process. Its methods throw an InputError when the process or its code fails, and when the run must stop. */
export function weightsFrom(child: Child, { seed, top, patience, stopped }: WeightsOptions): WeightSource {
  const goesOn = (): void => {
    if (stopped()) throw new InputError('the check was cut short');
  };
  const portion = async (law: SampledLaw, t: number, count: number, from: number): Promise<readonly number[]> => {
    goesOn();
    const message = { type: 'sample', law, t, count, seed: derivedSeed(seed, law, t, from) } as const;
    const { weights } = await child.demand(message, patience, (answer) => problemOf(answer.weights, count, top));
    return weights;
  };
  return {
    weights: async (law, t, count) => {
      const drawn = new Float64Array(count);
      for (let from = 0; from < count; from += MOST_DRAWN)
        drawn.set(await portion(law, t, Math.min(MOST_DRAWN, count - from), from), from);
      return drawn;
    },
    step: async (t) => {
      goesOn();
      await child.demand({ type: 'step', t }, patience);
    },
  };
}
