import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeRecord } from '../records';
import { parseQueueAddress, type CampaignDatabase, openDatabase } from './database';
import { ENDING, answerOf, planOf, unitsOf } from './campaign.testing';
import { metricsText } from './metrics';
import { ProgressWatch } from './progress';
import { textOf } from './records';
import { SERVERS, type TestServer } from './database/servers.testing';
import { campaignOf, startCampaign } from './start';

describe('the progress of a campaign', () => {
  let server: TestServer;
  let database: CampaignDatabase;

  beforeAll(async () => {
    server = await SERVERS.redis();
    database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
  });
  afterAll(async () => {
    await database.close();
    await server.remove();
  });

  it('counts units that have a record, up to the end of their search', async () => {
    const campaign = campaignOf(database, planOf(30));
    await startCampaign(campaign, { pardon: false });
    const watch = new ProgressWatch(campaign);
    expect(await watch.look()).toMatchObject({
      done: 0,
      planned: 30,
      counts: { waiting: 30 },
      divergent: [],
      poison: [],
    });

    const fingerprint = campaign.plan.fingerprint.sha256;
    const keep = async (position: number, answer = answerOf): Promise<void> => {
      for (const unit of unitsOf(campaign.plan).slice(position, position + 1)) {
        const about = { key: unit.key, fingerprint, worker: 'tester', seconds: 1 };
        await campaign.records.put(textOf(makeRecord(answer(unit), about)));
      }
    };
    for (const position of [0, 1, 2, 20, 29]) await keep(position);
    expect(await watch.look()).toMatchObject({ done: 5, planned: 30, tasks: [{ ended: false }] });
    await keep(21, () => ENDING);
    await keep(10, () => ENDING);
    await keep(10);
    const { rate, ...progress } = await watch.look();
    expect(progress).toMatchObject({ done: 4, planned: 11, tasks: [{ ended: true }] });
    expect(progress.divergent).toEqual([unitsOf(campaign.plan)[10]?.key]);
    expect(rate).toBeGreaterThan(0);

    const lines = metricsText('some-id', { rate, ...progress }).split('\n');
    expect(lines).toContain('curated_loops_campaign_units_done{campaign="some-id"} 4');
    expect(lines).toContain('curated_loops_campaign_units_divergent{campaign="some-id"} 1');
    expect(lines).toContain(
      'curated_loops_campaign_task_units_planned{campaign="some-id",task="lemma-2.2/cell/discrete/seed 7"} 11',
    );
    expect(lines.filter((line) => line.startsWith('# TYPE'))).toHaveLength(8);
    await campaign.queue.close();
  });
});
