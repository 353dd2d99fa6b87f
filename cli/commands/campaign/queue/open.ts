/** Opens the queue that the options name. */
import {
  type CampaignDatabase,
  type OpenCampaign,
  type QueueAddress,
  findCampaign,
  openDatabase,
  parseQueueAddress,
} from '../../../../properties/campaign/queue';
import { InputError } from '../../../../theory/errors';
import { readText } from '../../../input';
import type { CampaignOptions } from '../options';

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new InputError(
      `--queue-env ${name}: there is no such environment variable, or it is empty; set it to the address`,
    );
  return value;
}

/** The address of the queue. @throws InputError if it is not given in exactly one way, or cannot be read */
function readAddress({ queue, queueEnv, queueFile }: CampaignOptions): QueueAddress {
  if ([queue, queueEnv, queueFile].filter((each) => each !== undefined).length > 1)
    throw new InputError('the address of the queue is given twice; give one of --queue, --queue-env and --queue-file');
  if (queue !== undefined) return parseQueueAddress(queue, { secret: false });
  if (queueEnv !== undefined) return parseQueueAddress(environment(queueEnv), { secret: true });
  if (queueFile !== undefined) return parseQueueAddress(readText(queueFile), { secret: true });
  throw new InputError('the address of the queue is missing; give --queue URL, --queue-env NAME or --queue-file PATH');
}

/** Milliseconds in which a lost connection is told once, since every command that waits tells of it. */
const QUIET = 10_000;

/** Tells of lost connections on standard error. */
function faultLine(shown: string): (error: Error) => void {
  let last = -Infinity;
  return ({ message }) => {
    if (performance.now() - last < QUIET) return;
    last = performance.now();
    process.stderr.write(`… ${shown}: ${message}; it is tried again\n`);
  };
}

/** Opens the database, and closes it however `use` ends. */
export async function withDatabase<Result>(
  options: CampaignOptions,
  use: (database: CampaignDatabase) => Promise<Result>,
): Promise<Result> {
  const address = readAddress(options);
  const database = await openDatabase(address, faultLine(address.shown));
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Opens the campaign that the options name, and closes it however `use` ends. */
export const withCampaign = <Result>(
  options: CampaignOptions,
  use: (campaign: OpenCampaign, database: CampaignDatabase) => Promise<Result>,
): Promise<Result> =>
  withDatabase(options, async (database) => {
    const campaign = await findCampaign(database, options.campaign);
    try {
      return await use(campaign, database);
    } finally {
      await campaign.queue.close();
    }
  });
