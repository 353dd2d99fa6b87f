/** The worker thread of `check-types.ts`: TypeScript checks the types of a file. */
import { parentPort, workerData } from 'node:worker_threads';
import { typeErrors } from '../load';

parentPort?.postMessage(typeErrors(workerData as string) ?? []);
