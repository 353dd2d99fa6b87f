import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InputError } from '../../../../theory/errors';
import { parseQueueAddress } from './address';
import type { CampaignDatabase, RecordTable } from './campaign-database';
import { openDatabase } from './open';
import type { Put } from '../../records';
import { SERVERS, type TestServer, startRedis } from './servers.testing';

const quiet = (): void => undefined;
const opened = (url: string): Promise<CampaignDatabase> =>
  openDatabase(parseQueueAddress(url, { secret: false }), quiet);

async function listed(table: RecordTable): Promise<(readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for await (const { key, texts } of table.all((each) => each !== 'unwanted')) found.push([key, ...texts]);
  return found.sort();
}

describe.each(['redis', 'postgres'] as const)('a database on %s', (kind) => {
  let server: TestServer;
  let database: CampaignDatabase;
  let fingerprint = 0;
  let records: RecordTable;

  const put = (key: string, sha256: string, text: string, ends = false): Promise<Put> =>
    records.put({ key, sha256, text, ends });

  beforeAll(async () => {
    server = await SERVERS[kind]();
    database = await opened(server.url);
  });
  afterAll(async () => {
    await database.close();
    await server.remove();
  });
  beforeEach(() => {
    fingerprint += 1;
    records = database.records(`version ${fingerprint}`);
  });

  it('keeps the first record of a unit, and others beside it', async () => {
    expect(await put('a', 'sha-1', 'one')).toBe('stored');
    expect(await put('a', 'sha-1', 'one, by another worker')).toBe('known');
    expect(await put('a', 'sha-2', 'two')).toBe('divergent');
    expect(await put('a', 'sha-2', 'two again')).toBe('divergent');
    expect(await put('a', 'sha-10', 'ten')).toBe('divergent');
    expect(await put('b', 'sha-1', 'only')).toBe('stored');
    expect(await put('unwanted', 'sha-1', 'of another plan')).toBe('stored');
    expect(await records.of('a')).toEqual(['one', 'two', 'ten']);
    expect(await records.of('b')).toEqual(['only']);
    expect(await records.of('c')).toEqual([]);
    expect(await records.divergent()).toEqual(['a']);
    expect(await listed(records)).toEqual([
      ['a', 'one', 'two', 'ten'],
      ['b', 'only'],
    ]);
  });

  it('keeps one of many that come at once', async () => {
    const puts = await Promise.all(Array.from({ length: 40 }, (_, i) => put('a', `sha-${i % 2}`, `text ${i % 2}`)));
    expect(puts.filter((put) => put === 'stored')).toHaveLength(1);
    expect((await records.of('a')).length).toBe(2);
    expect(await listed(records)).toHaveLength(1);
  });

  it('knows the units that end their searches, by their first records', async () => {
    await put('a', 'sha-1', 'ends', true);
    await put('b', 'sha-1', 'goes on');
    await put('b', 'sha-2', 'ends', true);
    expect(await records.ending()).toEqual(['a']);
    expect(await database.records('another').ending()).toEqual([]);
  });

  it('names the missing ones in order, and those of another version of the code are missing', async () => {
    const keys = Array.from({ length: 2500 }, (_, i) => `unit/${(i * 37) % 2500}-${i}`);
    await Promise.all(keys.slice(0, 1200).map((key) => put(key, 'sha', key)));
    expect(await records.missing(keys)).toEqual(keys.slice(1200));
    expect(await records.missing([])).toEqual([]);
    expect(await database.records('another').missing(keys.slice(0, 3))).toEqual(keys.slice(0, 3));
    expect(await listed(records)).toEqual(
      keys
        .slice(0, 1200)
        .map((key) => [key, key])
        .sort(),
    );
  });

  it('keeps a plan once, and moves the cursor only from where it is', async () => {
    const entry = database.campaign('id');
    expect(await entry.plan()).toBeUndefined();
    await entry.register('plan');
    await entry.register('another');
    expect(await entry.plan()).toBe('plan');
    expect(await database.campaigns()).toEqual(['id']);
    expect(await entry.cursor()).toBeUndefined();
    expect(await entry.moveCursor('0', '9')).toBe(false);
    expect(await entry.moveCursor(undefined, '5')).toBe(true);
    expect(await entry.moveCursor(undefined, '9')).toBe(false);
    expect(await entry.moveCursor('5', '9')).toBe(true);
    expect(await entry.cursor()).toBe('9');
  });

  it('queues a unit once', async () => {
    const queue = database.queue('some-id');
    const units = Array.from({ length: 50 }, (_, position) => ({ key: `lemma-2.2/cell/${position}`, position }));
    await queue.add(units.slice(0, 30));
    await queue.add(units);
    expect(await queue.counts()).toEqual({ waiting: 50, active: 0, poison: 0 });
    await queue.close();
  });

  it('has all that it was told after the server was killed, and waits for the server', async () => {
    const keys = Array.from({ length: 100 }, (_, i) => `unit ${i}`);
    for (const key of keys) await put(key, 'sha', key);
    await server.kill();
    const late = put('late', 'sha', 'late');
    const missing = records.missing([...keys, 'never']);
    await server.restart();
    expect(await late).toBe('stored');
    expect(await missing).toEqual(['never']);
  });
});

describe('a queue is refused', () => {
  it.each([
    [
      [
        ['appendonly', 'no'],
        ['maxmemory-policy', 'noeviction'],
      ],
      'has no append-only file',
    ],
    [
      [
        ['appendonly', 'yes'],
        ['maxmemory-policy', 'allkeys-lru'],
      ],
      'maxmemory-policy allkeys-lru',
    ],
  ] as const)('by Redis with %j', async (settings, reason) => {
    const server = await startRedis(settings);
    try {
      const refused = opened(server.url);
      await expect(refused).rejects.toThrow(InputError);
      await expect(refused).rejects.toThrow(reason);
      await expect(refused).rejects.toThrow('  appendonly yes\n  maxmemory-policy noeviction');
    } finally {
      await server.remove();
    }
  });

  it.each([
    'unix:///nowhere/redis.sock',
    'redis://127.0.0.1:1',
    'postgres://me@127.0.0.1:1/d',
    'postgres://me@/d?host=/nowhere',
  ])('where no server is: %s', async (url) => {
    await expect(opened(url)).rejects.toThrow(InputError);
    await expect(opened(url)).rejects.toThrow('cannot be used');
  });
});
