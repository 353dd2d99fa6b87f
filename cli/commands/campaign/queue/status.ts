/** `campaign status --queue`: how far a campaign is, once, again and again, or as metrics for Prometheus. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type OpenCampaign,
  ProgressWatch,
  type QueueProgress,
  metricsText,
} from '../../../../properties/campaign/queue';
import { print } from '../../../output/terminal';
import { watchInterrupt } from '../../../output/progress';
import type { CampaignOptions } from '../options';
import { withCampaign } from './open';
import { taskName } from '../words';
import { readServeAddress, serveText } from './serve-text';
import { progressText } from './words';

const LOOK_EVERY = 5000;
/** Where the board is served. */
const BOARD = '/board';

/** Exit code: 1 after a divergence, 3 while units are left. */
const codeOf = ({ divergent, done, planned }: QueueProgress): number =>
  divergent.length > 0 ? 1 : done < planned ? 3 : 0;

const progressJson = (id: string, { tasks, ...progress }: QueueProgress): string =>
  `${JSON.stringify({ campaign: id, ...progress, tasks: tasks.map(({ task, ...rest }) => ({ task: taskName(task), ...rest })) }, null, 2)}\n`;

/** Prints until the campaign is complete, or until Ctrl-C. */
async function watchProgress(watch: ProgressWatch): Promise<number> {
  const { signal, release } = watchInterrupt();
  let progress: QueueProgress;
  do {
    progress = await watch.look();
    print(progressText(progress));
    if (progress.done === progress.planned) break;
    await sleep(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  } while (!signal.aborted);
  release();
  return codeOf(progress);
}

/** Serves metrics, and the board if it is asked for, until Ctrl-C. */
async function serveProgress(
  watch: ProgressWatch,
  { plan: { id }, queue }: OpenCampaign,
  { serve = '', board }: CampaignOptions,
): Promise<number> {
  const pages = board ? { [BOARD]: await queue.board(BOARD) } : {};
  const texts = {
    '/metrics': async () => metricsText(id, await watch.look()),
    '/': async () => progressText(await watch.look()),
  };
  const server = await serveText(readServeAddress(serve), texts, pages);
  const { signal, release } = watchInterrupt();
  print([`${server.address}/metrics`, ...Object.keys(pages).map((path) => `${server.address}${path}`), ''].join('\n'));
  await new Promise((ended) => signal.addEventListener('abort', ended, { once: true }));
  release();
  await server.close();
  return codeOf(await watch.look());
}

export const queueStatusAction = (options: CampaignOptions): Promise<number> =>
  withCampaign(options, async (campaign) => {
    const watch = new ProgressWatch(campaign);
    if (options.serve !== undefined) return serveProgress(watch, campaign, options);
    if (options.watch) return watchProgress(watch);
    const progress = await watch.look();
    print(options.json ? progressJson(campaign.plan.id, progress) : progressText(progress));
    return codeOf(progress);
  });
