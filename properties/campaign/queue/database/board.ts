/**
 * The board of bull-board for a queue: pages in which a person can look at its units. It changes nothing: bull-board is told so, and whoever serves the pages
 * passes on requests that read, and no others.
 */
import type { RequestListener } from 'node:http';
import type { Queue } from 'bullmq';
import { loadBoardPeers } from './peers';

/**
 * The pages of a queue's board.
 * @param path - where they are served; requests are expected to have it removed
 * @throws InputError if a package is missing
 */
export async function openBoard(queue: Queue, path: string, title: string): Promise<RequestListener> {
  const { api, bullMQ, express } = await loadBoardPeers();
  const serverAdapter = new express.ExpressAdapter().setBasePath(path);
  api.createBullBoard({
    queues: [new bullMQ.BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter,
    options: { uiConfig: { boardTitle: title, hideRedisDetails: true } },
  });
  return serverAdapter.getRouter() as RequestListener;
}
