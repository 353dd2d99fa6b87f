import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openTrace } from '../formats';
import type { TraceRecord } from '../trace';
import { traceHeaderSchema } from '../trace/header';
import { headerLine, recordLine } from '../trace/write-trace';
import { halfWidth, keptPositionShares, keptShares } from './kept-frequencies.testing';
import { keptLaw } from './kept-law';
import type { RuleLoop } from './rule-loop';
import type { SelectionRule } from './selection';
import { type SimulatedTrace, simulateRule } from './simulate';
import { spaceOf } from './space';

const space = spaceOf([0, 1, 1.7], new Map([['length', [3, 1, 2]]]));
const loop: RuleLoop = { space, start: [0.2, 0.5, 0.3], rule: { kind: 'luce' }, K: 3 };
const recording = { rounds: 2, pools: 40, measure: 100, seed: 7 };

const linesOf = ({ header, records }: SimulatedTrace): string[] => [
  headerLine(header),
  ...Array.from(records(), recordLine),
];

describe('a simulated trace', () => {
  it('is determined by its seed', () => {
    const trace = simulateRule(loop, recording);
    const lines = linesOf(trace);
    expect(linesOf(trace)).toEqual(lines);
    expect(linesOf(simulateRule(loop, recording))).toEqual(lines);
    expect(linesOf(simulateRule(loop, { ...recording, seed: 8 })).slice(1)).not.toEqual(lines.slice(1));
  });

  it('has a header that says what the loop is', () => {
    const planted = { rule: { kind: 'best' }, lambda: 1, lapse: 0.1, transmission: 0.5 } as const;
    const trace = simulateRule({ ...loop, rule: { kind: 'luce', temperature: 2 }, planted }, recording);
    const read = traceHeaderSchema.parse(JSON.parse(headerLine(trace.header)));
    expect(read).toEqual(trace.header);
    expect(read).toMatchObject({
      offered: 3,
      kept: 1,
      rule: 'luce at temperature 2',
      lambda: 'inf',
      pools: 'drawn',
      startsAtReference: true,
      reward: 'reward',
      traits: { reward: { min: 0, max: 1.7 }, length: { min: 1, max: 3 }, class: { classes: ['a', 'b', 'c'] } },
      truth: { learner: 'exact', rule: 'best', lambda: 1, lapse: 0.1, transmission: 0.5 },
    });
  });

  it('is read back as it was drawn', async () => {
    const trace = simulateRule({ ...loop, kept: 2, lambda: 2 }, recording);
    const file = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'trace.jsonl');
    writeFileSync(file, `${linesOf(trace).join('\n')}\n`);
    const read = await openTrace(file);
    expect(read.header).toEqual(trace.header);
    expect(read.notes).toEqual([]);
    const records: TraceRecord[] = [];
    for await (const batch of read.records) records.push(...batch);
    expect(records).toEqual([...trace.records()]);
  });

  it('has measures of every round and pools of every round but the first, numbered by line', () => {
    const records = [...simulateRule(loop, recording).records()];
    expect(records.map(({ line }) => line)).toEqual(records.map((_, i) => i + 2));
    expect(records.filter(({ kind }) => kind === 'pool').map(({ round }) => round)).toEqual([
      ...Array.from({ length: 40 }, () => 1),
      ...Array.from({ length: 40 }, () => 2),
    ]);
    const measured = records.flatMap((record) => (record.kind === 'measure' ? [[record.round, record.trait]] : []));
    expect(measured).toEqual(
      [0, 1, 2].flatMap((t) => [
        [t, 'reward'],
        [t, 'length'],
      ]),
    );
    expect([...simulateRule(loop, { ...recording, measure: 0 }).records()]).toHaveLength(80);
  });

  it('measures what its shares say', () => {
    const records = [...simulateRule(loop, recording).records()];
    const shares = records.find((record) => record.kind === 'shares' && record.round === 2);
    const mean = records.find((record) => record.kind === 'measure' && record.round === 2 && record.trait === 'length');
    if (shares?.kind !== 'shares' || mean?.kind !== 'measure') throw new Error('the trace has no measures');
    const [a = 0, b = 0, c = 0] = shares.shares.values();
    expect(a + b + c).toBeCloseTo(1, 12);
    expect(mean.mean).toBeCloseTo(3 * a + b + 2 * c, 12);
  });
});

describe('the kept candidates', () => {
  const rules: readonly [string, SelectionRule, number][] = [
    ['Luce', { kind: 'luce' }, 1],
    ['Plackett–Luce at temperature 1/2', { kind: 'luce', temperature: 0.5 }, 2],
    ['the best', { kind: 'best' }, 1],
    ['the best two', { kind: 'top-m' }, 2],
    ['the worst two', { kind: 'bottom-m' }, 2],
    ['any', { kind: 'uniform' }, 2],
  ];
  const pools = 4_000;

  it.each(rules)('have the law of the rule: %s', (_, rule, kept) => {
    const trace = simulateRule({ ...loop, rule, kept }, { rounds: 1, pools, measure: 0, seed: 1 });
    const { shares } = keptShares(trace, 1, space.atoms);
    const exact = keptLaw(rule, loop.start, space.rewards, { K: 3, m: kept });
    exact.forEach((mass, i) => expect(Math.abs((shares[i] ?? NaN) - mass)).toBeLessThan(halfWidth(pools)));
    // An exact learner has this law after the round.
    trace.models[1]?.forEach((mass, i) => expect(mass).toBeCloseTo(exact[i] ?? NaN, 12));
  });

  it.each(rules)('stand at any position of the pool: %s', (_, rule, kept) => {
    const trace = simulateRule({ ...loop, rule, kept }, { rounds: 1, pools, measure: 0, seed: 1 });
    for (const share of keptPositionShares(trace)) expect(Math.abs(share - 1 / 3)).toBeLessThan(halfWidth(pools));
  });

  it('are those of the planted rule, with its lapses', () => {
    const planted = { rule: { kind: 'bottom-m' }, lapse: 0.25 } as const;
    const trace = simulateRule({ ...loop, planted }, { rounds: 1, pools, measure: 0, seed: 1 });
    const worst = keptLaw({ kind: 'bottom-m' }, loop.start, space.rewards, { K: 3, m: 1 });
    const { shares } = keptShares(trace, 1, space.atoms);
    loop.start.forEach((mass, i) => {
      const exact = 0.75 * (worst[i] ?? NaN) + 0.25 * mass;
      expect(Math.abs((shares[i] ?? NaN) - exact)).toBeLessThan(halfWidth(pools));
      expect(trace.models[1]?.[i]).toBeCloseTo(exact, 12);
    });
  });

  it('follow a reward that drifts, while the recorded one does not', () => {
    const planted = { drift: { trait: 'length', by: 0.5 } } as const;
    const trace = simulateRule({ ...loop, planted }, { rounds: 2, pools: 4_000, measure: 0, seed: 1 });
    const { shares } = keptShares(trace, 2, space.atoms);
    const used = [3, 2, 3.7];
    const exact = keptLaw({ kind: 'luce' }, trace.models[1] ?? [], used, { K: 3, m: 1 });
    exact.forEach((mass, i) => expect(Math.abs((shares[i] ?? NaN) - mass)).toBeLessThan(halfWidth(4_000)));
    expect(trace.header.truth).toEqual({ learner: 'exact', drift: 0.5, driftTrait: 'length' });
    const rewards = new Set(
      Array.from(trace.records()).flatMap((r) => (r.kind === 'pool' ? [...(r.numbers.get('reward') ?? [])] : [])),
    );
    expect([...rewards].sort()).toEqual([0, 1, 1.7]);
  });
});

describe('the next model', () => {
  const reference = [0.6, 0.3, 0.1];

  it('mixes in real data by the planted share, and goes a part of the way', () => {
    const planted = { lambda: 0.25, transmission: 0.5 };
    const trace = simulateRule(
      { ...loop, reference, lambda: 3, planted },
      { rounds: 1, pools: 1, measure: 0, seed: 1 },
    );
    expect([...trace.records()]).toHaveLength(1);
    const curated = keptLaw({ kind: 'luce' }, loop.start, space.rewards, { K: 3, m: 1 });
    loop.start.forEach((mass, i) => {
      const target = 0.8 * (reference[i] ?? NaN) + 0.2 * (curated[i] ?? NaN);
      expect(trace.models[1]?.[i]).toBeCloseTo(0.5 * mass + 0.5 * target, 12);
    });
    expect(trace.header).toMatchObject({ lambda: 3, startsAtReference: false });
  });

  it('of a finite-sample learner is the empirical law of what was kept', () => {
    const trace = simulateRule({ ...loop, kept: 2, learner: 'finite-sample' }, { ...recording, rounds: 1 });
    const { shares, total } = keptShares(trace, 1, space.atoms);
    expect(total).toBe(80);
    shares.forEach((share, i) => expect(trace.models[1]?.[i]).toBeCloseTo(share, 12));
  });
});

describe('values outside their domains are named', () => {
  const cases: readonly [string, Partial<RuleLoop>, string][] = [
    ['K', { K: Infinity }, 'K = Infinity is not a number of candidates'],
    ['kept', { kept: 4 }, '4 of 3 candidates cannot be kept'],
    ['best of several', { rule: { kind: 'best' }, kept: 2 }, 'the rule top-m keeps several'],
    ['temperature', { rule: { kind: 'luce', temperature: 0 } }, 'the temperature 0 is not a number above 0'],
    ['temperature without Luce', { rule: { kind: 'best', temperature: 2 } }, 'the rule best has no temperature'],
    ['sum', { start: [0.5, 0.5, 0.5] }, 'p sums to 1.5, not 1'],
    ['length', { reference: [1] }, 'the real-data law (ref) has 1 masses for 3 rewards'],
    ['lambda', { lambda: -1 }, 'lambda = -1 is not a number of at least 0'],
    ['lapse', { planted: { lapse: 2 } }, 'the lapse rate 2 is not a probability'],
    ['transmission', { planted: { transmission: 0 } }, 'the transmission 0 is not a number above 0'],
    ['drift', { planted: { drift: { trait: 'width', by: 1 } } }, 'one of length'],
  ];
  it.each(cases)('%s', (_, changed, message) => {
    expect(() => simulateRule({ ...loop, ...changed }, recording)).toThrow(message);
  });

  it('a trait that is too short, or has a name with another meaning', () => {
    expect(() => spaceOf([0, 1], new Map([['length', [1]]]))).toThrow('has 1 values for 2 atoms');
    expect(() => spaceOf([0, 1], new Map([['kept', [1, 2]]]))).toThrow('another name');
  });

  it('rounds', () => {
    expect(() => simulateRule(loop, { ...recording, rounds: -1 })).toThrow('-1 is not a number of rounds');
  });
});
