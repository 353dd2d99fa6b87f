import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appRoutes } from '@bull-board/api/dist/routes';
import {
  type CampaignDatabase,
  type OpenCampaign,
  campaignOf,
  openDatabase,
  parseQueueAddress,
  startCampaign,
} from '../../../../properties/campaign/queue';
import { planOf } from '../../../../properties/campaign/queue/campaign.testing';
import { SERVERS, type TestServer } from '../../../../properties/campaign/queue/database/servers.testing';
import { capture } from '../../../output/capture-output.testing';
import { run } from '../../../program';

const captured = capture();
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(['redis', 'postgres'] as const)('the board of a queue on %s', (kind) => {
  const UNITS = 7;
  let server: TestServer;
  let database: CampaignDatabase;
  let campaign: OpenCampaign;

  beforeAll(async () => {
    server = await SERVERS[kind]();
    database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
    campaign = campaignOf(database, planOf(UNITS));
    await startCampaign(campaign, { pardon: false });
  });
  afterAll(async () => {
    await campaign.queue.close();
    await database.close();
    await server.remove();
  });

  it('shows its units, and changes nothing', async () => {
    const served = run(['campaign', 'status', '--queue', server.url, '--serve', '127.0.0.1:0', '--board']);
    while (!captured.output.includes('/board\n')) await pause(10);
    const address = /^(http:.*)\/board$/m.exec(captured.output)?.[1] ?? '';
    const ask = (path: string, method = 'GET'): Promise<Response> => fetch(`${address}${path}`, { method });

    const page = await ask('/board');
    expect({ status: page.status, type: page.headers.get('content-type') }).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/html'),
    });
    const html = await page.text();
    expect(html).toContain('<base href="/board/"');
    const script = /src="(static\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    expect((await ask(`/board/${script}`)).headers.get('content-type')).toContain('javascript');

    const name = `campaign-${campaign.plan.id}`;
    const { queues } = (await (await ask(`/board/api/queues?activeQueue=${name}&page=1`)).json()) as {
      readonly queues: readonly object[];
    };
    expect(queues).toMatchObject([{ name, readOnlyMode: true, counts: { waiting: UNITS, active: 0, failed: 0 } }]);

    const [unit] = (queues as readonly { readonly jobs: readonly { readonly id: string }[] }[])[0]?.jobs ?? [];
    for (const { method, route } of appRoutes.api) {
      const path = [route].flat()[0] ?? '';
      const filled = path
        .replace(':queueName', name)
        .replace(':jobId', unit?.id ?? '')
        .replace(/:\w+/g, 'failed');
      for (const each of [method].flat().map((word) => word.toUpperCase())) {
        const { status } = await ask(`/board${filled}`, each);
        if (each !== 'GET') expect({ each, filled, status }).toEqual({ each, filled, status: 405 });
      }
    }
    expect(await campaign.queue.counts()).toEqual({ waiting: UNITS, active: 0, poison: 0 });
    expect((await ask('/metrics')).status).toBe(200);
    process.emit('SIGINT');
    expect(await served).toBe(3);
  });
});
