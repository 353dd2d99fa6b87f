/** `campaign worker`: works off one static shard of a plan. */
import { availableParallelism } from 'node:os';
import { runShard } from '../../../properties/campaign';
import { watchForCancellation } from '../../../properties/search';
import { InputError } from '../../../theory/errors';
import { readThreads } from '../../input/runs';
import { startReporter } from '../../output/progress';
import { print } from '../../output/terminal';
import { loopsOfPlan } from './loops';
import { type CampaignOptions, needed } from './options';
import { readPlan } from './records';
import { watchTermination } from './termination';

/** Exit code of a shard that was cut short. */
const INCOMPLETE = 3;

/** Reads `3/7`: the fourth of seven shards. */
function readShard(text: string): { readonly index: number; readonly count: number } {
  const [, first, second] = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(text) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (!(index < count))
    throw new InputError(
      `--shard ${text} is not one of several shards; give 0/7 for the first of seven, and 6/7 for the last`,
    );
  return { index, count };
}

export async function workerAction(options: CampaignOptions): Promise<number> {
  const plan = readPlan(needed('worker', options, 'plan'));
  const shard = readShard(needed('worker', options, 'shard'));
  const folder = needed('worker', options, 'records');
  const asked = readThreads(options.threads ?? 'auto');
  const threads = asked === 'auto' ? availableParallelism() : asked;
  const loops = await loopsOfPlan(plan);
  const reporter = startReporter();
  const termination = watchTermination();
  const cancellation = watchForCancellation({ signal: AbortSignal.any([reporter.signal, termination.signal]) });
  const about = `shard ${shard.index} of ${shard.count}`;
  try {
    const { done, skipped, total } = await runShard(plan, {
      shard,
      folder,
      threads,
      cancellation,
      loops,
      onUnit: (progress) => reporter.show(progress.done + progress.skipped, progress.total, about),
    });
    const complete = done + skipped === total;
    print(
      `${complete ? '✓' : '…'} ${about}: ${done} units done, ${skipped} needed no work, ${total - done - skipped} are left\n`,
    );
    return complete ? 0 : INCOMPLETE;
  } finally {
    cancellation.dispose();
    termination.release();
    reporter.stop();
  }
}
