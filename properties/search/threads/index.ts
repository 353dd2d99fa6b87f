/** The face of `properties/search/threads/`: searches and other work on the threads of Node. */
export { mapConcurrently } from './map-concurrently';
export { type SearchPool, openPool, openRunner } from './pool';
export { type PortableError, putTogether, takeApart } from './portable-error';
export { type ThreadPool, answering, openThreads } from './thread-pool';
export { MAX_THREADS, type Threads, threadsFor } from './threads';
