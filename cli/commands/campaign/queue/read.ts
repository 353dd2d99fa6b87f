/** Reads the records of a plan from a queue, and those in files beside it. */
import type { Part, Plan, RecordIndex } from '../../../../properties/campaign';
import { recordsOf } from '../../../../properties/campaign/queue';
import type { CampaignOptions } from '../options';
import { readAll } from '../records';
import { withDatabase } from './open';

export const readQueued = (
  plan: Plan,
  paths: readonly string[],
  options: CampaignOptions,
): Promise<{ readonly part: Part; readonly index: RecordIndex }> =>
  withDatabase(options, (database) =>
    readAll(plan, paths, recordsOf({ plan, records: database.records(plan.fingerprint.sha256) }, database.shown)),
  );
