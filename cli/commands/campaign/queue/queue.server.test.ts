import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { codeFingerprint, makePlan, serialisePlan } from '../../../../properties/campaign';
import { unitsFrom } from '../../../../properties/campaign/plan';
import {
  type CampaignDatabase,
  type OpenCampaign,
  campaignOf,
  openDatabase,
  parseQueueAddress,
  takeUnits,
} from '../../../../properties/campaign/queue';
import {
  DURABLE,
  SERVERS,
  type TestServer,
  startRedis,
} from '../../../../properties/campaign/queue/database/servers.testing';
import { textOf } from '../../../../properties/campaign/queue/records';
import { makeRecord } from '../../../../properties/campaign/records';
import { parseResults } from '../../../../properties/results/schemas';
import { capture } from '../../../output/capture-output.testing';
import { run } from '../../../program';

const captured = capture({ columns: 300 });
const inFolder = (...path: readonly string[]): string => join(captured.folder, ...path);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const FOREIGN = { version: '9.9.9', sha256: 'a'.repeat(64) };
/** An answer that no search gave. */
const WRONG = { error: { name: 'Error', message: 'bad memory', details: {} } };

describe.each(['redis', 'postgres'] as const)('campaign on %s', (kind) => {
  let server: TestServer;
  let database: CampaignDatabase;
  let campaign: OpenCampaign;
  let keys: readonly string[];
  let seed = 100;

  beforeAll(async () => {
    server = await SERVERS[kind]();
    database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
  });
  afterAll(async () => {
    await database.close();
    await server.remove();
  });

  /** Writes a plan of one search for a seed that no other test has. */
  async function plan(cases: number, fingerprint = codeFingerprint(), statement = 'k2-tanh'): Promise<void> {
    seed += 1;
    const made = makePlan({ only: [statement], models: ['discrete'], cases, seed, fingerprint, unitSeconds: 0.001 });
    writeFileSync(inFolder('plan.json'), serialisePlan(made));
    campaign = campaignOf(database, made);
    keys = [...unitsFrom(made)].map(({ key }) => key);
    await campaign.queue.close();
  }
  beforeEach(() => plan(120));

  const onQueue = (action: string, ...more: readonly string[]): Promise<number> =>
    run(['campaign', action, ...more, '--queue', server.url]);
  const start = (...more: readonly string[]): Promise<number> => onQueue('start', inFolder('plan.json'), ...more);
  const id = (): readonly string[] => ['--campaign', campaign.plan.id];
  const work = (): Promise<number> => onQueue('worker', ...id(), '--threads', '1');
  const exported = (): Promise<number> =>
    onQueue('export', '--plan', inFolder('plan.json'), '--out', inFolder('report'));
  const results = (): ReturnType<typeof parseResults> =>
    parseResults(readFileSync(inFolder('report', 'results.json'), 'utf8'));
  const recordOf = (key: string): ReturnType<typeof textOf> =>
    textOf(makeRecord(WRONG, { key, fingerprint: campaign.plan.fingerprint.sha256, worker: 'liar', seconds: 1 }));

  it('has the results of verify', async () => {
    expect(await start()).toBe(0);
    expect(await onQueue('status', ...id())).toBe(3);
    expect(await work()).toBe(0);
    expect(await onQueue('status', ...id())).toBe(0);
    const code = await exported();
    const { timing: _timing, ...found } = results();
    const alone = ['--only', 'k2-tanh', '--model', 'discrete', '--cases', '120', '--seed', String(seed)];
    expect(await run(['verify', ...alone, '--threads', '1', '--out', inFolder('report')])).toBe(code);
    const { timing: _other, ...expected } = results();
    expect(found).toEqual(expected);
  });

  it('takes nothing for another version, names both fingerprints, and exits 2', async () => {
    await plan(120, FOREIGN);
    const { entry, records } = campaign;
    await entry.register(serialisePlan(campaign.plan));
    const before = await entry.cursor();
    for (const action of [start, work]) {
      captured.errors = '';
      expect(await action()).toBe(2);
      expect(captured.errors).toContain(FOREIGN.sha256);
      expect(captured.errors).toContain(codeFingerprint().sha256);
    }
    expect(await entry.cursor()).toBe(before);
    expect(await records.missing(keys)).toEqual(keys);
  });

  it('names a forged record, does not take it, and exits 1', async () => {
    const [key = ''] = keys;
    const { text, ...about } = recordOf(key);
    await campaign.records.put({ ...about, text: text.replace('bad memory', 'good memory'), ends: false });
    await start();
    expect(await work()).toBe(0);
    expect(await exported()).toBe(1);
    expect(captured.errors).toMatch(/✗ .* was not taken: the record of .* was changed after it was written/);
    expect(results()).toMatchObject({ complete: false, verdict: 'incomplete' });
  });

  it('keeps a wrong answer beside the right one, and everything that meets it exits 1', async () => {
    await plan(10_000, codeFingerprint(), 'odds-rate');
    const [key = ''] = keys;
    await start();
    const working = work();
    const { queue } = campaignOf(database, campaign.plan);
    while ((await queue.counts()).active === 0) await pause(5);
    await queue.close();
    await pause(1000); // The worker has seen that the unit has no record, and computes for seconds.
    expect(await campaign.records.put({ ...recordOf(key), ends: false })).toBe('stored');
    expect(await working).toBe(1);
    expect(captured.errors).toContain(`the unit ${key} has two different answers; both are kept`);
    expect(await campaign.records.of(key)).toHaveLength(2);
    expect(await onQueue('status', ...id())).toBe(1);
    expect(captured.output).toContain(`✗ divergent: ${key} has different answers`);
    expect(await exported()).toBe(1);
    expect(results().complete).toBe(false);
  });

  it('names a poison unit, exits 3, and does it once it is pardoned', async () => {
    await start();
    const open = campaignOf(database, campaign.plan);
    await takeUnits(open, {
      name: 'weak',
      atOnce: 1,
      compute: () => Promise.reject(new Error('no memory')),
      stop: new AbortController().signal,
      tell: () => undefined,
      times: { lock: 2000, look: 100, pause: 1, grace: 200 },
    });
    await open.queue.close();
    expect(await work()).toBe(3);
    expect(captured.output).toContain(`${keys.length} units are on the poison list`);
    expect(await onQueue('status', ...id())).toBe(3);
    expect(captured.output).toContain(`✗ poison: ${keys[0] ?? ''}, taken 5 times: no memory`);
    expect(await exported()).toBe(3);
    expect(await start('--retry-poison')).toBe(0);
    expect(captured.output).toContain(`${keys.length} units were taken off the poison list`);
    expect(await work()).toBe(0);
    expect(await exported()).toBe(0);
  });
});

it.each([
  ['appendonly', 'no', 'has no append-only file'],
  ['maxmemory-policy', 'allkeys-lru', 'drops keys when its memory is full (maxmemory-policy allkeys-lru)'],
])('a Redis with %s %s is refused with exit code 2', async (setting, value, reason) => {
  const server = await startRedis(DURABLE.map(([name, right]) => [name, name === setting ? value : right]));
  try {
    for (const action of ['worker', 'status']) {
      captured.errors = '';
      expect(await run(['campaign', action, '--queue', server.url])).toBe(2);
      expect(captured.errors).toContain(reason);
    }
  } finally {
    await server.remove();
  }
});
