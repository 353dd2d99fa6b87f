import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import { planOf } from '../synthetic.testing';
import { codeFingerprint } from './fingerprint';
import { type PlanOptions, makePlan } from './make-plan';
import { parsePlan, serialisePlan } from './schema';
import { cutOf, inShard, isUnit, keyParts, taskKey, unitCount, unitsFrom } from './units';

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
    const searches = makePlan({ ...OPTIONS, only: [], cases: 1e9 }).tasks.filter((task) => task.kind === 'search');
    const isCell = ({ search }: (typeof searches)[number]): boolean => search.sought.kind === 'cell';
    for (const { cases } of searches.filter(isCell)) expect(cases).toBe(1e9);
    const beside = searches.filter((search) => !isCell(search));
    expect(new Set(beside.map(({ search }) => search.sought.kind))).toEqual(
      new Set(['hypothesis', 'kept hypothesis', 'mutant']),
    );
    for (const { cases } of beside) expect(cases).toBeLessThanOrEqual(20_000);
  });

  it('of loops has a search for each statement that applies to a loop', () => {
    const loops = [{ id: 'curated' }, { id: 'accumulate' }];
    const { question, tasks } = makePlan({ ...OPTIONS, only: ['lemma-2.2', 'theorem-2.3'], loops });
    expect(question).toEqual({ kind: 'matrix', only: ['lemma-2.2', 'theorem-2.3'], loops });
    expect(tasks.map(taskKey)).toEqual([
      'lemma-2.2/loop/curated/seed 7',
      expect.stringMatching(/^lemma-2\.2\/loop.*\/accumulate\/seed 7$/),
      'theorem-2.3/loop/curated/seed 7',
    ]);
  });

  it('has one unit for each trial, whose key says all that decides what it finds', () => {
    const trial = { name: 'moons/gmm', statements: ['lemma-2.2', 'theorem-2.1'], checks: 12 };
    const learned: NonNullable<PlanOptions['learned']> = {
      backend: { name: 'wasm', reason: 'for tests' },
      trials: [trial, { ...trial, name: 'moons/flow', checks: 8 }],
      seed: 3,
    };
    const plan = makePlan({ ...OPTIONS, models: [], learned });
    expect(plan.question).toMatchObject({ learned: { backend: learned.backend } });
    expect(parsePlan(serialisePlan(plan))).toEqual(plan);
    expect([...unitsFrom(plan)].map(({ key }) => key)).toEqual(
      ['moons/gmm', 'moons/flow'].map(
        (name) => `learned/${name}/lemma-2.2 theorem-2.1/alpha 0.001 over 20 checks/seed 3/0-1`,
      ),
    );
    const others: readonly Partial<typeof learned>[] = [
      { seed: 4 },
      { trials: [trial] },
      {
        trials: [
          { ...trial, statements: ['lemma-2.2'] },
          { ...trial, name: 'moons/flow', checks: 8 },
        ],
      },
    ];
    const keys = others.map((other) => {
      const [unit] = unitsFrom(makePlan({ ...OPTIONS, models: [], learned: { ...learned, ...other } }));
      return unit?.key;
    });
    expect(new Set([...keys, [...unitsFrom(plan)][0]?.key]).size).toBe(others.length + 1);
  });

  it('of another backend has another fingerprint', () => {
    const found = [undefined, 'cpu: plain', 'wasm: simd'].map((backend) => codeFingerprint(backend));
    expect(new Set(found.map(({ sha256 }) => sha256)).size).toBe(found.length);
    expect(codeFingerprint('cpu: plain')).toEqual(found[1]);
  });

  it('of the first version is refused, with a remedy', () => {
    const text = serialisePlan(makePlan(OPTIONS)).replace('"version": 2', '"version": 1');
    expect(() => parsePlan(text, 'plan.json')).toThrow(
      /^plan\.json: .*version 1, this program reads version 2; make the file again/,
    );
  });

  it.each<[string, Partial<PlanOptions>, string]>([
    ['an unknown statement', { only: ['nope'] }, 'there is no statement "nope"'],
    ['nothing to search', { models: ['regression'] }, 'the plan has nothing to do'],
    ['more cases than there are streams', { cases: 2e12 }, 'more than the 2^32 random streams'],
  ])('is refused for %s', (_what, options, message) => {
    expect(() => makePlan({ ...OPTIONS, ...options })).toThrow(InputError);
    expect(() => makePlan({ ...OPTIONS, ...options })).toThrow(message);
  });
});

describe('the units of a plan', () => {
  const plan = planOf(45_000);
  const units = [...unitsFrom(plan)];

  it('are in order, have names of their own, and cover every task once', () => {
    expect(units).toHaveLength(unitCount(plan));
    expect(units.map(({ position }) => position)).toEqual(units.map((_, i) => i));
    expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
    for (const [task, planned] of plan.tasks.entries()) {
      const own = units.filter((unit) => unit.task === task);
      expect(own[0]?.from).toBe(0);
      expect(own.at(-1)?.to).toBe(cutOf(planned).size);
      for (const [i, { from }] of own.slice(1).entries()) expect(from).toBe(own[i]?.to);
      for (const unit of own) {
        expect(keyParts(unit.key)).toEqual({ task: taskKey(planned), from: unit.from, to: unit.to });
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
    const last = new Set(plan.tasks.map((_, task) => units.filter((unit) => unit.task === task).at(-1)?.key));
    for (const { key } of units) expect(longer.has(key) || last.has(key)).toBe(true);
    expect(units.filter(({ key }) => longer.has(key)).length).toBeGreaterThan(units.length / 2);
  });

  it.each([1, 2, 3, 7, 100])('belong to one of %d shards each, which have contiguous units of every task', (count) => {
    const shardsOf = units.map((unit) =>
      Array.from({ length: count }, (_, index) => inShard(plan, unit, { index, count })),
    );
    for (const shards of shardsOf) expect(shards.filter(Boolean)).toHaveLength(1);
    const sizes = Array.from({ length: count }, (_, index) => shardsOf.filter((shards) => shards[index]).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.ceil(units.length / count) + plan.tasks.length);
    for (const task of plan.tasks.keys()) {
      const own = units.flatMap((unit, i) => (unit.task === task ? [shardsOf[i]?.indexOf(true)] : []));
      expect(own.filter((shard, i) => shard !== own[i - 1])).toHaveLength(new Set(own).size);
    }
  });
});
