/** The face of `models/random/`: all that other folders may import. */
export { derivedSeed, type SeedName } from './seeds';
export { type RandomStream, stream } from './stream';
