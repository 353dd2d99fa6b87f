import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_LOOPS, type Loop, MUTANTS, curatedLoop, finite, loopOf } from '../../models';
import { Q } from '../../theory';
import { fingerprintInstances } from './fingerprint-instances';
import { fingerprintOf } from './fingerprint';

const sumOf = (law: readonly Parameters<typeof Q.format>[0][]): string => Q.format(Q.sum(law));

describe('the instances of a fingerprint', () => {
  it.each(BUILT_IN_LOOPS.map((loop) => [loop.id, loop] as const))(
    'are a dozen within the domain of %s',
    (_id, loop) => {
      const instances = fingerprintInstances(loop);
      expect(instances).toHaveLength(12);
      const { min, max, infinite } = loop.needs?.candidates ?? { min: 1, max: Infinity, infinite: true };
      for (const { p0, pRef, w, K, users, sampling } of instances) {
        expect([sumOf(p0), sumOf(pRef)]).toEqual(['1', '1']);
        expect([p0.length, pRef.length]).toEqual([w.length, w.length]);
        expect(K === Infinity ? infinite : K >= min && K <= max).toBe(true);
        expect(users).toHaveLength(loop.needs?.users?.count ?? 0);
        if (users.length > 0) expect(sumOf(users.map(({ share }) => share))).toBe('1');
        expect(sampling !== undefined).toBe(loop.needs?.samples === true);
      }
    },
  );
});

describe('the fingerprint of an update', () => {
  it.each(BUILT_IN_LOOPS.map((loop) => [loop.id, loop] as const))(
    'of %s has an answer on every instance',
    (_id, loop) => {
      expect(fingerprintOf(loop)?.instances).toBe(12);
      expect(fingerprintOf(loop)).toEqual(fingerprintOf({ ...loop, title: 'another' }));
    },
  );

  it('distinguishes built-in loops with different laws on finite spaces', () => {
    // On a finite space maximum likelihood fits exactly, so the two loops of the paper make the same laws.
    const different = BUILT_IN_LOOPS.filter(({ id }) => id !== 'maximum-likelihood');
    expect(new Set(different.map((loop) => fingerprintOf(loop)?.sha256)).size).toBe(different.length);
    expect(fingerprintOf(loopOf('maximum-likelihood'))).toEqual(fingerprintOf(curatedLoop));
  });

  it.each(Object.keys(MUTANTS))('tells the mutant %s from the loop it is made of', (mutant) => {
    // A mutant of the sampling does not change a loop without sampling.
    const told = ['curated', 'finite-sample'].filter(
      (base) => fingerprintOf(loopOf(`${mutant}:${base}`))?.sha256 !== fingerprintOf(loopOf(base))?.sha256,
    );
    expect(told).not.toEqual([]);
  });

  it('of a loop that remembers more reaches the first round that depends on it', () => {
    const remembering = (laws: number, back: number): Loop => ({
      ...curatedLoop,
      needs: { memory: laws },
      source: (_ops, { history }) => history[Math.max(0, history.length - 1 - back)] ?? history[0],
    });
    const sha256 = (loop: Loop): string | undefined => fingerprintOf(loop)?.sha256;
    // Two rounds are the same whether candidates come from two or from three rounds ago.
    expect(sha256(remembering(1, 3))).toBe(sha256(remembering(1, 2)));
    expect(sha256(remembering(3, 3))).not.toBe(sha256(remembering(3, 2)));
  });

  it('records where the rule has no answer', () => {
    const finiteOnly: Loop = {
      ...curatedLoop,
      curate: (ops, law, candidates) =>
        finite(ops).choose(
          law,
          { kind: 'keep', symmetric: true, keep: (drawn, F) => drawn.map(() => F.of(1, drawn.length)) },
          candidates,
        ),
    };
    expect(fingerprintOf(finiteOnly)?.instances).toBe(9);
  });

  it('of an irrational rule is by its decimals', () => {
    const softmax = (percent: number): Loop => ({
      ...curatedLoop,
      curate: (ops, law, candidates) =>
        finite(ops).choose(law, { kind: 'luce', score: ({ w }, F) => F.exp(F.mul(F.of(percent, 100), w)) }, candidates),
    });
    expect(fingerprintOf(softmax(50))?.instances).toBe(12);
    expect(fingerprintOf(softmax(50))).toEqual(fingerprintOf(softmax(50)));
    expect(fingerprintOf(softmax(50))?.sha256).not.toBe(fingerprintOf(softmax(51))?.sha256);
  });

  it('is undefined for a loop that does not run on finite spaces', () => {
    expect(fingerprintOf({ ...curatedLoop, needs: { models: ['gaussian'] } })).toBeUndefined();
  });

  it('rethrows an error of the loop', () => {
    const broken: Loop = {
      ...curatedLoop,
      curate: () => {
        throw new TypeError('broken');
      },
    };
    expect(() => fingerprintOf(broken)).toThrow('broken');
  });
});
