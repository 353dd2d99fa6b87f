/** `campaign start`: puts the units of a plan into a queue. */
import { checkFingerprint } from '../../../../properties/campaign';
import { campaignOf, startCampaign } from '../../../../properties/campaign/queue';
import { InputError } from '../../../../theory/errors';
import { print } from '../../../output/terminal';
import type { CampaignOptions } from '../options';
import { readPlan } from '../records';
import { count } from '../words';
import { withDatabase } from './open';

export async function startAction([path, ...more]: readonly string[], options: CampaignOptions): Promise<number> {
  if (path === undefined || more.length > 0)
    throw new InputError('campaign start takes one plan, such as: campaign start plan.json --queue redis://host');
  const plan = readPlan(path);
  checkFingerprint(plan);
  return withDatabase(options, async (database) => {
    const campaign = campaignOf(database, plan);
    try {
      const started = await startCampaign(campaign, { pardon: options.retryPoison ?? false });
      const { units, waiting, active, poison, pardoned } = started;
      print(
        `✓ ${path} in ${database.shown}: ${count(units)} units, ${count(waiting)} of them queued and ${count(active)} with workers; ` +
          'workers queue the others as they go on\n' +
          `  id ${plan.id}\n` +
          (pardoned > 0 ? `  ${count(pardoned)} units were taken off the poison list\n` : '') +
          (poison > 0
            ? `  ${count(poison)} units are on the poison list; campaign status names them, and --retry-poison tries them again\n`
            : ''),
      );
      return 0;
    } finally {
      await campaign.queue.close();
    }
  });
}
