/** `campaign`: one search of many machines. Its actions plan it, work at it, and make results of its records. */
import type { CampaignAction } from '../../names';
import { type CampaignOptions, checkAction, hasQueue } from './options';

export async function campaignCommand(
  action: CampaignAction,
  paths: readonly string[],
  options: CampaignOptions,
): Promise<number> {
  checkAction(action, paths, options);
  switch (action) {
    case 'plan':
      return (await import('./plan')).planAction(options);
    case 'start':
      return (await import('./queue')).startAction(paths, options);
    case 'worker':
      if (hasQueue(options)) return (await import('./queue')).queueWorkerAction(options);
      return (await import('./shard')).workerAction(options);
    case 'status':
      if (hasQueue(options)) return (await import('./queue')).queueStatusAction(options);
      return (await import('./status')).statusAction(paths, options);
    case 'merge':
      return (await import('./merge')).mergeAction(paths, options);
    case 'export':
      return (await import('./export')).exportAction(paths, options);
  }
}
