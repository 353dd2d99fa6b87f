import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ANY, type Elites, NO_ELITES, mergeElites, withCase } from './elites';

const CLAIMS = ['a', 'b'];
const LABELS = ['ties', 'K = 1'];

const decisions = (margin: number | undefined) => ({ decisions: 1, attained: 0, margin });

/** The elites of cases, each with its own number as its genotype. */
const cases = fc.array(
  fc.record({
    claims: fc.subarray(CLAIMS),
    labels: fc.subarray(LABELS),
    margin: fc.constantFrom(0.1, 0.2, 0.3, undefined),
  }),
);
const elitesOfAll = (all: typeof cases extends fc.Arbitrary<infer T> ? T : never): readonly Elites[] =>
  all.map(({ claims, labels, margin }, genotype) =>
    withCase(NO_ELITES, genotype, new Map(claims.map((claim) => [claim, decisions(margin)])), labels),
  );

describe('the elites', () => {
  it('are the first of the tightest cases, by claim and label', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const elites = elitesOfAll(all).reduce(mergeElites, NO_ELITES);
        for (const claim of CLAIMS) {
          for (const label of [ANY, ...LABELS]) {
            const competing = all.flatMap(({ claims, labels, margin }, genotype) =>
              margin !== undefined && claims.includes(claim) && (label === ANY || labels.includes(label))
                ? [{ genotype, margin }]
                : [],
            );
            const least = Math.min(...competing.map(({ margin }) => margin));
            expect(elites[claim]?.[label]).toEqual(competing.find(({ margin }) => margin === least));
          }
        }
      }),
    );
  });

  it('do not depend on which cases were put together first', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (all, cut) => {
        const each = elitesOfAll(all);
        const at = cut % (each.length + 1);
        const apart = mergeElites(
          each.slice(0, at).reduce(mergeElites, NO_ELITES),
          each.slice(at).reduce(mergeElites, NO_ELITES),
        );
        expect(apart).toEqual(each.reduce(mergeElites, NO_ELITES));
      }),
    );
  });

  it('stay the same object where no case is tighter', () => {
    const elites = withCase(NO_ELITES, 1, new Map([['a', decisions(0.2)]]), LABELS);
    expect(mergeElites(elites, withCase(NO_ELITES, 2, new Map([['a', decisions(0.2)]]), LABELS))).toBe(elites);
    expect(mergeElites(elites, NO_ELITES)).toBe(elites);
  });

  it.each([
    ['of an equality, or of sides that are both 0', undefined],
    ['of sides that are equal', 0],
    ['below 0, although the decision is true', -0.1],
    ['of an infinite side', Infinity],
    ['of a side that is 0', 1],
    ['of a side next to 0', 1 - 1e-12],
  ])('have no case with a margin %s', (_what, margin) => {
    expect(withCase(NO_ELITES, 1, new Map([['a', decisions(margin)]]), LABELS)).toEqual(NO_ELITES);
  });
});
