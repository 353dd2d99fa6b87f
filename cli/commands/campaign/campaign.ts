/** `campaign`: one search of many machines. Its actions plan it, work at it, and make results of its records. */
import type { CampaignAction } from '../../names';
import { type CampaignOptions, checkAction } from './options';

export async function campaignCommand(
  action: CampaignAction,
  paths: readonly string[],
  options: CampaignOptions,
): Promise<number> {
  checkAction(action, paths, options);
  switch (action) {
    case 'plan':
      return (await import('./plan')).planAction(options);
    case 'worker':
      return (await import('./shard')).workerAction(options);
    case 'status':
      return (await import('./status')).statusAction(paths, options);
    case 'merge':
      return (await import('./merge')).mergeAction(paths, options);
    case 'export':
      return (await import('./export')).exportAction(paths, options);
  }
}
