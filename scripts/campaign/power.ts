/**
 * Takes the power of the machine that holds the records of a campaign, and tests that nothing is lost but what has no record afterwards, which is done again:
 * `npm run campaign:power -- --losses 3`, as root.
 *
 * The records are in files of a shard, in Redis with `appendfsync everysec`, or in PostgreSQL with fsync, on a disk of its own (`disk.ts`). The worker on files is on that machine and dies with
 * it. The workers of a queue are elsewhere and wait for the server. The export is compared with `verify --threads 1`, byte for byte but for times.
 */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { stream } from '../../models/random';
import { type Plan, indexRecords, parsePlan, readRecords, recordFiles } from '../../properties/campaign';
import { unitsFrom } from '../../properties/campaign/plan';
import { type OpenCampaign, campaignOf, openDatabase, parseQueueAddress } from '../../properties/campaign/queue';
import {
  DURABLE,
  type TestServer,
  startPostgres,
  startRedis,
} from '../../properties/campaign/queue/database/servers.testing';
import { census } from './census';
import { folder, isAlive, killed, makeBundle, mustRun, resultsIn, startCommand } from './commands';
import { Disk } from './disk';

const { values } = parseArgs({
  options: {
    losses: { type: 'string', default: '3' },
    cases: { type: 'string', default: '200000' },
    only: { type: 'string', default: 'bon-coverage,price-equation' },
    model: { type: 'string', default: 'discrete' },
    on: { type: 'string', multiple: true, default: ['files', 'redis', 'postgres'] },
  },
});
const RUN = ['--only', values.only, '--model', values.model, '--cases', values.cases, '--seed', '11'];
const LOSSES = Number(values.losses);
const PLAN = join(folder, 'plan.json');
const ALONE = join(folder, 'alone');

/** Keys of units. */
type Keys = readonly string[];

const missingIn = (keys: Keys, found: Keys): Keys => keys.filter((key) => !found.includes(key));

/** Records between two losses, at least, and the longest time after them, in milliseconds. */
const RECORDS = 8;
const AFTER = 1500;

/** Waits until there are more records, and a while. @throws Error if the workers end first */
async function untilLoss(
  number: number,
  { recorded, workers, place }: { recorded: () => Promise<Keys>; workers: readonly ChildProcess[]; place: string },
): Promise<void> {
  for (;;) {
    if (!workers.every(isAlive)) throw new Error(`${place}: a worker ended before loss ${number}; give more --cases`);
    if ((await recorded()).length >= number * RECORDS) break;
    await sleep(50);
  }
  await sleep(stream(number, place, 'losses').index(AFTER));
}

/** What became of the records that were there just before each loss. */
class Tally {
  private readonly lines: string[] = [];
  private lost = 0;

  constructor(private readonly place: string) {}

  count(before: Keys, after: Keys): void {
    const lost = missingIn(before, after).length;
    this.lost += lost;
    this.lines.push(`${before.length} → ${before.length - lost}`);
  }

  tell(report: string, more: string): void {
    if (resultsIn(join(report, 'results.json')) !== resultsIn(join(ALONE, 'results.json')))
      throw new Error(`${this.place}: the export differs from verify; see ${report} and ${ALONE}`);
    console.log(
      `${this.place}: ${this.lines.length} losses of power; records before and after each: ${this.lines.join(', ')}; ` +
        `${this.lost} records were lost and done again; the export has the bytes of verify; ${more}`,
    );
  }
}

/** The keys of the units of a plan that have a record in a folder. */
async function recordedIn(plan: Plan, records: string): Promise<Keys> {
  if (!existsSync(records)) return [];
  const keys: string[] = [];
  for await (const { record } of readRecords(recordFiles([records]), () => undefined)) keys.push(record.key);
  const { damaged, divergent } = await indexRecords(plan, (tell) => readRecords(recordFiles([records]), tell));
  if (damaged.length + divergent.length > 0) throw new Error(`${records} has damaged or divergent records`);
  return keys;
}

async function onFiles(disk: Disk, plan: Plan): Promise<void> {
  const records = join(disk.folder, 'records');
  const worker = ['campaign', 'worker', '--plan', PLAN, '--shard', '0/1', '--records', records, '--threads', '2'];
  const recorded = (): Promise<Keys> => recordedIn(plan, records);
  const tally = new Tally('files');
  for (let loss = 0; loss < LOSSES; loss += 1) {
    const working = startCommand(...worker);
    await untilLoss(loss + 1, { recorded, workers: [working], place: 'files' });
    await killed(working);
    const before = await recorded();
    disk.losePower();
    tally.count(before, await recorded());
  }
  mustRun(...worker);
  const report = join(folder, 'report-files');
  mustRun('campaign', 'export', '--plan', PLAN, records, '--out', report);
  tally.tell(report, 'all units have a record');
}

async function onServer(kind: 'redis' | 'postgres', disk: Disk, plan: Plan): Promise<void> {
  const server = await (kind === 'redis'
    ? startRedis([...DURABLE, ['appendfsync', 'everysec']], disk.folder)
    : startPostgres({ parent: disk.folder, lines: ['fsync=on', 'synchronous_commit=on'] }));
  const database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
  try {
    disk.sync();
    await workOff(kind, { disk, server, campaign: campaignOf(database, plan) });
  } finally {
    await database.close();
    await server.remove();
  }
}

/** Works a campaign off under losses. */
async function workOff(
  kind: 'redis' | 'postgres',
  { disk, server, campaign }: { disk: Disk; server: TestServer; campaign: OpenCampaign },
): Promise<void> {
  const queue = ['--queue', server.url];
  const keys = [...unitsFrom(campaign.plan)].map(({ key }) => key);
  const recorded = async (): Promise<Keys> => missingIn(keys, await campaign.records.missing(keys));
  const start = ['campaign', 'start', PLAN, ...queue];
  mustRun(...start);
  const workers = [1, 2].map(() => startCommand('campaign', 'worker', ...queue, '--threads', '1', '--lock', '2s'));
  const tally = new Tally(kind);
  for (let loss = 0; loss < LOSSES; loss += 1) {
    await untilLoss(loss + 1, { recorded, workers, place: kind });
    const before = await recorded();
    await server.kill();
    disk.losePower();
    await server.restart();
    tally.count(before, await recorded());
    mustRun(...start);
  }
  while (workers.some(isAlive)) await sleep(200);
  const codes = workers.map(({ exitCode }) => exitCode);
  if (codes.some((code) => code !== 0)) throw new Error(`the workers ended with ${codes.join(' and ')}`);
  const report = join(folder, `report-${kind}`);
  mustRun('campaign', 'export', '--plan', PLAN, ...queue, '--out', report);
  const { units, lost, repeated } = await census(campaign, join(report, 'results.json'));
  if (lost + repeated > 0) throw new Error(`${kind}: ${lost} units lost, ${repeated} with a second record`);
  tally.tell(report, `${units} units, each with one record`);
  await campaign.queue.close();
}

async function onPlace(place: string, plan: Plan): Promise<void> {
  const disk = new Disk(mkdtempSync(join(tmpdir(), 'curated-loops-power-')));
  try {
    if (place === 'files') await onFiles(disk, plan);
    else if (place === 'redis' || place === 'postgres') await onServer(place, disk, plan);
    else throw new Error(`--on ${place}: give files, redis or postgres`);
  } finally {
    disk.remove();
  }
}

async function main(): Promise<void> {
  makeBundle();
  mustRun('campaign', 'plan', ...RUN, '--unit', '0.2s', '--out', PLAN);
  const plan = parsePlan(readFileSync(PLAN, 'utf8'), PLAN);
  mustRun('verify', ...RUN, '--threads', '1', '--out', ALONE);
  for (const place of values.on) await onPlace(place, plan);
  rmSync(folder, { recursive: true, force: true });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
