/** BullMQ on PostgreSQL, made to wait for its server. */
import type { BackendFactory, createPostgresBackend } from 'bullmq';
import { patiently } from './patience';

/**
 * BullMQ's backend, whose workers wait for a server that is away. By itself BullMQ waits only if the connection is refused; when it ends, a worker
 * would ask again at once, without end, and give up the units that it has just computed.
 */
export function patientBackend(create: typeof createPostgresBackend, onFault: (error: Error) => void): BackendFactory {
  const patient =
    <Args extends unknown[], Answer>(ask: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> =>
      patiently(() => ask(...args), onFault);
  const make: typeof createPostgresBackend = (...args) => {
    const backend = create(...args);
    return Object.assign(backend, {
      moveToActive: patient(backend.moveToActive.bind(backend)),
      moveToCompleted: patient(backend.moveToCompleted.bind(backend)),
      moveToFailed: patient(backend.moveToFailed.bind(backend)),
      retryJob: patient(backend.retryJob.bind(backend)),
      extendLocks: patient(backend.extendLocks.bind(backend)),
      moveStalledJobsToWait: patient(backend.moveStalledJobsToWait.bind(backend)),
    });
  };
  // BullMQ's types tell backends apart by their connections, and what is above them uses what backends have in common.
  return make as unknown as BackendFactory;
}
