/** The kernels in plain TypeScript, over ordinary arrays. */
import { type Implementation, checkSize, kernelsOf } from '../implementation';
import type { KernelSize, Kernels } from '../kernels';
import { PlainCuration } from './curation';
import { difference, divergence, largestRatio } from './divergence';
import { maximum, sumExp } from './exponential-sum';
import { moments, product } from './moments';
import { sum } from './sum';
import { tilt, tiltRounds } from './tilt';
import { expVector, expm1Vector, log1pVector, logVector } from './vector';

const plain: Omit<Implementation<Float64Array>, 'curate'> = {
  expVector,
  logVector,
  log1pVector,
  expm1Vector,
  sum,
  tilt,
  tiltRounds,
  product,
  moments,
  divergence,
  difference,
  largestRatio,
  maximum,
  sumExp,
};

/**
 * Plain kernels of the given size.
 * @param reason why these and not WebAssembly.
 * @throws InputError for a size that is not one.
 */
export function createPlainKernels(size: KernelSize, reason: string): Kernels {
  checkSize(size);
  const vectors = Array.from({ length: size.vectors }, () => new Float64Array(size.length));
  const curation = new PlainCuration();
  const about = { name: 'plain', reason, length: size.length, vectors, curation: curation.tables } as const;
  return kernelsOf({ ...plain, curate: curation.run.bind(curation) }, about, vectors);
}
