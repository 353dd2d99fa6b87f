import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openTrace, simulateRule, spaceOf, type TraceRecord } from '../../../models/recorded';
import { parseAudit, serialiseAudit } from '../../results/schemas';
import { collect } from '../recording';
import { type AuditedRecording, type AuditOptions, audit } from './audit';

const TRACES = join(__dirname, '../../../examples/traces');

async function recorded(file: string): Promise<AuditedRecording> {
  const { header, format, notes, records } = await openTrace(file);
  return { file, read: format, notes, recording: await collect(header, records, file) };
}

interface ExpectedRound {
  readonly round: number;
  readonly poolMean: number;
  readonly keptMean: number;
  readonly meanWithinPoolSd: number;
}

const expected = JSON.parse(readFileSync(join(TRACES, 'expected.json'), 'utf8')) as Readonly<
  Record<string, readonly ExpectedRound[]>
>;

describe('real recorded runs', () => {
  it.each(Object.keys(expected))('%s has the means and spreads that Python computed', async (name) => {
    const { traces } = await audit([await recorded(join(TRACES, `${name}.jsonl`))]);
    const rounds = expected[name] ?? [];
    expect(rounds.length).toBeGreaterThan(2);
    for (const { round, ...figures } of rounds) {
      const value = traces[0]?.rounds.find(({ t }) => t === round)?.traits.find((trait) => trait.name === 'value');
      for (const [figure, number] of Object.entries(figures)) {
        expect(value?.[figure as keyof typeof figures]).toBeCloseTo(number, 9);
      }
    }
  });

  it.each([
    ['judge-spread', 'best'],
    ['oracle-spread', 'best'],
    ['control-spread', 'uniform'],
  ])('%s was kept by the rule "%s"', async (name, rule) => {
    const { traces } = await audit([await recorded(join(TRACES, `${name}.jsonl`))]);
    expect(traces[0]?.choice?.fits.find(({ preferred }) => preferred)?.rule).toBe(rule);
    const named = traces[0]?.checks.find(({ id }) => id === 'rule as named');
    expect(named?.verdict).toBe(rule === 'best' ? 'holds' : 'undecided');
  });

  it('refute another rule than the one that was used', async () => {
    const judge = await recorded(join(TRACES, 'judge-spread.jsonl'));
    const verdictUnder = async (rule: string): Promise<string | undefined> =>
      (await audit([judge], { stated: { rule } })).traces[0]?.checks.find(({ id }) => id === 'rule as named')?.verdict;
    expect(await verdictUnder('uniform')).toBe('refuted');
    expect(await verdictUnder('bottom-m by judge')).toBe('refuted');
    expect(await verdictUnder('top-m by judge')).toBe('holds');
  });
});

async function* inBatches(records: Iterable<TraceRecord>): AsyncGenerator<readonly TraceRecord[]> {
  yield await Promise.resolve([...records]);
}

type Simulated = Parameters<typeof simulateRule>;

const SPACE = spaceOf(
  [0, 0.5, 1, 1.5],
  new Map([
    ['length', [3, 1, 2, 2]],
    ['noise', [0, 1, 0, 1]],
  ]),
);
const LOOP: Simulated[0] = {
  space: SPACE,
  start: [0.25, 0.25, 0.25, 0.25],
  K: 4,
  rule: { kind: 'luce', temperature: 1 },
};

/** A simulated run of a loop on four atoms. */
async function simulated(loop: Partial<Simulated[0]> = {}, run: Partial<Simulated[1]> = {}): Promise<AuditedRecording> {
  const { header, records } = simulateRule(
    { ...LOOP, ...loop },
    { rounds: 3, pools: 400, measure: 4000, seed: 7, ...run },
  );
  const recording = await collect(header, inBatches(records()), 'simulated');
  return { file: 'simulated', read: 'trace', notes: [], recording };
}

/** The verdicts by check and round. */
async function verdictsOf(run: AuditedRecording, options: AuditOptions = {}): Promise<ReadonlyMap<string, string>> {
  const { traces } = await audit([run], { alpha: 0.01, ...options });
  return new Map(traces[0]?.checks.map(({ id, t, verdict }) => [t === undefined ? id : `${id}, ${t}`, verdict]));
}

describe('an audit of a simulated run', () => {
  it('can be written and read back', async () => {
    const results = await audit([await simulated()]);
    expect(parseAudit(serialiseAudit(results))).toEqual(JSON.parse(JSON.stringify(results)));
  });

  it('refutes nothing of the loop of the paper, with and without real data', async () => {
    for (const lambda of [Infinity, 1]) {
      const verdicts = await verdictsOf(await simulated({ lambda }));
      expect([...verdicts.values()]).not.toContain('refuted');
      expect(verdicts.get('lemma-2.2 b, 0')).toBe('holds');
      expect(verdicts.get('selection bound, 1')).toBe('holds');
    }
  });

  it('decides the event bound for every rule', async () => {
    const verdicts = await verdictsOf(await simulated({ rule: { kind: 'best' }, lambda: 1 }, { pools: 800 }), {
      claims: ['event-bound'],
    });
    expect(verdicts.get('event-bound kept best, 0')).toBe('holds');
    // Best-of-K attains the bound on the others, and samples prove no equality.
    expect(verdicts.get('event-bound kept others, 0')).toBe('undecided');
    expect(verdicts.get('event-bound model best, 0')).toBe('holds');
    expect([...verdicts.values()]).not.toContain('refuted');
  });

  it('refutes the event bound where the kept ones are not among the candidates', async () => {
    const run = await simulated({ lambda: 1 }, { pools: 800 });
    const rounds = run.recording.rounds.map((round) => {
      const rewards = round.numbers.get('reward') ?? new Float64Array(0);
      const kept = round.kept ?? new Uint8Array(0);
      // All candidates are the best but those that were kept.
      return { ...round, numbers: new Map([['reward', rewards.map((_, k) => (kept[k] === 1 ? 0 : 1.5))]]) };
    });
    const verdicts = await verdictsOf(
      { ...run, recording: { ...run.recording, rounds, measures: new Map() } },
      { claims: ['event-bound'] },
    );
    expect(verdicts.get('event-bound kept best, 0')).toBe('refuted');
  });

  it('gives the temperature that was used', async () => {
    const run = await simulated({ rule: { kind: 'luce', temperature: 0.5 } });
    const { traces } = await audit([run]);
    const luce = traces[0]?.choice?.fits.find(({ rule }) => rule === 'luce');
    const temperature = luce?.parameters.find(({ name }) => name === 'temperature');
    expect(Number(temperature?.lo)).toBeLessThan(0.5);
    expect(Number(temperature?.hi)).toBeGreaterThan(0.5);
    expect(Number(temperature?.hi) - Number(temperature?.lo)).toBeLessThan(0.3);
  });

  it.each<[string, Partial<Simulated[0]>, string]>([
    ['another temperature', { planted: { rule: { kind: 'luce', temperature: 3 } } }, 'rule as named'],
    ['a uniform choice', { planted: { rule: { kind: 'uniform' } } }, 'rule as named'],
    ['lapses of best-of-K', { rule: { kind: 'best' }, planted: { lapse: 0.1 } }, 'rule as named, 1'],
    ['a reward that drifts with a trait', { planted: { drift: { trait: 'length', by: 0.5 } } }, 'rule as named'],
    [
      'a wrong share of real data',
      { learner: 'finite-sample', lambda: 1, planted: { lambda: 9 } },
      'transmission of reward, all rounds',
    ],
    [
      'a learner that goes half of the way',
      { learner: 'finite-sample', planted: { transmission: 0.4 } },
      'transmission of reward, all rounds',
    ],
  ])('refutes %s', async (_, loop, check) => {
    const verdicts = await verdictsOf(await simulated(loop, { pools: 900 }));
    expect(verdicts.get(check)).toBe('refuted');
  });

  it('takes a sample of the kept candidates for what it is', async () => {
    // The model was fitted to the law of the kept candidates, of which few are recorded.
    const run = await simulated({}, { pools: 15, measure: 100_000, rounds: 8 });
    const all = {
      ...run,
      recording: { ...run.recording, header: { ...run.recording.header, keptAre: 'all' as const } },
    };
    expect([...(await verdictsOf(run)).values()]).not.toContain('refuted');
    expect([...(await verdictsOf(all)).values()]).toContain('refuted');
  });

  it('finds no selection of a trait that the reward does not choose', async () => {
    const verdicts = await verdictsOf(await simulated());
    expect(verdicts.get('selection of noise')).toBe('undecided');
  });

  it('names the fact that a guarantee needs and the trace does not tell', async () => {
    const run = await simulated();
    const { pools, lambda, ...header } = run.recording.header;
    expect([pools, lambda]).toEqual(['drawn', 'inf']);
    const { traces } = await audit([{ ...run, recording: { ...run.recording, header } }]);
    const lemma = traces[0]?.checks.find(({ id }) => id === 'lemma-2.2 b');
    expect(lemma?.verdict).toBe('not applicable');
    expect(lemma?.reason).toContain('--pools drawn');
  });

  it('takes pools that differ from the measured model for chosen, whatever the header says', async () => {
    const run = await simulated({}, { pools: 3000 });
    const shifted = new Map(
      [...run.recording.measures].map(([trait, byRound]) => [
        trait,
        new Map(
          [...byRound].map(([t, measure]) => [
            t,
            trait === 'reward' ? { ...measure, mean: measure.mean / 2 } : measure,
          ]),
        ),
      ]),
    );
    const { traces } = await audit([{ ...run, recording: { ...run.recording, measures: shifted } }]);
    const checks = traces[0]?.checks ?? [];
    expect(checks.find(({ id, t }) => id === 'pools are fair in reward' && t === 1)?.verdict).toBe('refuted');
    expect(checks.find(({ id }) => id === 'lemma-2.2 b')?.reason).toContain('not fair draws');
  });

  it('says how many pools would be enough where there are too few, and with them it decides', async () => {
    const few = (await audit([await simulated({}, { pools: 40 })])).traces[0]?.checks.find(
      ({ id, t }) => id === 'selection bound' && t === 1,
    );
    expect(few?.verdict).toBe('undecided');
    const enough = Number(few?.enough);
    expect(enough).toBeGreaterThan(40);
    const many = await verdictsOf(await simulated({}, { pools: 2 * enough }), { alpha: 1e-3 });
    expect(many.get('selection bound, 1')).toBe('holds');
  });

  it('looks at every pool of a large record where the rule leaves no choice', async () => {
    const run = await simulated({ rule: { kind: 'best' } }, { pools: 30_000, measure: 0 });
    const [round] = run.recording.rounds;
    const { kept, starts } = round ?? {};
    // One pool of the 90,000, which the fits leave out, keeps its worst candidate.
    const values = round?.numbers.get('reward')?.subarray(starts?.[1], starts?.[2]) ?? new Float64Array(0);
    kept?.set(
      Array.from(values, (r) => (r === Math.min(...values) ? 1 : 0)).map((flag, k, all) =>
        all.indexOf(1) === k ? flag : 0,
      ),
      starts?.[1],
    );
    const verdicts = await verdictsOf(run, { claims: ['lemma-2.2'] });
    expect(verdicts.get('rule as named, 1')).toBe('refuted');
  });

  it('does not test a rule whose probabilities have too many terms', async () => {
    const run = await simulated(
      { K: 64, kept: 16, learner: 'finite-sample', planted: { rule: { kind: 'uniform' } } },
      { pools: 20 },
    );
    const verdicts = await verdictsOf(run);
    expect(verdicts.get('rule as named')).toBe('not applicable');
  });

  it('asks no guarantee of weights that doubles cannot hold', async () => {
    const { traces } = await audit([await simulated()], { stated: { bound: 1e4 }, claims: ['lemma-2.2'] });
    expect(traces[0]?.checks.at(-1)).toMatchObject({
      verdict: 'not applicable',
      reason: 'the largest weight e^10000 is too large for a double; give a reward on another scale',
    });
  });

  it('decides claims of the user, and refuses those that it does not understand', async () => {
    const run = await simulated();
    const gain = 'E(curate(p[t]), w) >= E(p[t], w)';
    const verdicts = await verdictsOf(run, { claims: [gain, 'E(p[t], w) >= w_max'] });
    expect(verdicts.get(`${gain}, 0`)).toBe('holds');
    expect(verdicts.get('E(p[t], w) >= w_max, 0')).toBe('refuted');
    await expect(audit([run], { claims: ['lemma-9.9'] })).rejects.toThrow('neither a statement that an audit asks');
    await expect(audit([run], { claims: ['E(p[t], w) >='] })).rejects.toThrow('in the claim');
  });

  it('derives what was kept from a rule that leaves no choice', async () => {
    const run = await simulated({ rule: { kind: 'best' } });
    const rounds = run.recording.rounds.map((round) => ({ ...round, kept: undefined }));
    const { traces } = await audit([{ ...run, recording: { ...run.recording, rounds } }]);
    const [flagged] = (await audit([run])).traces;
    const reward = (trace: typeof flagged) => trace?.rounds.map(({ traits }) => traits[0]?.keptMean);
    expect(reward(traces[0])).toEqual(reward(flagged));
    expect(traces[0]?.notes.join()).toContain('not recorded');
  });

  it.each<[AuditOptions, string]>([
    [{ alpha: 2 }, 'alpha must be a probability'],
    [{ stated: { reward: 'score' } }, 'no candidate has the reward "score"; traits are reward, length, noise'],
    [{ stated: { bound: 1 } }, 'stated as 1, and round 1 has a candidate with 1.5'],
    [{ stated: { scale: 'weight' } }, 'weights w = e^r, which are above 0'],
    [{ ranges: { length: { lo: 0, hi: 2 } } }, 'round 1 has a candidate with a value of 3; correct the range'],
    [{ traits: ['size'] }, 'no record has the trait "size"'],
  ])('refuses %j', async (options, message) => {
    await expect(audit([await simulated()], options)).rejects.toThrow(message);
  });
});
