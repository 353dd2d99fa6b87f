/** Loads a reward from a file such as `my-reward.ts`, whose default export, or export `reward`, is the reward. */
import { type DefinedReward, isDefinedReward } from '../define';
import { loadDefinition } from '../load';

/** @throws InputError when the file is missing, does not compile (with the line), throws, or exports no reward */
export const loadReward = (file: string): Promise<DefinedReward> =>
  loadDefinition(file, { name: 'reward', define: 'defineReward', is: isDefinedReward });
