/** `campaign worker --queue`: takes units from a queue until the campaign is complete. */
import { availableParallelism } from 'node:os';
import { checkFingerprint, openUnitRunner, workerName } from '../../../../properties/campaign';
import {
  type OpenCampaign,
  WORK_TIMES,
  type WorkDone,
  openLastingRunner,
  takeUnits,
} from '../../../../properties/campaign/queue';
import { watchForCancellation } from '../../../../properties/search';
import { InputError } from '../../../../theory/errors';
import { readTime } from '../../../input';
import { readThreads } from '../../../input/runs';
import { print } from '../../../output/terminal';
import { loopsOfPlan } from '../loops';
import type { CampaignOptions } from '../options';
import { watchTermination } from '../termination';
import { count } from '../words';
import { withCampaign } from './open';

const SHORTEST_LOCK = 1000;
const INCOMPLETE = 3;

function readLock(text: string): number {
  const lock = readTime('--lock', text);
  if (lock < SHORTEST_LOCK)
    throw new InputError(`--lock ${text} is shorter than a second; a busy worker would lose its units`);
  return lock;
}

function doneText({ complete, computed, failedAttempts, givenBack }: WorkDone, poison: number): string {
  const parts = [
    `${count(computed)} units done`,
    ...(failedAttempts > 0 ? [`${count(failedAttempts)} attempts failed`] : []),
    ...(givenBack > 0 ? [`${count(givenBack)} units given back`] : []),
    ...(complete && poison > 0 ? [`${count(poison)} units are on the poison list, which campaign status shows`] : []),
    complete ? 'nothing is left to do' : 'told to stop',
  ];
  return `${complete && poison === 0 ? '✓' : '…'} ${parts.join('; ')}\n`;
}

async function work(campaign: OpenCampaign, options: CampaignOptions, lock: number): Promise<number> {
  const { plan } = campaign;
  checkFingerprint(plan);
  const asked = readThreads(options.threads ?? 'auto');
  const threads = asked === 'auto' ? availableParallelism() : asked;
  const loops = await loopsOfPlan(plan);
  const termination = watchTermination();
  const cancellation = watchForCancellation({});
  const runner = await openLastingRunner(() => openUnitRunner(plan, { threads, cancellation, loops }));
  try {
    const done = await takeUnits(campaign, {
      name: workerName(),
      atOnce: runner.atOnce,
      compute: runner.answer,
      cut: cancellation.now,
      stop: termination.signal,
      tell: (line) => process.stderr.write(`… ${line}\n`),
      times: { ...WORK_TIMES, lock },
    });
    const { poison } = await campaign.queue.counts();
    print(doneText(done, poison));
    if (done.divergent.length > 0) return 1;
    return done.complete && poison === 0 ? 0 : INCOMPLETE;
  } finally {
    await runner.close();
    cancellation.dispose();
    termination.release();
  }
}

/** Exit code: 1 after a divergence; 3 if it was told to stop, or if units are on the poison list. */
export function queueWorkerAction(options: CampaignOptions): Promise<number> {
  const lock = options.lock === undefined ? WORK_TIMES.lock : readLock(options.lock);
  return withCampaign(options, (campaign) => work(campaign, options, lock));
}
