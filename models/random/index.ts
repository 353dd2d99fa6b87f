/** The face of `models/random/`: all that other folders may import. */
export { DISTINCT_STREAMS, type SeedName, derivedSeed, streamSeed } from './seeds';
export { type RandomStream, stream } from './stream';
