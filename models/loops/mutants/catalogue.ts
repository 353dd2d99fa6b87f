/** Every mutant by its id. A verifier that does not refute wrong loops verifies nothing. */
import { unknownId } from '../../../theory';
import { ignoreReward } from './ignore-reward';
import { preferWorst } from './prefer-worst';
import { oneCandidateLess } from './one-candidate-less';
import { oneCandidateMore } from './one-candidate-more';
import { forgetToNormalise } from './forget-to-normalise';
import { staleModel } from './stale-model';
import { realShareLow } from './real-share-low';
import { realShareHigh } from './real-share-high';
import { biasedSampler } from './biased-sampler';
import { oneSampleLess } from './one-sample-less';
import { dropRealData } from './drop-real-data';
import type { Mutant } from './mutant';

/** The mutants by id. */
export const MUTANTS = {
  'ignore-reward': ignoreReward,
  'prefer-worst': preferWorst,
  'one-candidate-less': oneCandidateLess,
  'one-candidate-more': oneCandidateMore,
  'forget-to-normalise': forgetToNormalise,
  'stale-model': staleModel,
  'real-share-low': realShareLow,
  'real-share-high': realShareHigh,
  'biased-sampler': biasedSampler,
  'one-sample-less': oneSampleLess,
  'drop-real-data': dropRealData,
} as const satisfies Readonly<Record<string, Mutant>>;

/** The id of a mutant. */
export type MutantId = keyof typeof MUTANTS;

/** The mutant that a statement names. @throws InputError for an unknown id */
export function mutantOf(id: string): Mutant {
  const known = new Map<string, Mutant>(Object.entries(MUTANTS)).get(id);
  if (known === undefined) throw unknownId('mutant', id, Object.keys(MUTANTS));
  return known;
}
