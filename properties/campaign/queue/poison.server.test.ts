import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { campaignOf, openDatabase, parseQueueAddress, startCampaign } from '.';
import { planOf, unitsOf } from './campaign.testing';
import { SERVERS } from './database/servers.testing';

const PROGRAM = join(__dirname, 'dying-worker.testing.ts');
const DEADLY = 2;

/** Runs a worker until it ends; the signal that ended it. */
const worker = (url: string): Promise<string | null> =>
  new Promise((resolve) => {
    const args = ['--require', require.resolve('ts-node/register'), PROGRAM, url, String(DEADLY)];
    spawn(process.execPath, args, { stdio: 'ignore' }).once('exit', (_code, signal) => resolve(signal));
  });

it('a unit that kills its workers is poison at the fourth, and all others are done', async () => {
  const server = await SERVERS.redis();
  const database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
  const campaign = campaignOf(database, planOf(5));
  try {
    await startCampaign(campaign, { pardon: false });
    let killed = 0;
    while ((await worker(server.url)) === 'SIGKILL') killed += 1;
    expect(killed).toBe(4);
    expect(await campaign.queue.poison(10)).toMatchObject([
      { position: DEADLY, reason: 'job stalled more than allowable limit' },
    ]);
    const keys = unitsOf(campaign.plan).map(({ key }) => key);
    expect(await campaign.records.missing(keys)).toEqual([keys[DEADLY]]);
  } finally {
    await campaign.queue.close();
    await database.close();
    await server.remove();
  }
});
