import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Unit } from '../plan';
import { type DamagedLine, type UnitAnswer, type UnitRecord, decodeRecord, makeRecord } from '../records';
import { parseQueueAddress, type CampaignDatabase, openDatabase } from './database';
import { ENDING, answerOf, expectedDigests, planOf, unitsOf } from './campaign.testing';
import type { OpenCampaign } from './fill';
import { recordsOf, textOf } from './records';
import { SERVERS, type TestServer } from './database/servers.testing';
import { campaignOf, findCampaign, startCampaign } from './start';
import { type WorkDone, type WorkOptions, takeUnits } from './take-units';

const TIMES = { lock: 2000, look: 100, pause: 1, grace: 200 };
const quiet = (): void => undefined;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The records of a unit. */
const recordsOfUnit = async ({ records }: OpenCampaign, key: string): Promise<readonly UnitRecord[]> =>
  (await records.of(key)).map(decodeRecord);

/** The digests of the first records, in the order of the plan; `missing` where there is none. */
const digests = (campaign: OpenCampaign): Promise<readonly string[]> =>
  Promise.all(
    unitsOf(campaign.plan).map(async ({ key }) => (await recordsOfUnit(campaign, key))[0]?.sha256 ?? 'missing'),
  );

describe.each(['redis', 'postgres'] as const)('workers on %s', (kind) => {
  let server: TestServer;
  let database: CampaignDatabase;
  let units = 20;

  beforeAll(async () => {
    server = await SERVERS[kind]();
    database = await openDatabase(parseQueueAddress(server.url, { secret: false }), quiet);
  });
  afterAll(async () => {
    await database.close();
    await server.remove();
  });

  /** A campaign that no other test has, so that its queue and records are its own. */
  const another = (window?: number): OpenCampaign => {
    units += 1;
    const plan = planOf(units, String(units).padStart(64, '0'));
    return { ...campaignOf(database, plan), ...(window === undefined ? {} : { window }) };
  };

  const work = (campaign: OpenCampaign, compute: WorkOptions['compute'], more: Partial<WorkOptions> = {}) =>
    takeUnits(campaign, {
      name: 'tester',
      atOnce: 4,
      compute,
      stop: new AbortController().signal,
      tell: quiet,
      times: TIMES,
      ...more,
    });

  /** Computes at once, and counts how often. */
  const counted = (): { readonly compute: WorkOptions['compute']; readonly counts: Map<string, number> } => {
    const counts = new Map<string, number>();
    const compute = (unit: Unit): Promise<UnitAnswer> => {
      counts.set(unit.key, (counts.get(unit.key) ?? 0) + 1);
      return Promise.resolve(answerOf(unit));
    };
    return { compute, counts };
  };

  it('compute every unit once, however many workers there are', async () => {
    const campaign = another();
    const started = await startCampaign(campaign, { pardon: false });
    expect(started).toEqual({ units: started.units, waiting: started.units, active: 0, poison: 0, pardoned: 0 });
    const { compute, counts } = counted();
    const done: readonly WorkDone[] = await Promise.all([1, 2, 3].map(() => work(campaign, compute)));
    expect(done.every(({ complete }) => complete)).toBe(true);
    expect([...counts.values()]).toEqual(Array.from({ length: started.units }, () => 1));
    expect(await digests(campaign)).toEqual(expectedDigests(campaign.plan));
    await campaign.queue.close();
  });

  it('refill a queue that is smaller than the plan, and a start again queues nothing that has a record', async () => {
    const campaign = another(6);
    expect(await startCampaign(campaign, { pardon: false })).toMatchObject({ waiting: 6 });
    const { compute, counts } = counted();
    expect(await work(campaign, compute)).toMatchObject({ complete: true, computed: counts.size });
    expect(await digests(campaign)).toEqual(expectedDigests(campaign.plan));
    expect(await startCampaign(campaign, { pardon: false })).toMatchObject({ waiting: 0 });
    await campaign.queue.close();
  });

  it('compute nothing after the end of a search, and everything before it', async () => {
    const campaign = another(3);
    await startCampaign(campaign, { pardon: false });
    const { compute, counts } = counted();
    const ended = async (unit: Unit): Promise<UnitAnswer | undefined> =>
      unit.position === 5 || unit.position === 9 ? ENDING : compute(unit);
    expect(await work(campaign, ended, { atOnce: 2 })).toMatchObject({ complete: true });
    const missing = (await digests(campaign)).map((digest) => digest === 'missing');
    expect(missing.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => false));
    expect(missing.slice(-10)).toEqual(Array.from({ length: 10 }, () => true));
    expect(counts.size).toBeLessThan(12);
    await campaign.queue.close();
  });

  it('queue again what the queue has lost', async () => {
    const campaign = another();
    await startCampaign(campaign, { pardon: false });
    // All jobs are lost: the cursor is at the end of the plan, and the queue of another name is empty.
    const robbed = { ...campaign, queue: database.queue(`${campaign.plan.id}-robbed`) };
    const { compute, counts } = counted();
    expect(await work(robbed, compute)).toMatchObject({ complete: true, computed: counts.size });
    expect(await digests(campaign)).toEqual(expectedDigests(campaign.plan));
    await campaign.queue.close();
    await robbed.queue.close();
  });

  it('put a unit whose attempts fail on the poison list after five, and take it again once it is pardoned', async () => {
    const campaign = another();
    const [bad] = unitsOf(campaign.plan).slice(3);
    await startCampaign(campaign, { pardon: false });
    const told: string[] = [];
    const compute = (unit: Unit): Promise<UnitAnswer> =>
      unit.key === bad?.key ? Promise.reject(new Error('the thread died')) : Promise.resolve(answerOf(unit));
    const done = await work(campaign, compute, { tell: (line) => told.push(line) });
    expect(done).toMatchObject({ complete: true, failedAttempts: 5 });
    expect(told).toHaveLength(5);
    expect(told[4]).toBe(`attempt 5 of 5 at the unit ${bad?.key ?? ''} failed: the thread died`);
    expect(await campaign.queue.poison(10)).toEqual([
      { key: bad?.key, position: 3, reason: 'the thread died', taken: 5 },
    ]);
    expect(await startCampaign(campaign, { pardon: false })).toMatchObject({ waiting: 0, poison: 1 });
    expect(await startCampaign(campaign, { pardon: true })).toMatchObject({ waiting: 1, poison: 0, pardoned: 1 });
    expect(await work(campaign, counted().compute)).toMatchObject({ complete: true, computed: 1 });
    expect(await digests(campaign)).toEqual(expectedDigests(campaign.plan));
    await campaign.queue.close();
  });

  it('give their units back when they are told to stop and the time of grace is over', async () => {
    const campaign = another();
    await startCampaign(campaign, { pardon: false });
    const stop = new AbortController();
    const stopped = work(campaign, () => new Promise(() => undefined), { stop: stop.signal });
    while ((await campaign.queue.counts()).active < 4) await pause(10);
    stop.abort();
    expect(await stopped).toMatchObject({ complete: false, computed: 0, givenBack: 4 });
    expect(await campaign.queue.counts()).toEqual({ waiting: campaign.plan.cases / 10_000, active: 0, poison: 0 });
    expect(await work(campaign, counted().compute)).toMatchObject({ complete: true });
    expect(await digests(campaign)).toEqual(expectedDigests(campaign.plan));
    await campaign.queue.close();
  });

  it('finish their units when they are told to stop and can do it in time', async () => {
    const campaign = another();
    await startCampaign(campaign, { pardon: false });
    const stop = new AbortController();
    const slow = (unit: Unit): Promise<UnitAnswer> => pause(100).then(() => answerOf(unit));
    const stopped = work(campaign, slow, { stop: stop.signal });
    while ((await campaign.queue.counts()).active < 4) await pause(10);
    stop.abort();
    const { computed, givenBack } = await stopped;
    expect(givenBack).toBe(0);
    expect(computed).toBeGreaterThanOrEqual(4);
    expect(await campaign.queue.counts()).toMatchObject({
      waiting: campaign.plan.cases / 10_000 - computed,
      active: 0,
    });
    await campaign.queue.close();
  });

  it('keep both of two different answers, and say so', async () => {
    const campaign = another();
    const [unit] = unitsOf(campaign.plan);
    await startCampaign(campaign, { pardon: false });
    const about = { fingerprint: campaign.plan.fingerprint.sha256, worker: 'liar', seconds: 1 };
    const wrong = makeRecord(ENDING, { key: unit?.key ?? '', ...about });
    const compute = async (asked: Unit): Promise<UnitAnswer> => {
      // Another worker, which had lost its lock, is faster.
      if (asked.key === unit?.key) await campaign.records.put({ ...textOf(wrong), ends: false });
      return answerOf(asked);
    };
    expect(await work(campaign, compute)).toMatchObject({ complete: true, divergent: [unit?.key] });
    expect(await campaign.records.divergent()).toEqual([unit?.key]);
    expect((await recordsOfUnit(campaign, unit?.key ?? '')).map(({ worker }) => worker)).toEqual(['liar', 'tester']);
    await campaign.queue.close();
  });

  it('leave a forged record to merging, which names it and does not take it', async () => {
    const campaign = another();
    const [unit] = unitsOf(campaign.plan);
    const about = { fingerprint: campaign.plan.fingerprint.sha256, worker: 'liar', seconds: 1 };
    const right = textOf(makeRecord(ENDING, { key: unit?.key ?? '', ...about }));
    await campaign.records.put({
      ...right,
      text: right.text.replace('the loop threw this', 'all is well'),
      ends: false,
    });
    await startCampaign(campaign, { pardon: false });
    await work(campaign, counted().compute);
    const damaged: DamagedLine[] = [];
    const keys: string[] = [];
    for await (const { record } of recordsOf(campaign, 'the queue')((line) => damaged.push(line)))
      keys.push(record.key);
    expect(damaged).toMatchObject([
      { file: 'the queue', reason: expect.stringContaining('was changed after it was written') },
    ]);
    expect(keys.sort()).toEqual(
      unitsOf(campaign.plan)
        .slice(1)
        .map(({ key }) => key)
        .sort(),
    );
    await campaign.queue.close();
  });

  it('go on after the server was killed and came back', async () => {
    const campaign = another();
    await startCampaign(campaign, { pardon: false });
    const slow = (unit: Unit): Promise<UnitAnswer> => pause(50).then(() => answerOf(unit));
    const working = Promise.all([work(campaign, slow, { atOnce: 1 }), work(campaign, slow, { atOnce: 1 })]);
    await pause(200);
    await server.kill();
    await pause(200);
    await server.restart();
    expect((await working).every(({ complete }) => complete)).toBe(true);
    expect(await digests(campaign)).toEqual(expectedDigests(campaign.plan));
    await campaign.queue.close();
  });

  it('find their campaign by the beginning of its id', async () => {
    const campaign = another();
    await startCampaign(campaign, { pardon: false });
    await expect(findCampaign(database, undefined)).rejects.toThrow('--campaign');
    await expect(findCampaign(database, 'nothing')).rejects.toThrow('no id begins so');
    await expect(findCampaign(database, '')).rejects.toThrow('several ids begin so');
    const found = await findCampaign(database, campaign.plan.id);
    expect(found.plan).toEqual(campaign.plan);
    await found.queue.close();
    await campaign.queue.close();
  });
});
