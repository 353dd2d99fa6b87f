/** A worker that is killed while it trains: its unit is done again, and the results are those of one machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { parsePlan } from '../../../../properties/campaign';
import { unitsFrom } from '../../../../properties/campaign/plan';
import { campaignOf, openDatabase, parseQueueAddress } from '../../../../properties/campaign/queue';
import { SERVERS } from '../../../../properties/campaign/queue/database/servers.testing';
import { sharedBundle } from '../../../../scripts/tests/shared-bundle';

const RUN = ['--only', 'theorem-2.2', '--model', 'learned', '--seed', '2'];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A command of the bundle, whose processes can be killed. */
const command = (...args: readonly string[]): readonly string[] => [
  join(sharedBundle(), 'dist', 'cli', 'main.js'),
  ...args,
];

function mustRun(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, command(...args), { encoding: 'utf8' });
  expect({ status, stderr: stderr.replace(/^….*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));

/** The bytes of results.json but for the times, which come last. */
const resultsIn = (folder: string): string | undefined =>
  readFileSync(join(folder, 'results.json'), 'utf8').split('"timing"')[0];

const folder = mkdtempSync(join(tmpdir(), 'curated-loops-learned-'));
const inFolder = (name: string): string => join(folder, name);
const PLAN = inFolder('plan.json');

beforeAll(() => {
  mustRun('campaign', 'plan', ...RUN, '--out', PLAN);
  mustRun('verify', ...RUN, '--threads', '1', '--out', inFolder('alone'));
});

it.each(['redis', 'postgres'] as const)(
  'a worker on %s that is killed while it trains loses no experiment',
  async (kind) => {
    const plan = parsePlan(readFileSync(PLAN, 'utf8'));
    const keys = [...unitsFrom(plan)].map(({ key }) => key);
    const server = await SERVERS[kind]();
    const queue = ['--queue', server.url];
    const worker = ['campaign', 'worker', ...queue, '--threads', '1', '--lock', '1s'];
    const database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
    const campaign = campaignOf(database, plan);
    try {
      mustRun('campaign', 'start', PLAN, ...queue);
      const victim = spawn(process.execPath, [...command(...worker)], { stdio: 'ignore' });
      while ((await campaign.queue.counts()).active === 0) await pause(5);
      await pause(300); // It has seen that the unit has no record, and trains.
      const end = ended(victim);
      victim.kill('SIGKILL');
      await end;
      expect(await campaign.queue.counts()).toMatchObject({ waiting: keys.length - 1, active: 1 });
      expect(await campaign.records.missing(keys)).toEqual(keys);

      expect(mustRun(...worker)).toContain(`✓ ${keys.length} units done; nothing is left to do`);
      for (const key of keys) expect(await campaign.records.of(key)).toHaveLength(1);
      mustRun('campaign', 'export', '--plan', PLAN, ...queue, '--out', inFolder(kind));
      expect(resultsIn(inFolder(kind))).toBe(resultsIn(inFolder('alone')));
    } finally {
      await campaign.queue.close();
      await database.close();
      await server.remove();
    }
  },
);
