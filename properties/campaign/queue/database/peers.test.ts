import { expect, it } from '@jest/globals';
import { InputError } from '../../../../theory/errors';
import { loadBoardPeers, loadPostgresPeers, loadRedisPeers } from './peers';

const missing = (name: string) => (): Promise<never> =>
  Promise.reject(
    Object.assign(new Error(`Cannot find module '${name}'\nRequire stack:`), { code: 'MODULE_NOT_FOUND' }),
  );

it('names what to install for Redis', async () => {
  const load = loadRedisPeers({ bullmq: missing('bullmq'), ioredis: () => import('ioredis') });
  await expect(load).rejects.toThrow(InputError);
  await expect(load).rejects.toThrow(
    "(Cannot find module 'bullmq'); install them beside curated-loops: npm install bullmq@6 ioredis@5",
  );
});

it('names what to install for PostgreSQL', async () => {
  const load = loadPostgresPeers({ bullmq: () => import('bullmq'), pg: missing('pg') });
  await expect(load).rejects.toThrow(InputError);
  await expect(load).rejects.toThrow('npm install bullmq@6 pg@8');
});

it('names what to install for the board', async () => {
  const load = loadBoardPeers({
    api: () => import('@bull-board/api'),
    bullMQ: () => import('@bull-board/api/bullMQAdapter'),
    express: missing('@bull-board/express'),
  });
  await expect(load).rejects.toThrow(InputError);
  await expect(load).rejects.toThrow(/^--board needs .* npm install @bull-board\/api@9 @bull-board\/express@9$/);
});

it('passes other errors on', async () => {
  const load = loadPostgresPeers({ bullmq: () => import('bullmq'), pg: () => Promise.reject(new TypeError('broken')) });
  await expect(load).rejects.toThrow(TypeError);
});
