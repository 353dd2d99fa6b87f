import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import * as face from '../../index';
import { BUILT_IN_LOOPS, type DiscreteInstance, checkDiscreteInstance } from '../../models';
import { Q, type Rational } from '../../theory';
import * as arithmetic from '../../theory/arithmetic';
import * as arbitraries from '.';

const { instances, laws, loops, weights } = arbitraries;
const SEEDED = { seed: 11, numRuns: 200 };

/** The smallest counterexample to a property. */
function smallest<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): T {
  const { counterexample } = fc.check(fc.property(arbitrary, holds), { seed: 3, numRuns: 2000 });
  if (counterexample === null) throw new Error('no counterexample');
  return counterexample[0];
}

const formatted = (values: readonly Rational[]): string[] => values.map(Q.format);

describe('laws', () => {
  it('are masses with sum 1, on as many atoms as asked', () => {
    fc.assert(
      fc.property(laws({ min: 2, max: 5 }, { zeros: true }), (p) => {
        expect(Q.equals(Q.sum(p), Q.one)).toBe(true);
        expect(p.every(({ num }) => num >= 0n)).toBe(true);
        expect(p.length >= 2 && p.length <= 5).toBe(true);
      }),
      SEEDED,
    );
  });

  it('have no zeros unless asked, and then some', () => {
    const zeros = (p: readonly Rational[]): boolean => p.some(({ num }) => num === 0n);
    fc.assert(
      fc.property(laws(4), (p) => !zeros(p)),
      SEEDED,
    );
    expect(formatted(smallest(laws({ min: 2, max: 6 }, { zeros: true }), (p) => !zeros(p))).sort()).toEqual(['0', '1']);
  });

  it('shrink to simple fractions on few atoms', () => {
    const above = (p: readonly Rational[]): boolean =>
      p.every((mass) => Q.compare(mass, Q.of(1, 2)) <= 0 || p.length < 2);
    expect(formatted(smallest(laws({ min: 1, max: 6 }), above)).sort()).toEqual(['1/3', '2/3']);
    expect(formatted(smallest(laws({ min: 3, max: 6 }), () => false))).toEqual(['1/3', '1/3', '1/3']);
  });
});

describe('weights', () => {
  it('are above 0 and within the bound, whole if asked', () => {
    const bounds = [Q.of(1, 50), Q.of(50)] as const;
    fc.assert(
      fc.property(weights(4, { largest: 50 }), (w) => {
        expect(w).toHaveLength(4);
        for (const each of w) expect(Q.compare(bounds[0], each) <= 0 && Q.compare(each, bounds[1]) <= 0).toBe(true);
      }),
      SEEDED,
    );
    fc.assert(
      fc.property(weights(4, { whole: true }), (w) => w.every(Q.isInteger)),
      SEEDED,
    );
  });

  it('have ties, weights below 1, and wide ranges', () => {
    const sample = fc.sample(weights(3), SEEDED);
    const has = (what: (w: readonly number[]) => boolean): number =>
      sample.filter((w) => what(w.map(Q.toNumber))).length;
    expect(has((w) => new Set(w).size < 3)).toBeGreaterThan(20);
    expect(has((w) => Math.min(...w) < 1)).toBeGreaterThan(40);
    expect(has((w) => Math.max(...w) / Math.min(...w) > 100)).toBeGreaterThan(20);
  });

  it('shrink to small whole numbers', () => {
    const close = (w: readonly Rational[]): boolean => w.every((each) => Q.compare(each, Q.of(2)) <= 0);
    expect(formatted(smallest(weights({ min: 2, max: 6 }), close)).sort()).toEqual(['1', '3']);
  });
});

describe('instances', () => {
  it('lie in the domain asked for', () => {
    const asked = instances({ data: 'synthetic', candidates: { min: 2, max: 5, infinite: 'never' }, rounds: 3 });
    fc.assert(
      fc.property(asked, (instance) => {
        expect(checkDiscreteInstance(instance)).toBe(instance);
        expect([instance.K >= 2 && instance.K <= 5, instance.lambda]).toEqual([true, 'infinity']);
        expect(instance.rounds).toBeLessThanOrEqual(3);
      }),
      SEEDED,
    );
  });

  it('shrink to two atoms and small numbers', () => {
    const { p0, w, K }: DiscreteInstance = smallest(instances({ data: 'synthetic' }), ({ w: all }) => all.length < 2);
    expect([formatted(p0), formatted(w).sort(), K <= 2]).toEqual([['1/2', '1/2'], ['1', '1'], true]);
  });

  it.each(BUILT_IN_LOOPS.map((loop) => [loop.id, loop] as const))('for %s have what it needs', (_id, loop) => {
    const { candidates, users, samples } = loop.needs ?? {};
    for (const instance of fc.sample(instances({ for: loop, rounds: 2 }), { seed: 2, numRuns: 20 })) {
      expect(instance.users?.length).toBe(users?.count);
      expect(instance.samples !== undefined).toBe(samples === true);
      if (candidates && instance.K !== Infinity) expect(instance.K).toBeGreaterThanOrEqual(candidates.min);
    }
  });
});

describe('loops', () => {
  it('are built-in ones, or combinations if asked, and shrink to the loop of the paper', () => {
    const ids = (arbitrary: fc.Arbitrary<face.Loop>) => new Set(fc.sample(arbitrary, SEEDED).map(({ id }) => id));
    expect([...ids(loops())].every((id) => BUILT_IN_LOOPS.some((loop) => loop.id === id))).toBe(true);
    expect([...ids(loops({ combinations: true }))].some((id) => id.includes('+'))).toBe(true);
    expect(smallest(loops(), () => false).id).toBe('curated');
    expect(ids(loops({ where: ({ id }) => id === 'best-of-K' }))).toEqual(new Set(['best-of-K']));
  });
});

describe('bad constraints are refused', () => {
  it.each<[string, () => unknown, string]>([
    ['no atoms', () => laws(0), '0 is not a number of atoms'],
    ['a range that is empty', () => weights({ min: 3, max: 2 }), 'is not a number of atoms; give one from 1 to 10000'],
    // @ts-expect-error: a typo does not compile.
    ['an unknown constraint', () => laws(2, { zeroes: true }), 'laws has no option "zeroes"; did you mean zeros?'],
    ['a bound below 1', () => weights(2, { largest: 0 }), 'largest 0 is not a whole number of at least 1'],
    ['no loop', () => loops({ where: () => false }), 'no loop satisfies where'],
  ])('%s', (_what, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('docs/arbitraries.md', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'arbitraries.md'), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, block = '']) => block);
  const modules: Readonly<Record<string, unknown>> = {
    'fast-check': { __esModule: true, default: fc },
    'curated-loops': face,
    'curated-loops/arbitraries': arbitraries,
    'curated-loops/arithmetic': arithmetic,
  };

  /** Runs an example; what it prints. */
  function printedBy(block: string): unknown[] {
    const { code } = transformSync(block, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const printed: unknown[] = [];
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the examples of the page are run as they are printed
    const run = new Function('require', 'exports', 'console', code) as (...args: unknown[]) => void;
    run((name: string) => modules[name], {}, { log: (value: unknown) => printed.push(value) });
    return printed;
  }

  const runnable = blocks.filter((block) => !block.includes('@fast-check/'));

  it('has examples that hold, and one in the words of a runner', () => {
    expect([runnable.length, blocks.length]).toEqual([3, 4]);
    const [tilt = '', smallestOf = '', sums = ''] = runnable;
    expect(printedBy(tilt)).toEqual([]);
    expect(printedBy(smallestOf).map((value) => [...(value as string[])].sort())).toEqual([['1', '3']]);
    expect(printedBy(sums)).toEqual([]);
  });

  it('has examples that fail where the claim is turned round', () => {
    expect(() => printedBy((runnable[0] ?? '').replace('>= 0;', '< 0;'))).toThrow('Property failed');
    expect(() => printedBy((runnable[2] ?? '').replace('<= 1', '<= -1'))).toThrow('Property failed');
  });
});
