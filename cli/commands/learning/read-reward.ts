/** The reward of `learn`: that of the dataset, a ball around a centre, or a file. */
import { type Dataset, type Reward, distanceReward, fileReward, rewardFor } from '../../../models/learned';
import { isDatasetId } from '../../../models/learned/datasets';
import { Q } from '../../../theory/arithmetic';
import { InputError } from '../../../theory/errors';
import { readNonNegative, readPositive, readRationals } from '../../input';
import { shellWord } from './shell-word';

export interface RewardOptions {
  readonly reward?: string;
  readonly gamma?: string;
  readonly centre?: string;
  readonly radius?: string;
}

/** Sharpness of the rewards that have a formula here, and of those that are given. */
const GAMMA = '10';
const GAMMA_OF_GIVEN = '1';

/** A reward and the options that give it again. */
export interface NamedReward {
  readonly reward: Reward;
  readonly rewardArguments: string;
}

function givenReward(
  name: string,
  { gamma = GAMMA_OF_GIVEN, centre, radius }: RewardOptions,
  data: Dataset,
): NamedReward {
  if (centre !== undefined || radius !== undefined)
    throw new InputError('--reward gives the reward, and so do --centre and --radius; take one of them away');
  const sharpness = readNonNegative('--gamma', gamma);
  if (!name.startsWith('@'))
    throw new InputError(`--reward ${name} is not a file of rewards; write @ before its path: --reward @${name}`);
  return {
    reward: fileReward(name.slice(1), { gamma: sharpness, data }),
    rewardArguments: `--reward ${shellWord(name)} --gamma ${gamma}`,
  };
}

/** The reward given by the options; by default that of the dataset. @throws InputError naming the first bad value */
export function readReward(options: RewardOptions, data: Dataset): NamedReward {
  const { reward, gamma = GAMMA, centre, radius } = options;
  if (reward !== undefined) return givenReward(reward, options, data);
  const sharpness = readNonNegative('--gamma', gamma);
  if (centre === undefined && radius === undefined) {
    if (!isDatasetId(data.id))
      throw new InputError(
        `there is no default reward for --data ${data.id}; give a reward of your own: --reward @file, or --centre and --radius`,
      );
    return { reward: rewardFor(data.id, sharpness), rewardArguments: `--gamma ${gamma}` };
  }
  if (centre === undefined || radius === undefined) {
    throw new InputError('a reward of your own needs both --centre and --radius');
  }
  const coordinates = readRationals('--centre', centre).map((x) => Q.toNumber(x));
  return {
    reward: distanceReward({ centre: coordinates, radius: readPositive('--radius', radius), gamma: sharpness }),
    rewardArguments: `--gamma ${gamma} --centre ${centre} --radius ${radius}`,
  };
}
