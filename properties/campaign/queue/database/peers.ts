/** The packages that a queue needs: optional peers, which are loaded when a queue is opened. */
import { InputError } from '../../../../theory/errors';

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(String(error.code));

/**
 * Loads a package.
 * @throws InputError that names what to install if the package, or what it needs, is not there
 */
async function loadPeer<Package>(load: () => Promise<Package>, all: string): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new InputError(
      `a queue needs packages that are not installed (${(error as Error).message.split('\n')[0] ?? ''}); ` +
        `install them beside curated-loops: npm install ${all}`,
    );
  }
}

const FOR_REDIS = 'bullmq@6 ioredis@5';
const FOR_POSTGRES = 'bullmq@6 pg@8';

/** What a queue on Redis needs. @throws InputError if it is not installed */
export async function loadRedisPeers(load = { bullmq: () => import('bullmq'), ioredis: () => import('ioredis') }) {
  return { bullmq: await loadPeer(load.bullmq, FOR_REDIS), ioredis: await loadPeer(load.ioredis, FOR_REDIS) };
}

/** What a queue on PostgreSQL needs. @throws InputError if it is not installed */
export async function loadPostgresPeers(load = { bullmq: () => import('bullmq'), pg: () => import('pg') }) {
  return { bullmq: await loadPeer(load.bullmq, FOR_POSTGRES), pg: await loadPeer(load.pg, FOR_POSTGRES) };
}
