/** Starts a campaign, or continues it: after any crash, and after the poison list was looked at. */
import { InputError } from '../../../theory/errors';
import { type Plan, parsePlan, serialisePlan, unitCount } from '../plan';
import { type CampaignDatabase, type QueueCounts } from './database';
import { type OpenCampaign, beginPass, fill } from './fill';

/** The campaign of a plan in a database. */
export const campaignOf = (database: CampaignDatabase, plan: Plan): OpenCampaign => ({
  plan,
  entry: database.campaign(plan.id),
  records: database.records(plan.fingerprint.sha256),
  queue: database.queue(plan.id),
});

/** The id of the campaign that is meant: the only one, or the one whose id begins so. @throws InputError if there is not one */
async function meantBy(database: CampaignDatabase, asked: string | undefined): Promise<string> {
  const ids = await database.campaigns();
  const found = ids.filter((id) => id.startsWith(asked ?? ''));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const known = ids.length === 0 ? 'no campaign was started there' : `these were started there: ${ids.join(', ')}`;
  throw new InputError(
    asked === undefined
      ? `the queue ${database.shown} holds ${ids.length} campaigns, and one must be meant: ${known}; ` +
          (ids.length === 0
            ? 'start one with `curated-loops campaign start`'
            : 'give the beginning of an id with --campaign')
      : `--campaign ${asked}: ${found.length === 0 ? 'no id begins so' : 'several ids begin so'}; ${known}`,
  );
}

/**
 * Finds a campaign in a database.
 * @param asked - the beginning of its id; may be undefined if there is only one
 * @throws InputError if none is meant, or several
 */
export async function findCampaign(database: CampaignDatabase, asked: string | undefined): Promise<OpenCampaign> {
  const id = await meantBy(database, asked);
  const text = await database.campaign(id).plan();
  if (text === undefined)
    throw new InputError(`the queue ${database.shown} has lost the plan of ${id}; start it again`);
  return campaignOf(database, parsePlan(text, `the plan in ${database.shown}`));
}

export interface Started extends QueueCounts {
  readonly units: number;
  /** Units that were taken off the poison list. */
  readonly pardoned: number;
}

/** Keeps the plan and queues its units that have no record, up to the window; workers queue the others as they go on. */
export async function startCampaign(
  campaign: OpenCampaign,
  { pardon }: { readonly pardon: boolean },
): Promise<Started> {
  await campaign.entry.register(serialisePlan(campaign.plan));
  const pardoned = pardon ? await campaign.queue.pardon() : 0;
  await beginPass(campaign);
  await fill(campaign);
  return { units: unitCount(campaign.plan), pardoned, ...(await campaign.queue.counts()) };
}
