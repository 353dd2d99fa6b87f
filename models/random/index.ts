/** The face of `models/random/`: what other folders use of it. */
export { derivedSeed, type SeedName } from './seeds';
export { type RandomStream, stream } from './stream';
