/** The packages that a queue needs: optional peers, which are loaded when a queue is opened. */
import type * as boardApi from '@bull-board/api';
import type * as boardBullMQ from '@bull-board/api/bullMQAdapter';
import type * as boardExpress from '@bull-board/express';
import type * as bullmq from 'bullmq';
import type * as ioredis from 'ioredis';
import type * as pg from 'pg';
import { InputError } from '../../../../theory/errors';

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(String(error.code));

/**
 * Loads a package.
 * @throws InputError that names what to install if the package, or what it needs, is not there
 */
async function loadPeer<Package>(load: () => Promise<Package>, all: string, user = 'a queue'): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new InputError(
      `${user} needs packages that are not installed (${(error as Error).message.split('\n')[0] ?? ''}); ` +
        `install them beside curated-loops: npm install ${all}`,
    );
  }
}

const FOR_REDIS = 'bullmq@6 ioredis@5';
const FOR_POSTGRES = 'bullmq@6 pg@8';
const FOR_BOARD = '@bull-board/api@9 @bull-board/express@9';

/** A package, by its module. */
type Load<Package> = () => Promise<Package>;

interface RedisPeers {
  readonly bullmq: typeof bullmq;
  readonly ioredis: typeof ioredis;
}

interface PostgresPeers {
  readonly bullmq: typeof bullmq;
  readonly pg: typeof pg;
}

interface BoardPeers {
  readonly api: typeof boardApi;
  readonly bullMQ: typeof boardBullMQ;
  readonly express: typeof boardExpress;
}

/** How each package is loaded. */
type Loads<Peers> = { readonly [Name in keyof Peers]: Load<Peers[Name]> };

/** What a queue on Redis needs. @throws InputError if it is not installed */
export async function loadRedisPeers(
  load: Loads<RedisPeers> = { bullmq: () => import('bullmq'), ioredis: () => import('ioredis') },
): Promise<RedisPeers> {
  return { bullmq: await loadPeer(load.bullmq, FOR_REDIS), ioredis: await loadPeer(load.ioredis, FOR_REDIS) };
}

/** What a queue on PostgreSQL needs. @throws InputError if it is not installed */
export async function loadPostgresPeers(
  load: Loads<PostgresPeers> = { bullmq: () => import('bullmq'), pg: () => import('pg') },
): Promise<PostgresPeers> {
  return { bullmq: await loadPeer(load.bullmq, FOR_POSTGRES), pg: await loadPeer(load.pg, FOR_POSTGRES) };
}

/** What the board of a queue needs. @throws InputError if it is not installed */
export async function loadBoardPeers(
  load: Loads<BoardPeers> = {
    api: () => import('@bull-board/api'),
    bullMQ: () => import('@bull-board/api/bullMQAdapter'),
    express: () => import('@bull-board/express'),
  },
): Promise<BoardPeers> {
  const one = <Package>(loadOne: Load<Package>): Promise<Package> => loadPeer(loadOne, FOR_BOARD, '--board');
  return { api: await one(load.api), bullMQ: await one(load.bullMQ), express: await one(load.express) };
}
