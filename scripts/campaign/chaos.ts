/**
 * Kills workers, servers and coordinators of campaigns with SIGKILL, and tests that nothing is lost or counted twice:
 * `npm run campaign:chaos -- --kills 50 --servers 10 --coordinators 10 --seeds 5 --cases 100000`, and with `--only theorem-2.2 --model discrete,learned` for trainings.
 *
 * The numbers are for each backend, over all seeds. The kills of a seed go on over as many campaigns as they take, each of another seed of its plan. Every campaign is
 * started, worked off, exported, and compared with `verify --threads 1`, byte for byte but for times; `census.ts` counts its units. A kill counts if units are left after it,
 * and that of a coordinator, which is a `campaign start`, if it came before the coordinator's end.
 */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type RandomStream, stream } from '../../models/random';
import { parsePlan, type Plan } from '../../properties/campaign';
import {
  type CampaignDatabase,
  type OpenCampaign,
  ProgressWatch,
  campaignOf,
  openDatabase,
  parseQueueAddress,
} from '../../properties/campaign/queue';
import { SERVERS, type TestServer } from '../../properties/campaign/queue/database/servers.testing';
import { type Census, NOTHING, census, sumOf } from './census';
import { folder, isAlive, killed, makeBundle, mustRun, resultsIn, run, startCommand } from './commands';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    servers: { type: 'string', default: '1' },
    coordinators: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    cases: { type: 'string', default: '20000' },
    only: { type: 'string', default: 'lemma-2.2' },
    model: { type: 'string', default: 'discrete' },
    backend: { type: 'string', multiple: true, default: ['redis', 'postgres'] },
  },
});
const SEARCH = ['--only', values.only, '--model', values.model, '--cases', values.cases];

interface Kills {
  workers: number;
  servers: number;
  coordinators: number;
}

const startWorker = (url: string, id: string): ChildProcess =>
  startCommand('campaign', 'worker', '--queue', url, '--campaign', id, '--threads', '2', '--lock', '2s');

/** The commands of one campaign. */
interface Commands {
  readonly plan: Plan;
  readonly queue: readonly string[];
  readonly start: readonly string[];
  readonly paths: Readonly<Record<'plan' | 'report' | 'alone', string>>;
}

function planned(server: TestServer, seed: number): Commands {
  const path = (name: string): string => join(folder, `${server.kind}-${seed}-${name}`);
  const paths = { plan: path('plan.json'), report: path('report'), alone: path('alone') };
  mustRun('campaign', 'plan', ...SEARCH, '--seed', String(seed), '--unit', '1s', '--out', paths.plan);
  const plan = parsePlan(readFileSync(paths.plan, 'utf8'), paths.plan);
  const queue = ['--queue', server.url];
  return { plan, queue, start: ['campaign', 'start', paths.plan, ...queue], paths };
}

async function unitsLeft(open: OpenCampaign): Promise<boolean> {
  const { done, planned: all } = await new ProgressWatch(open).look();
  return done < all;
}

/** Kills one start of a campaign on its way. */
async function killCoordinator(start: readonly string[], left: Kills, random: RandomStream): Promise<void> {
  const coordinator = startCommand(...start);
  await sleep(100 + random.index(500));
  if (!isAlive(coordinator)) return;
  await killed(coordinator);
  left.coordinators -= 1;
}

/** Works a campaign off under kills; the poison units that had to be tried again. */
async function workOff(
  server: TestServer,
  { plan, queue, start }: Commands,
  open: OpenCampaign,
  left: Kills,
  random: RandomStream,
): Promise<number> {
  const worker = (): ChildProcess => startWorker(server.url, plan.id);
  let workers = Array.from({ length: Number(values.workers) }, worker);
  let pardoned = 0;
  for (;;) {
    await sleep(500 + random.index(1500));
    if (!workers.some(isAlive)) {
      const { status, output } = run('campaign', 'status', ...queue, '--campaign', plan.id, '--json');
      if (status === 0) return pardoned;
      const { counts } = JSON.parse(output) as { readonly counts: { readonly poison: number } };
      pardoned += counts.poison;
      mustRun(...start, '--retry-poison');
      workers = workers.map(worker);
      continue;
    }
    const victim = workers.find(isAlive);
    if (left.workers > 0 && victim !== undefined) {
      await killed(victim);
      if (await unitsLeft(open)) left.workers -= 1;
      workers = [...workers.filter((each) => each !== victim), worker()]; // Another one is next.
    }
    if (left.servers > 0 && random.index(4) === 0) {
      await server.kill();
      await sleep(random.index(1000));
      await server.restart();
      if (await unitsLeft(open)) left.servers -= 1;
    }
    if (left.coordinators > 0 && random.index(4) === 0) await killCoordinator(start, left, random);
  }
}

/** One campaign under kills, compared with one machine. */
async function campaign(
  server: TestServer,
  database: CampaignDatabase,
  seed: number,
  left: Kills,
  random: RandomStream,
): Promise<{ readonly counted: Census; readonly pardoned: number }> {
  const commands = planned(server, seed);
  const { plan, queue, start, paths } = commands;
  const open = campaignOf(database, plan);
  if (left.coordinators > 0) await killCoordinator(start, left, random);
  mustRun(...start);
  const pardoned = await workOff(server, commands, open, left, random);
  mustRun('campaign', 'export', '--plan', paths.plan, ...queue, '--out', paths.report);
  mustRun('verify', ...SEARCH, '--seed', String(seed), '--threads', '1', '--out', paths.alone);
  const report = join(paths.report, 'results.json');
  if (resultsIn(report) !== resultsIn(join(paths.alone, 'results.json')))
    throw new Error(
      `${server.kind}, seed ${seed}: the export differs from verify; see ${paths.report} and ${paths.alone}`,
    );
  const counted = await census(open, report);
  await open.queue.close();
  return { counted, pardoned };
}

/** All kills on one backend. @throws Error if a unit is lost or counted twice */
async function chaos(kind: 'redis' | 'postgres'): Promise<void> {
  const began = performance.now();
  const seeds = Number(values.seeds);
  const share = (all: string, seed: number): number =>
    Math.floor((Number(all) * (seed + 1)) / seeds) - Math.floor((Number(all) * seed) / seeds);
  let [campaigns, pardoned, counted] = [0, 0, NOTHING];
  const server = await SERVERS[kind]();
  const database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
  try {
    for (let seed = 0; seed < seeds; seed += 1) {
      const random = stream(seed + 1, kind, 'kills');
      const left = {
        workers: share(values.kills, seed),
        servers: share(values.servers, seed),
        coordinators: share(values.coordinators, seed),
      };
      do {
        const done = await campaign(server, database, 1000 * (seed + 1) + campaigns, left, random);
        pardoned += done.pardoned;
        counted = sumOf(counted, done.counted);
        campaigns += 1;
        console.log(
          `${kind}, seed ${seed + 1}, campaign ${campaigns}: the same bytes; left to kill: ${JSON.stringify(left)}`,
        );
      } while (left.workers + left.servers + left.coordinators > 0);
    }
  } finally {
    await database.close();
    await server.remove();
  }
  const { units, lost, repeated, recorded, reported } = counted;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${kind}: ${values.kills} workers, ${values.servers} servers and ${values.coordinators} coordinators killed over ${seeds} seeds and ${campaigns} campaigns; ` +
      `of ${units} units ${lost} lost, ${repeated} with a second record; ${recorded} cases recorded, ${reported} reported; ` +
      `${pardoned} poison units tried again; ${seconds} s`,
  );
  if (lost > 0 || repeated > 0 || recorded !== reported)
    throw new Error(`${kind}: units were lost or counted twice; ${folder} has the reports`);
}

async function main(): Promise<void> {
  makeBundle();
  for (const kind of values.backend) {
    if (kind !== 'redis' && kind !== 'postgres') throw new Error(`--backend ${kind}: give redis or postgres`);
    await chaos(kind);
  }
  rmSync(folder, { recursive: true, force: true });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
