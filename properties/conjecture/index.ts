/** The face of `properties/conjecture/`: what other folders use of it. */
export { conjecture, type ConjectureOptions } from './conjecture';
export { readConjecture } from './question';
export { ConjectureThreads } from './threads';
