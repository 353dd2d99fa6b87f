import { describe, expect, it } from '@jest/globals';
import { Q, UnanswerableError } from '../../../theory';
import type { LawOperations, Round } from '../loop';
import { growingSamples, slowlyGrowingSamples } from './growing-samples';

/** Operations that keep the sizes of the samples that are fitted. */
function sizesOf(learner: typeof growingSamples, rounds: number, sampling?: Round<string>['sampling']): number[] {
  const sizes: number[] = [];
  const ops = { fitToSample: (law: string, { size }: { size: number }) => (sizes.push(size), law) };
  const history: [string, ...string[]] = ['p'];
  for (; history.length <= rounds; history.push('p'))
    learner.fit(ops as unknown as LawOperations<string>, 'D', {
      ...{ history, reference: () => 'p', candidates: 1, lambda: 'infinity', epsilon: Q.zero, sampling },
    });
  return sizes;
}

describe('samples that grow', () => {
  it.each([
    [growingSamples, [3, 12, 27, 48]],
    [slowlyGrowingSamples, [3, 6, 9, 12]],
  ])('by rounds: $id', (learner, sizes) => {
    expect(sizesOf(learner, 4, { size: 3, seed: 1 })).toEqual(sizes);
  });

  it('need an instance with samples', () => {
    expect(() => sizesOf(growingSamples, 1)).toThrow(UnanswerableError);
  });
});
