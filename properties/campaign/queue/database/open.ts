/** Opens the database of a campaign at an address. */
import type { QueueAddress } from './address';
import type { CampaignDatabase } from './campaign-database';
import { openPostgres } from './postgres';
import { openRedis } from './redis';

/**
 * @param onFault - is told of every lost connection; what was asked waits for the server
 * @throws InputError if a package is missing, or if the server cannot be used
 */
export function openDatabase(address: QueueAddress, onFault: (error: Error) => void): Promise<CampaignDatabase> {
  return address.kind === 'redis' ? openRedis(address, onFault) : openPostgres(address, onFault);
}
