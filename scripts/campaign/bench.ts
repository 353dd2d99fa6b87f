/**
 * Measures the queues of campaigns: `ts-node scripts/campaign/bench.ts [--backend redis] [--units 400] [--start 1000000]`.
 *
 * Efficiency: 8 workers in this process take units that sleep for 250 ms; it is their busy time over 8 times the wall time. With `--start` it measures
 * instead how long the start of so many units takes, and the memory of this process at its most.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  type OpenCampaign,
  WORK_TIMES,
  campaignOf,
  openDatabase,
  parseQueueAddress,
  startCampaign,
  takeUnits,
} from '../../properties/campaign/queue';
import { answerOf, planOf } from '../../properties/campaign/queue/campaign.testing';
import { SERVERS } from '../../properties/campaign/queue/database/servers.testing';

const { values } = parseArgs({
  options: {
    backend: { type: 'string', multiple: true, default: ['redis', 'postgres'] },
    units: { type: 'string', default: '400' },
    start: { type: 'string' },
  },
});
const WORKERS = 8;
const UNIT_MS = 250;
const quiet = (): void => undefined;

async function efficiency(campaign: OpenCampaign, units: number): Promise<string> {
  await startCampaign(campaign, { pardon: false });
  const began = performance.now();
  const cpu = process.cpuUsage();
  const work = (name: string) =>
    takeUnits(campaign, {
      name,
      atOnce: 1,
      compute: (unit) => sleep(UNIT_MS).then(() => answerOf(unit)),
      stop: new AbortController().signal,
      tell: console.error,
      times: WORK_TIMES,
    });
  await Promise.all(Array.from({ length: WORKERS }, (_, i) => work(`worker ${i}`)));
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const share = (units * UNIT_MS) / (WORKERS * wall);
  return `${units} units of ${UNIT_MS} ms by ${WORKERS} workers: ${(wall / 1000).toFixed(2)} s, efficiency ${share.toFixed(3)}; ${((user + system) / 1000 / units).toFixed(2)} ms of CPU a unit`;
}

async function startUnits(campaign: OpenCampaign): Promise<string> {
  const began = performance.now();
  const { units, waiting } = await startCampaign(campaign, { pardon: false });
  const seconds = (performance.now() - began) / 1000;
  const { maxRSS } = process.resourceUsage();
  return `start of ${units} units, ${waiting} queued: ${seconds.toFixed(1)} s, at most ${Math.round(maxRSS / 1024)} MB`;
}

async function main(): Promise<void> {
  for (const kind of values.backend) {
    if (kind !== 'redis' && kind !== 'postgres') throw new Error(`--backend ${kind}: give redis or postgres`);
    const server = await SERVERS[kind]();
    const database = await openDatabase(parseQueueAddress(server.url, { secret: false }), quiet);
    const units = Number(values.start ?? values.units);
    const campaign = campaignOf(database, planOf(units));
    try {
      console.log(
        `${kind}: ${values.start === undefined ? await efficiency(campaign, units) : await startUnits(campaign)}`,
      );
    } finally {
      await campaign.queue.close();
      await database.close();
      await server.remove();
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
