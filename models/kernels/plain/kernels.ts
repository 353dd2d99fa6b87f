/** The kernels in plain TypeScript, over ordinary arrays. */
import { type Implementation, checkSize, kernelsOf } from '../implementation';
import type { KernelSize, Kernels } from '../kernels';
import { PlainCuration } from './curation';
import { difference, divergence, largestRatio } from './divergence';
import { moments, product } from './moments';
import { sum } from './sum';
import { tilt } from './tilt';
import { expVector } from './vector';

const plain: Omit<Implementation<Float64Array>, 'curate'> = {
  expVector,
  sum,
  tilt,
  product,
  moments,
  divergence,
  difference,
  largestRatio,
};

/**
 * Plain kernels of the given size.
 * @param reason why the caller does not use WebAssembly.
 * @throws InputError for an invalid size.
 */
export function createPlainKernels(size: KernelSize, reason: string): Kernels {
  checkSize(size);
  const vectors = Array.from({ length: size.vectors }, () => new Float64Array(size.length));
  const curation = new PlainCuration();
  const about = { name: 'plain', reason, length: size.length, vectors, curation: curation.tables } as const;
  return kernelsOf({ ...plain, curate: curation.run.bind(curation) }, about, vectors);
}
