import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { LargeInstance } from '../../models';
import { classesOf, sizeOf as largeSizeOf } from '../../models/closed-form/large';
import { Q, type SearchDomain, searchDomain, statementOf } from '../../theory';
import { largeGenerator } from './large';

const domainWith = (difference: Partial<SearchDomain>): SearchDomain => ({
  ...searchDomain({ domain: {} }),
  ...difference,
});

function sample(difference: Partial<SearchDomain>, count = 1000): LargeInstance[] {
  const domain = domainWith(difference);
  return fc
    .sample(largeGenerator.genotypes(domain), { seed: 5, numRuns: count })
    .map((genes) => largeGenerator.decode(genes, domain));
}

describe('generated large instances', () => {
  const synthetic = sample({});
  const share = (holds: (instance: LargeInstance) => boolean): number =>
    synthetic.filter(holds).length / synthetic.length;

  it('reach every size, mostly small ones', () => {
    const sizes = synthetic.map(largeSizeOf);
    expect(Math.min(...sizes)).toBe(2);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(90_000);
    expect(share((i) => largeSizeOf(i) >= 10_000)).toBeGreaterThan(0.02);
    expect(share((i) => largeSizeOf(i) >= 10_000)).toBeLessThan(0.08);
    expect(sizes.reduce((a, b) => a + b, 0) / sizes.length).toBeLessThan(4000);
  });

  it('reach K = 1,000,000 and K = ∞', () => {
    expect(share(({ K }) => K === 1_000_000)).toBeGreaterThan(0);
    expect(share(({ K }) => K === Infinity)).toBeGreaterThan(0.2);
    expect(share(({ K }) => K <= 10)).toBeGreaterThan(0.05);
  });

  it('carry their labels in every domain they are checked in', () => {
    for (const id of ['lemma-2.2', 'theorem-2.3', 'theorem-2.4', 'odds-rate', 'sharp-theorem-2.4']) {
      const domain = searchDomain(statementOf(id));
      const instances = sample(domain);
      for (const label of largeGenerator.labels.filter(({ possible }) => possible(domain))) {
        const carried = instances.filter((i) => label.carries(i)).length / instances.length;
        expect([id, label.name, carried >= label.share]).toEqual([id, label.name, true]);
      }
    }
  });

  it('keep λ positive and inside the stability limit, up to its edge', () => {
    const excess = sample({ data: 'stable', candidates: { min: 1, max: 6, infinite: 'never' } }).map(({ lambda, K }) =>
      lambda === 'infinity' ? Infinity : Q.toNumber(lambda) * (K - 1),
    );
    expect(Math.min(...excess)).toBeGreaterThan(0);
    expect(Math.max(...excess)).toBeLessThan(1);
    expect(Math.max(...excess)).toBeGreaterThan(0.95);
    const sharp = sample({ data: 'sharply-stable' }).map((instance) => {
      const { top, bottom } = classesOf(instance);
      const [K, omega] = [instance.K, top / bottom];
      const excess = K === Infinity ? omega - 1 : ((K - 1) * (omega - 1)) / (omega + K - 1);
      return instance.lambda === 'infinity' ? Infinity : Q.toNumber(instance.lambda) * excess;
    });
    expect(Math.max(...sharp)).toBeLessThan(1);
    expect(Math.max(...sharp)).toBeGreaterThan(0.95);
  });

  it('shrink to two atoms, K = 2 and small numbers', () => {
    const domain = domainWith({ candidates: { min: 2, max: 6, infinite: 'sometimes' } });
    const unequal = (genes: Int32Array): boolean => {
      const { top, bottom } = classesOf(largeGenerator.decode(genes, domain));
      return top > bottom;
    };
    const { counterexample } = fc.check(
      fc.property(largeGenerator.genotypes(domain), (genes) => !unequal(genes)),
      { seed: 3 },
    );
    const [genes] = counterexample ?? [];
    expect(genes && largeGenerator.decode(genes, domain)).toEqual({
      model: 'large-discrete',
      atoms: [
        { mass: 1, weight: 1 },
        { mass: 1, weight: 2 },
      ],
      K: 2,
      lambda: 'infinity',
      rounds: 1,
    });
  });
});
