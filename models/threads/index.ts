/** The face of `models/threads/`: how a thread of Node loads its module. */
export { threadModule, threadOptions } from './thread-module';
