import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Instance } from '../../../models';
import type { CaseVerdict } from '../../checker';
import type { AnyGenerator } from '../../generators';
import { NO_EXTENTS, only } from '../../generators/extents/merge';
import { Counter } from './counter';
import { type Counts, NO_COUNTS, mergeCounts } from './counts';
import type { RunCase } from '../run-case';

describe('the counts of one case', () => {
  const side = { lo: 0, hi: 0 };
  const at = (margin: number | undefined) =>
    ({ claim: 'a', t: 0, atoms: {}, left: side, right: side, rung: 'exact', margin }) as const;
  const decided = (attained: number, margin: number | undefined) => ({ decisions: 3, attained, margin });
  const holding = (tightest: ReturnType<typeof at> | undefined): CaseVerdict => ({
    status: 'holds',
    rung: 'exact',
    decisions: 6,
    attained: 2,
    byClaim: new Map([
      ['a', decided(2, 0.5)],
      ['b', decided(0, undefined)],
    ]),
    tightest,
  });
  const ran = (verdict: CaseVerdict): RunCase => ({ genotype: 7, instance: {} as Instance, extents: {}, verdict });
  const labels = [
    { name: 'carried', share: 0, carries: () => true, possible: () => true },
    { name: 'not carried', share: 0, carries: () => false, possible: () => true },
  ];
  const random = (...verdicts: readonly CaseVerdict[]): Counts => {
    const counter = new Counter(labels);
    for (const verdict of verdicts) counter.addRandom(ran(verdict));
    return counter.counts;
  };
  const targeted = (verdict: CaseVerdict): Counts => {
    const counter = new Counter(labels);
    counter.addTargeted(ran(verdict));
    return counter.counts;
  };
  /** The histogram of one case with a margin in [0.1, 1) and an attained decision. */
  const margins = NO_COUNTS.margins.map((_, i, { length }) => Number(i === length - 3 || i === length - 1));
  const eliteOfA: Counts['elites'] = {
    a: { '': { genotype: 7, margin: 0.5 }, carried: { genotype: 7, margin: 0.5 } },
  };
  const byClaim = (cases: number): Counts['byClaim'] => ({
    a: { cases, attained: cases, margin: 0.5 },
    b: { cases, attained: 0, margin: undefined },
  });

  it.each<[string, CaseVerdict, Partial<Counts>]>([
    [
      'that holds',
      holding(at(0.5)),
      {
        exact: 1,
        decisions: 6,
        attained: 2,
        byClaim: byClaim(1),
        tightest: { genotype: 7, finding: at(0.5), foundBy: 'random' },
        elites: eliteOfA,
        margins,
      },
    ],
    [
      'that is refuted, by one decision',
      { status: 'refuted', finding: at(-1) },
      { exact: 1, decisions: 1, byClaim: { a: { cases: 1, attained: 0, margin: undefined } } },
    ],
    [
      'with an undecided claim',
      { status: 'undecided', claim: 'b', reason: 'too wide' },
      { undecided: 1, undecidedBecause: 'claim b: too wide' },
    ],
    [
      'with an undecided hypothesis',
      { status: 'undecided', claim: '', reason: 'too wide' },
      { undecided: 1, undecidedBecause: 'claim (hypothesis): too wide' },
    ],
  ])('%s', (_what, verdict, counts) => {
    expect(random(verdict)).toEqual({ ...NO_COUNTS, run: 1, carried: { carried: 1 }, ...counts });
  });

  it('that is discarded has no labels and was not run', () => {
    expect(random({ status: 'discarded', reason: 'no claim applies' })).toEqual({ ...NO_COUNTS, discarded: 1 });
  });

  it.each([undefined, Infinity])('has no tightest decision if the margin is %p', (margin) => {
    expect(random(holding(at(margin))).tightest).toBeUndefined();
    expect(targeted(holding(at(margin))).byClaim).toEqual(byClaim(0));
  });

  it('of the hill climb says how tight it is, and is no random case', () => {
    expect(targeted(holding(at(0.5)))).toEqual({
      ...NO_COUNTS,
      byClaim: byClaim(0),
      tightest: { genotype: 7, finding: at(0.5), foundBy: 'targeted' },
      elites: eliteOfA,
    });
    expect(targeted({ status: 'refuted', finding: at(-1) })).toEqual(NO_COUNTS);
  });
});

describe('the counts of several cases', () => {
  const side = { lo: 0, hi: 0 };
  const rung = fc.constantFrom('exact' as const, 'certified' as const);
  const margin = fc.option(fc.constantFrom(0.1, 0.2, 0.3), { nil: undefined });
  const claim = fc.constantFrom('a', 'b');
  const finding = fc
    .record({ claim, rung, margin })
    .map((drawn) => ({ ...drawn, t: 0, atoms: {}, left: side, right: side }));
  const decided = fc.record({ decisions: fc.nat(9), attained: fc.nat(2), margin });
  const verdict: fc.Arbitrary<CaseVerdict> = fc.oneof(
    fc.record({
      status: fc.constant('holds' as const),
      rung,
      decisions: fc.nat(9),
      attained: fc.nat(2),
      byClaim: fc.dictionary(claim, decided).map((claims) => new Map(Object.entries(claims))),
      tightest: fc.option(finding, { nil: undefined }),
    }),
    fc.record({ status: fc.constant('refuted' as const), finding }),
    fc.record({ status: fc.constant('undecided' as const), claim, reason: fc.constantFrom('too wide', 'tied') }),
    fc.constant({ status: 'discarded' as const, reason: 'nothing applies' }),
    fc.constant({ status: 'discarded' as const, reason: 'K = ∞', inapplicable: true as const }),
  );
  const cases = fc.array(
    fc.record({ genotype: fc.nat(), verdict, K: fc.integer({ min: 1, max: 5 }), targeted: fc.boolean() }),
  );
  const labels = [
    { name: 'K ≥ 4', share: 0, possible: () => true, carries: ({ K }: { readonly K: number }) => K >= 4 },
  ];

  const countsOf = (all: typeof cases extends fc.Arbitrary<infer T> ? T : never, from?: Counts): Counts => {
    const counter = new Counter(labels as unknown as AnyGenerator['labels'], from);
    for (const { genotype, verdict, K, targeted } of all) {
      const extents = verdict.status === 'discarded' ? NO_EXTENTS : { K: only(K) };
      const ran: RunCase = { genotype, instance: { K } as Instance, extents, verdict };
      if (targeted) counter.addTargeted(ran);
      else counter.addRandom(ran);
    }
    return counter.counts;
  };

  it('are those of the first part merged with those of the rest, and those of the rest counted on from the first', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (all, cut) => {
        const at = cut % (all.length + 1);
        const [first, rest] = [all.slice(0, at), all.slice(at)];
        expect(countsOf(all)).toEqual(mergeCounts(countsOf(first), countsOf(rest)));
        expect(countsOf(all)).toEqual(countsOf(rest, countsOf(first)));
      }),
    );
  });

  it('do not change when the counter goes on', () => {
    const counter = new Counter([], countsOf([]));
    const before = counter.counts;
    const held: CaseVerdict = {
      status: 'holds',
      rung: 'exact',
      decisions: 1,
      attained: 1,
      byClaim: new Map([['a', { decisions: 1, attained: 1, margin: 0.5 }]]),
      tightest: undefined,
    };
    counter.addRandom({ genotype: 1, instance: {} as Instance, extents: {}, verdict: held });
    expect(before).toEqual(NO_COUNTS);
    expect(counter.counts).not.toEqual(before);
  });
});
