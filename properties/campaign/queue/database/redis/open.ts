/** Opens a campaign's database on a server of Redis or Valkey. */
import type { ConnectionOptions } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import { InputError } from '../../../../../theory/errors';
import type { RedisAddress } from '../address';
import type { CampaignDatabase, CampaignEntry } from '../campaign-database';
import { loadRedisPeers } from '../peers';
import { openUnitQueue } from '../unit-queue';
import { refuseForgetful } from './durability';
import { redisRecords } from './records';

/** Milliseconds that the first connection may take. */
const PATIENCE = 10_000;
const LONGEST_PAUSE = 2000;

/** Commands wait for a server that restarts; see `campaign-database.ts`. */
function optionsOf({ at, username, password, db, tls }: RedisAddress): RedisOptions {
  return {
    ...at,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls && 'host' in at ? { tls: { servername: at.host } } : {}),
    db,
    maxRetriesPerRequest: null,
    connectTimeout: PATIENCE,
    retryStrategy: (times) => Math.min(times * 50, LONGEST_PAUSE),
  };
}

/** @throws InputError if the server cannot be reached, refuses the user, or may lose records */
async function connect(Client: typeof Redis, address: RedisAddress, onFault: (error: Error) => void): Promise<Redis> {
  const options = optionsOf(address);
  const probe = new Client({ ...options, lazyConnect: true, retryStrategy: () => null });
  let fault = 'no answer';
  probe.on('error', ({ message }) => (fault = message));
  try {
    await probe.connect();
    await refuseForgetful(probe, address.shown);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error && error.message !== 'Connection is closed.' ? error.message : fault;
    throw new InputError(
      `the Redis server ${address.shown} cannot be used (${reason}); ` +
        'start it, correct the address or the password, or name the authority of its certificate in NODE_EXTRA_CA_CERTS',
    );
  } finally {
    // On a connection that has ended, ioredis would wait for the end of it.
    if (probe.status !== 'end') probe.disconnect();
  }
  const redis = new Client(options);
  redis.on('error', onFault);
  return redis;
}

const CAMPAIGNS = 'curated-loops:campaigns';

const MOVE = `
local now = redis.call('GET', KEYS[1])
if (now or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
`;

function entryOf(redis: Redis, id: string): CampaignEntry {
  const cursor = `curated-loops:cursor:${id}`;
  return {
    plan: async () => (await redis.hget(CAMPAIGNS, id)) ?? undefined,
    register: async (plan) => {
      await redis.hsetnx(CAMPAIGNS, id, plan);
    },
    cursor: async () => (await redis.get(cursor)) ?? undefined,
    moveCursor: async (from, to) => (await redis.eval(MOVE, 1, cursor, from ?? '', to)) === 1,
  };
}

/**
 * Opens the database.
 * @param onFault - is told of every lost connection; what was asked waits for the server
 * @throws InputError if a package is missing, if the server cannot be reached, or if it may lose records
 */
export async function openRedis(address: RedisAddress, onFault: (error: Error) => void): Promise<CampaignDatabase> {
  const { bullmq, ioredis } = await loadRedisPeers();
  const redis = await connect(ioredis.Redis, address, onFault);
  const place = {
    connection: optionsOf(address) as ConnectionOptions,
    backend: bullmq.createRedisBackend,
    // ioredis itself waits.
    patiently: <Answer>(ask: () => Promise<Answer>) => ask(),
    onFault,
  };
  return {
    shown: address.shown,
    campaigns: async () => (await redis.hkeys(CAMPAIGNS)).sort(),
    campaign: (id) => entryOf(redis, id),
    records: (fingerprint) => redisRecords(redis, fingerprint),
    queue: (id) => openUnitQueue(bullmq, id, place),
    close: async () => {
      await redis.quit();
    },
  };
}
