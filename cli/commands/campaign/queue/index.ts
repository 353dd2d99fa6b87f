/** The face of `cli/commands/campaign/queue/`: the actions of `campaign` on a queue. */
export { readQueued } from './read';
export { startAction } from './start';
export { queueStatusAction } from './status';
export { queueWorkerAction } from './worker';
