import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Descent, descent } from './descent';
import { genome } from './genome/genome';
import { range } from './genome/genome-layout';

const pairs = genome({ head: { K: range(2, 6) }, atom: { mass: range(1, 9) }, atoms: { min: 1, max: 5 } });

function endOf(from: Int32Array, fails: (genes: Int32Array) => boolean): Descent<Int32Array> {
  let end: Descent<Int32Array> = { value: from, shrinks: 0 };
  for (const reached of descent(pairs, from, fails)) end = reached;
  return end;
}

describe('descent', () => {
  it('ends where no single simplification still fails', () => {
    const total = (genes: Int32Array): number => genes.subarray(1).reduce((sum, gene) => sum + gene, 0);
    fc.assert(
      fc.property(pairs, (genes) => {
        fc.pre(total(genes) >= 7);
        const { value } = endOf(genes, (candidate) => total(candidate) >= 7);
        expect(total(value)).toBe(7);
        for (const simpler of pairs.shrink(value, undefined)) expect(total(simpler.value)).toBeLessThan(7);
      }),
    );
  });

  it('stays where it is when nothing simpler fails', () => {
    const genes = Int32Array.of(5, 4, 3);
    expect(endOf(genes, () => false)).toEqual({ value: genes, shrinks: 0 });
  });

  it('gives the best so far to a caller that stops', () => {
    const [first, second] = descent(pairs, Int32Array.of(6, 9, 9), () => true);
    expect(first?.shrinks).toBe(0);
    expect(second?.shrinks).toBe(1);
  });
});
