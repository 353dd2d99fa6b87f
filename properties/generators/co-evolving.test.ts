import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { CoEvolvingInstance } from '../../models/closed-form/co-evolving';
import { Q, type Rational, type SearchDomain, searchDomain } from '../../theory';
import { coEvolvingGenerator } from './co-evolving';

function sample(difference: Partial<SearchDomain>, count = 400): readonly CoEvolvingInstance[] {
  const domain = { ...searchDomain({ domain: {} }), ...difference };
  return fc
    .sample(coEvolvingGenerator.genotypes(domain), { seed: 5, numRuns: count })
    .map((genes) => coEvolvingGenerator.decode(genes, domain));
}

const length = (v: readonly Rational[]): number => v.reduce((sum, entry) => sum + Math.abs(Q.toNumber(entry)), 0);
const share = ({ lambda }: CoEvolvingInstance): number =>
  lambda === 'infinity' ? 1 : Q.toNumber(lambda) / (1 + Q.toNumber(lambda));

/** `η(h + τ)`. */
function kappa(instance: CoEvolvingInstance): number {
  const tau = Q.toNumber(instance.tau);
  const ratio = Math.exp(2 * tau);
  const h = instance.K === Infinity ? ratio : ratio / (1 + (ratio - 1) / instance.K);
  return share(instance) * (h + tau);
}

describe('generated loops whose preference moves', () => {
  it('contract where the domain says so, up to the edge, and do not beyond', () => {
    const inside = sample({ data: 'sharply-stable' }).map(kappa);
    expect(Math.max(...inside)).toBeLessThan(1);
    expect(Math.max(...inside)).toBeGreaterThan(0.97);
    expect(Math.min(...sample({ data: 'unstable' }).map(kappa))).toBeGreaterThanOrEqual(1);
  });

  it('satisfy the published condition where the domain says so', () => {
    const constants = sample({ data: 'stable' }).map((instance) => {
      const tau = Q.toNumber(instance.tau);
      return share(instance) * (2 * Math.exp(2 * tau) * (2 + Math.exp(2 * tau)) + 4 * tau * Math.exp(4 * tau));
    });
    expect(Math.max(...constants)).toBeLessThan(1);
    expect(Math.max(...constants)).toBeGreaterThan(0.97);
  });

  it('have features and preferences of length at most 1, unless the domain asks for longer ones', () => {
    const of = (instances: readonly CoEvolvingInstance[], name: 'features' | 'preferences'): number =>
      Math.max(...instances.flatMap((instance) => instance[name].map(length)));
    const usual = sample({ data: 'real' });
    expect(of(usual, 'features')).toBe(7 / 8);
    expect(of(usual, 'preferences')).toBe(1);
    const [features, preferences] = (['features', 'preferences'] as const).map((long) =>
      sample({ data: 'real', long }),
    );
    expect(of(features ?? [], 'features')).toBe(7 / 2);
    expect(of(features ?? [], 'preferences')).toBe(1);
    expect(of(preferences ?? [], 'preferences')).toBe(4);
  });

  it('start on atoms of one feature, which is the preference, where the domain says so', () => {
    const instances = sample({ states: 'one-feature' });
    for (const { features, p0, q, preferences } of instances) {
      for (const [law, preference] of [
        [p0, preferences[0]],
        [q, preferences[1]],
      ] as const) {
        law.forEach((mass, x) => {
          if (mass.num > 0n) expect(features[x]?.map(Q.format)).toEqual(preference.map(Q.format));
        });
      }
    }
    const several = instances.filter(({ p0 }) => p0.filter(({ num }) => num > 0n).length > 1);
    expect(several.length).toBeGreaterThan(100);
  });

  it('prefer the mean features where the domain says so', () => {
    for (const { features, p0, preferences } of sample({ states: 'mean-feature' }, 100)) {
      preferences[0].forEach((entry, k) => {
        const mean = p0.reduce((sum, mass, x) => sum + Q.toNumber(mass) * Q.toNumber(features[x]?.[k] ?? Q.zero), 0);
        expect(Q.toNumber(entry)).toBeCloseTo(mean, 12);
      });
    }
  });
});
