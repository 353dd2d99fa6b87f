import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type CurvedInstance, checkCurvedInstance, curvatureOf, informationOf } from '../../models/closed-form/curved';
import { Q, type SearchDomain, searchDomain } from '../../theory';
import { curvedGenerator } from './curved';

function sample(difference: Partial<SearchDomain>, count = 400): readonly CurvedInstance[] {
  const domain = { ...searchDomain({ domain: { data: 'real' } }), ...difference };
  return fc
    .sample(curvedGenerator.genotypes(domain), { seed: 5, numRuns: count })
    .map((genes) => checkCurvedInstance(curvedGenerator.decode(genes, domain)));
}

/** h over the least value that the domain allows. */
const curvatures = (instances: readonly CurvedInstance[]): number[] =>
  instances.map((instance) => Q.toNumber(Q.div(curvatureOf(instance), Q.mul(Q.of(12), instance.reach))));

const share = (instances: readonly CurvedInstance[], has: (instance: CurvedInstance) => boolean): number =>
  instances.filter(has).length / instances.length;

describe('generated curved families', () => {
  it('have data with a concave likelihood, up to the edge of what is allowed', () => {
    const all = curvatures(sample({}));
    expect(Math.min(...all)).toBe(1);
    expect(Math.max(...all)).toBeGreaterThan(10);
  });

  it('have data that are no law of the family, curved ones, and parameters of both signs, near and far', () => {
    const all = sample({});
    expect(
      share(all, ({ center, pRef }) => center.some((mass, i) => !Q.equals(mass, pRef[i] ?? mass))),
    ).toBeGreaterThan(0.5);
    expect(share(all, ({ beta }) => beta.some(({ num }) => num !== 0n))).toBeGreaterThan(0.8);
    expect(share(all, ({ theta }) => theta.num < 0n)).toBeGreaterThan(0.3);
    expect(share(all, ({ theta, reach }) => Q.equals(Q.reduce(theta), Q.reduce(reach)))).toBeGreaterThan(0.001);
    expect(share(all, ({ lambda }) => lambda !== 'infinity' && lambda.num === 0n)).toBeGreaterThan(0.005);
  });

  it('have data with a convex likelihood where the domain asks for it, and enough synthetic data', () => {
    const all = sample({ likelihood: 'convex' });
    const convex = all.filter((instance) => curvatureOf(instance).num < 0n);
    expect(convex.length / all.length).toBeGreaterThan(0.7);
    expect(Math.max(...curvatures(convex))).toBeLessThanOrEqual(-1);
    for (const { lambda, ...instance } of convex) {
      if (lambda === 'infinity') throw new Error('no real data');
      const synthetic = Q.mul(lambda, informationOf(instance));
      expect(Q.add(curvatureOf(instance), synthetic).num > 0n).toBe(true);
    }
  });

  it('have no real data where the domain says so', () => {
    expect(share(sample({ data: 'synthetic' }), ({ lambda }) => lambda === 'infinity')).toBe(1);
  });
});
