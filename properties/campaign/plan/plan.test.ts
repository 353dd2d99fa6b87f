import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import { planOf } from '../synthetic.testing';
import { codeFingerprint } from './fingerprint';
import { type PlanOptions, makePlan } from './make-plan';
import { parsePlan, serialisePlan } from './schema';
import { inShard, isUnit, keyParts, searchKey, unitCount, unitsFrom, unitsOfSearch } from './units';

const OPTIONS: PlanOptions = {
  only: ['lemma-2.2'],
  models: ['discrete'],
  cases: 45_000,
  seed: 7,
  unitSeconds: 0.001,
  fingerprint: codeFingerprint(),
};

describe('a plan', () => {
  it('is the same from the same options, and has another id for others', () => {
    const { id } = makePlan(OPTIONS);
    expect(makePlan(OPTIONS).id).toBe(id);
    const others: readonly Partial<PlanOptions>[] = [
      { seed: 8 },
      { cases: 46_000 },
      { unitSeconds: 100 },
      { only: ['k2-tanh'] },
      { models: ['gaussian'] },
      { fingerprint: { version: '0', sha256: 'a'.repeat(64) } },
    ];
    const ids = others.map((other) => makePlan({ ...OPTIONS, ...other }).id);
    expect(new Set([id, ...ids]).size).toBe(others.length + 1);
  });

  it('is read as it was written, and refused once it was changed', () => {
    const plan = makePlan(OPTIONS);
    const text = serialisePlan(plan);
    expect(parsePlan(text)).toEqual(plan);
    expect(() => parsePlan(text.replace('"seed": 7', '"seed": 8'), 'plan.json')).toThrow(
      /^plan\.json: its id is .* was changed/,
    );
    expect(() => parsePlan('{"format":"curated-loops/results"}')).toThrow('expected "curated-loops/campaign-plan"');
  });

  it('has the cells, the mutants and the hypotheses; those beside the cells are capped', () => {
    const { searches } = makePlan({ ...OPTIONS, only: [], cases: 1e9 });
    const isCell = ({ task }: (typeof searches)[number]): boolean => task.sought.kind === 'cell';
    for (const { cases } of searches.filter(isCell)) expect(cases).toBe(1e9);
    const beside = searches.filter((search) => !isCell(search));
    expect(new Set(beside.map(({ task }) => task.sought.kind))).toEqual(
      new Set(['hypothesis', 'kept hypothesis', 'mutant']),
    );
    for (const { cases } of beside) expect(cases).toBeLessThanOrEqual(20_000);
  });

  it('of loops has a search for each statement that applies to a loop', () => {
    const loops = [{ id: 'curated' }, { id: 'accumulate' }];
    const { question, searches } = makePlan({ ...OPTIONS, only: ['lemma-2.2', 'theorem-2.3'], loops });
    expect(question).toEqual({ kind: 'matrix', only: ['lemma-2.2', 'theorem-2.3'], loops });
    expect(searches.map((search) => searchKey(search))).toEqual([
      'lemma-2.2/loop/curated/seed 7',
      expect.stringMatching(/^lemma-2\.2\/loop.*\/accumulate\/seed 7$/),
      'theorem-2.3/loop/curated/seed 7',
    ]);
  });

  it.each<[string, Partial<PlanOptions>, string]>([
    ['an unknown statement', { only: ['nope'] }, 'there is no statement "nope"'],
    ['nothing to search', { models: ['regression'] }, 'the plan has no search'],
    ['more cases than there are streams', { cases: 2e12 }, 'more than the 2^32 random streams'],
  ])('is refused for %s', (_what, options, message) => {
    expect(() => makePlan({ ...OPTIONS, ...options })).toThrow(InputError);
    expect(() => makePlan({ ...OPTIONS, ...options })).toThrow(message);
  });
});

describe('the units of a plan', () => {
  const plan = planOf(45_000);
  const units = [...unitsFrom(plan)];

  it('are in order, have names of their own, and cover the cases of every search once', () => {
    expect(units).toHaveLength(unitCount(plan));
    expect(units.map(({ position }) => position)).toEqual(units.map((_, i) => i));
    expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
    for (const [search, planned] of plan.searches.entries()) {
      const own = [...unitsOfSearch(plan, search)];
      expect(own).toEqual(units.filter((unit) => unit.search === search));
      expect(own[0]?.from).toBe(0);
      expect(own.at(-1)?.to).toBe(planned.cases);
      for (const [i, { from }] of own.slice(1).entries()) expect(from).toBe(own[i]?.to);
      for (const unit of own) {
        expect(keyParts(unit.key)).toEqual({ search: searchKey(planned), from: unit.from, to: unit.to });
        expect(isUnit(planned, unit)).toBe(true);
        expect(isUnit(planned, { from: unit.from + 1, to: unit.to })).toBe(false);
      }
    }
  });

  it('can be taken from any position', () => {
    for (const position of [0, 1, 4, units.length - 1, units.length])
      expect([...unitsFrom(plan, position)]).toEqual(units.slice(position));
  });

  it('of a plan with more cases are the same but for the last of each search', () => {
    const longer = new Set([...unitsFrom(planOf(95_000))].map(({ key }) => key));
    const last = new Set(plan.searches.map((_, search) => [...unitsOfSearch(plan, search)].at(-1)?.key));
    for (const { key } of units) expect(longer.has(key) || last.has(key)).toBe(true);
    expect(units.filter(({ key }) => longer.has(key)).length).toBeGreaterThan(units.length / 2);
  });

  it.each([1, 2, 3, 7, 100])(
    'belong to one of %d shards each, which have contiguous units of every search',
    (count) => {
      const shardsOf = units.map((unit) =>
        Array.from({ length: count }, (_, index) => inShard(plan, unit, { index, count })),
      );
      for (const shards of shardsOf) expect(shards.filter(Boolean)).toHaveLength(1);
      const sizes = Array.from({ length: count }, (_, index) => shardsOf.filter((shards) => shards[index]).length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.ceil(units.length / count) + plan.searches.length);
      for (const search of plan.searches.keys()) {
        const own = units.flatMap((unit, i) => (unit.search === search ? [shardsOf[i]?.indexOf(true)] : []));
        expect(own.filter((shard, i) => shard !== own[i - 1])).toHaveLength(new Set(own).size);
      }
    },
  );
});
