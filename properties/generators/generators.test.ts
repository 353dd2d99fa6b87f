import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type DiscreteInstance,
  checkDiscreteInstance,
  decodeInstance,
  encodeInstance,
  checkCoEvolvingInstance,
  checkCoupledInstance,
  checkCurvedInstance,
  checkGaussianInstance,
  checkLargeInstance,
  checkRegressionInstance,
} from '../../models';
import { MODEL_KINDS, Q, STATEMENTS, type SearchDomain, searchDomain } from '../../theory';
import { dropPlan } from '../checker/checked-claims';
import { discreteGenerator } from './discrete/generator';
import { generatorOf } from './registry';
import { cross, vary } from './vary';

const sample = (difference: Partial<SearchDomain>, count = 300): DiscreteInstance[] => {
  const domain = { ...searchDomain({ domain: {} }), ...difference };
  return fc
    .sample(discreteGenerator.genotypes(domain), { seed: 5, numRuns: count })
    .map((g) => discreteGenerator.decode(g, domain));
};

describe('generated instances', () => {
  const domains = STATEMENTS.flatMap((s) => [searchDomain(s), ...s.hypotheses.map((h) => dropPlan(s, h).domain)]);

  it.each(MODEL_KINDS)('of kind %s are valid in every domain that a statement names', (kind) => {
    const generator = generatorOf(kind);
    for (const domain of domains) {
      for (const genotype of fc.sample(generator.genotypes(domain), { seed: 1, numRuns: 30 })) {
        const instance = generator.decode(genotype, domain);
        if (instance.model === 'discrete') checkDiscreteInstance(instance);
        else if (instance.model === 'large-discrete') checkLargeInstance(instance);
        else if (instance.model === 'regression') checkRegressionInstance(instance);
        else if (instance.model === 'co-evolving') checkCoEvolvingInstance(instance);
        else if (instance.model === 'curved') checkCurvedInstance(instance);
        else if (instance.model === 'coupled') checkCoupledInstance(instance);
        else checkGaussianInstance(instance, { boundedReward: domain.reward === 'quadratic' });
      }
    }
  });

  it('keep λ inside the stability limit where the domain asks for it, up to its edge', () => {
    const excess = sample({ data: 'stable', candidates: { min: 2, max: 6, infinite: 'never' } }).map(({ lambda, K }) =>
      lambda === 'infinity' ? Infinity : Q.toNumber(lambda) * (K - 1),
    );
    expect(Math.max(...excess)).toBeLessThan(1);
    expect(Math.max(...excess)).toBeGreaterThan(0.95);
  });

  it('lie at or beyond the limit in the unstable domain', () => {
    const instances = sample({ data: 'unstable', candidates: { min: 2, max: 6, infinite: 'never' } });
    expect(
      instances.every(({ lambda, K }) => lambda !== 'infinity' && Q.compare(Q.mul(lambda, Q.of(K - 1)), Q.one) >= 0),
    ).toBe(true);
  });

  it('start at the real data, or miss the best atom, where the domain says so', () => {
    expect(
      sample({ start: 'reference' }).every(({ p0, pRef }) => p0.every((mass, i) => Q.equals(mass, pRef[i] ?? Q.zero))),
    ).toBe(true);
    const missing = sample({ support: 'best-missing' });
    expect(missing.every(({ p0, w }) => p0[w.length - 1]?.num === 0n)).toBe(true);
  });

  it('have real data on every atom where the domain asks for it, also where they are the start', () => {
    const positive = (law: readonly { readonly num: bigint }[]): boolean => law.every(({ num }) => num > 0n);
    for (const start of ['free', 'reference'] as const) {
      const [asked, any] = [true, false].map((positiveReference) =>
        sample({ positiveReference, start, support: 'any' }).filter(({ pRef }) => positive(pRef)),
      );
      expect(asked).toHaveLength(300);
      expect(any?.length).toBeLessThan(300);
    }
  });

  it('have fitting errors towards one atom, the uniform law, away from the real data, and there and back', () => {
    const instances = sample({ fit: 'off', data: 'real' });
    const ahead = ({ p0, pRef }: DiscreteInstance, target: number): boolean =>
      p0.every(
        (mass, i) =>
          Q.compare(Q.mul(mass, pRef[target] ?? Q.zero), Q.mul(p0[target] ?? Q.zero, pRef[i] ?? Q.zero)) <= 0,
      );
    const having = (holds: (targets: NonNullable<DiscreteInstance['errorTowards']>, i: DiscreteInstance) => boolean) =>
      instances.filter((instance) => holds(instance.errorTowards ?? [0], instance)).length;
    expect(having(([target]) => target === 0)).toBeGreaterThan(60);
    expect(having(([target]) => target === 'uniform')).toBeGreaterThan(30);
    expect(
      having(
        ([target, ...others], i) =>
          others.length === 0 && typeof target === 'number' && target > 0 && !ahead(i, target),
      ),
    ).toBeGreaterThan(15);
    expect(
      having(([target, back], i) => typeof target === 'number' && back !== undefined && ahead(i, target)),
    ).toBeGreaterThan(30);
    expect(sample({ fit: 'exact' }).every(({ errorTowards }) => errorTowards === undefined)).toBe(true);
  });

  it('have a second reward where the domain asks for it: in the order of the first, in the reverse order, in another', () => {
    expect(sample({}).every(({ wTrue }) => wTrue === undefined)).toBe(true);
    const domain = { ...searchDomain({ domain: {} }), secondReward: true };
    const instances = sample(domain, 600);
    for (const instance of instances) {
      expect(checkDiscreteInstance(instance)).toBe(instance);
      const written = encodeInstance(instance);
      expect(encodeInstance(decodeInstance(JSON.parse(JSON.stringify(written))))).toEqual(written);
    }
    const labels = discreteGenerator.labels.filter(
      ({ name, possible }) => name.startsWith('w_true') && possible(domain),
    );
    expect(labels.map(({ name }) => name)).toHaveLength(3);
    for (const { share, carries } of labels)
      expect(instances.filter(carries).length).toBeGreaterThan(1.2 * share * instances.length);
  });

  it('survive a round trip through JSON, with the targets of their errors', () => {
    for (const instance of sample({ fit: 'off' }, 50)) {
      const json = encodeInstance(instance);
      const decoded = decodeInstance(JSON.parse(JSON.stringify(json)));
      expect(encodeInstance(decoded)).toEqual(json);
      expect(decoded).toMatchObject(instance.errorTowards ? { errorTowards: instance.errorTowards } : {});
    }
  });

  it.each([
    [[], 'errorTowards is empty'],
    [[0, 5], 'errorTowards has the entry 5; give an atom from 0 to'],
    [[-1], 'errorTowards has the entry -1'],
    [[0.5], 'errorTowards has the entry 0.5'],
  ])('are refused with errors towards %j', (errorTowards, message) => {
    const [instance] = sample({ fit: 'off' }, 1) as [DiscreteInstance];
    const three = { ...instance, w: [Q.one, Q.one, Q.one], p0: [Q.one, Q.zero, Q.zero] };
    expect(() => checkDiscreteInstance({ ...three, pRef: three.p0, q: three.p0, errorTowards })).toThrow(message);
  });

  it('are not concentrated on one-hot laws', () => {
    const concentrated = sample({}).filter(({ p0 }) => p0.some((mass) => Q.toNumber(mass) > 0.999));
    expect(concentrated.length).toBeLessThan(60);
  });
});

describe.each([
  ['vary', vary],
  ['cross', cross],
] as const)('%s', (_name, step) => {
  const [a, b] = fc.sample(discreteGenerator.genotypes(searchDomain({ domain: {} })), { seed: 2, numRuns: 2 });
  const numbers = [0, 130, 260, 390, 520, 650, 780, 910];

  it('depends on nothing but its arguments, and changes something', () => {
    const varied = step(a, b, numbers);
    expect(step(a, b, numbers)).toEqual(varied);
    expect(varied).not.toEqual(a);
  });

  it.each(MODEL_KINDS)('of kind %s makes nothing that the generator could not have made', (kind) => {
    const genotypes = generatorOf(kind).genotypes(searchDomain({ domain: {} }));
    const decisions = fc.array(fc.nat(999), { minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(genotypes, genotypes, decisions, (genotype, fresh, choices) =>
        genotypes.canShrinkWithoutContext(step(genotype, fresh, choices)),
      ),
    );
  });

  it('says what it cannot change', () => {
    expect(() => step([1], [2], numbers)).toThrow('Int32Array');
  });
});

describe('cross', () => {
  it('takes each gene from either genotype, as often as from the other, and the length from one of them', () => {
    const ones = new Int32Array(4000).fill(1);
    const twos = new Int32Array(6000).fill(2);
    const crossed = (first: number): Int32Array =>
      cross(ones, twos, [first, ...fc.sample(fc.noBias(fc.nat(999)), { seed: 3, numRuns: 3999 })]);
    const [short, long] = [crossed(0), crossed(999)];
    expect([short.length, long.length]).toEqual([4000, 6000]);
    const fromFirst = short.filter((gene) => gene === 1).length;
    expect(fromFirst + short.filter((gene) => gene === 2).length).toBe(4000);
    // Within 5 standard deviations of half.
    expect(Math.abs(fromFirst - 2000)).toBeLessThan(160);
    expect([...long.slice(4000)]).toEqual(Array(2000).fill(2));
  });
});
