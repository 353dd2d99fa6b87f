/**
 * Whether a server of Redis keeps what it was told.
 *
 * With the append-only file a record outlives the server; without it a restart loses records that workers believe to be kept. With an eviction policy
 * Redis drops records when its memory is full. So a queue is opened only on a server with `appendonly yes` and `maxmemory-policy noeviction`.
 */
import type { Redis } from 'ioredis';
import { InputError } from '../../../../../theory/errors';

const fieldOf = (info: string, name: string): string | undefined =>
  info
    .split(/\r?\n/)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

/** @throws InputError with the lines of the configuration that are needed, if the server may lose records */
export async function refuseForgetful(redis: Redis, shown: string): Promise<void> {
  const appends = fieldOf(await redis.info('persistence'), 'aof_enabled');
  const policy = fieldOf(await redis.info('memory'), 'maxmemory_policy');
  const faults = [
    ...(appends === '1' ? [] : ['has no append-only file, so a restart of it loses records']),
    ...(policy === 'noeviction'
      ? []
      : [`drops keys when its memory is full (maxmemory-policy ${policy ?? 'unknown'})`]),
  ];
  if (faults.length === 0) return;
  throw new InputError(
    `the Redis server ${shown} ${faults.join(' and ')}; a campaign needs these lines in its redis.conf:\n` +
      '  appendonly yes\n  maxmemory-policy noeviction',
  );
}
