/** The program of a worker that one unit kills: `ts-node dying-worker.testing.ts URL POSITION`. */
import { findCampaign, openDatabase, parseQueueAddress, takeUnits } from '.';
import { answerOf } from './campaign.testing';

async function main(url: string, deadly: number): Promise<void> {
  const database = await openDatabase(parseQueueAddress(url, { secret: false }), () => undefined);
  const campaign = await findCampaign(database, undefined);
  await takeUnits(campaign, {
    name: 'dying',
    atOnce: 1,
    compute: (unit) => {
      if (unit.position === deadly) process.kill(process.pid, 'SIGKILL');
      return Promise.resolve(answerOf(unit));
    },
    stop: new AbortController().signal,
    tell: () => undefined,
    times: { lock: 1000, look: 100, pause: 1, grace: 100 },
  });
  await campaign.queue.close();
  await database.close();
}

void main(process.argv[2] ?? '', Number(process.argv[3]));
