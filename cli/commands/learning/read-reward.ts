/** The reward of `learn`: that of the dataset, a ball around a centre, the rows of a file, a definition in a file, or a classifier of images. */
import {
  type Dataset,
  type Reward,
  confidenceReward,
  distanceReward,
  fileReward,
  heldImages,
  labelReward,
  ownClassReward,
  rewardFor,
} from '../../../models/learned';
import { isDatasetId } from '../../../models/learned/datasets';
import { isLoopPath } from '../../../properties/own-loops';
import { besideTypes, loadReward, rewardFrom, tryReward } from '../../../properties/own-loops/learning';
import { definitionFile } from '../../../properties/own-loops/load';
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

/** Points of the data on which a reward is tried. */
const TRIED = 512;

/** A reward and the options that give it again. */
interface NamedReward {
  readonly reward: Reward;
  readonly rewardArguments: string;
}

/** How a reward of a file is read. */
export interface ReadingOptions {
  /** Whether the types of the file are checked. */
  readonly types: boolean;
  /** Whether the run is over. */
  readonly stopped: () => boolean;
}

async function definedReward(name: string, gamma: number, data: Dataset, reading: ReadingOptions): Promise<Reward> {
  const path = definitionFile(name, 'reward');
  const load = () => loadReward(path);
  const defined = await (reading.types ? besideTypes(path, load) : load());
  const { classes, dimension } = data;
  const reward = rewardFrom(defined, { gamma, classes, dimension, stopped: reading.stopped });
  const seen = tryReward(defined, reward, data.sample(TRIED, 0), classes);
  if (seen.best === 0)
    process.stderr.write(
      `reward ${defined.id}: none of ${TRIED} points of the data is in A_*; the largest weight seen is ${seen.largest}, and w_max is ${reward.top}\n`,
    );
  return reward;
}

/** The rewards by a classifier of images: `class`, `class:3`, `class:ring`, `confidence` or `own-class`. */
const isJudged = (name: string): boolean => /^(class(:.+)?|confidence|own-class)$/.test(name);

function judgedReward(name: string, gamma: number, data: Dataset): Reward {
  if (name === 'confidence') return confidenceReward(data, gamma);
  if (name === 'own-class') return ownClassReward(data, gamma);
  const label = name.slice('class:'.length);
  if (label === '') return labelReward(data, gamma);
  return labelReward(data, gamma, /^\d+$/.test(label) ? Number(label) : label);
}

async function givenReward(
  name: string,
  options: RewardOptions,
  data: Dataset,
  reading: ReadingOptions,
): Promise<NamedReward> {
  const { gamma = isJudged(name) ? GAMMA : GAMMA_OF_GIVEN, centre, radius } = options;
  if (centre !== undefined || radius !== undefined)
    throw new InputError('--reward gives the reward, and so do --centre and --radius; take one of them away');
  const sharpness = readNonNegative('--gamma', gamma);
  const rewardArguments = `--reward ${shellWord(name)} --gamma ${gamma}`;
  if (isJudged(name)) return { reward: judgedReward(name, sharpness, data), rewardArguments };
  if (name.startsWith('@')) return { reward: fileReward(name.slice(1), { gamma: sharpness, data }), rewardArguments };
  if (/\.[cm]?[jt]s$/.test(name))
    return { reward: await definedReward(name, sharpness, data, reading), rewardArguments };
  const remedy =
    isLoopPath(name) || /\.\w+$/.test(name)
      ? `write @ before the path of a table: --reward @${name}`
      : 'give @reward.csv or ./my-reward.ts, or for images class, class:3 or confidence, with their classes own-class';
  throw new InputError(`--reward ${name} is no reward; ${remedy}`);
}

/** The reward given by the options; by default that of the dataset. @throws InputError naming the first bad value */
export async function readReward(options: RewardOptions, data: Dataset, reading: ReadingOptions): Promise<NamedReward> {
  const { reward, gamma = GAMMA, centre, radius } = options;
  if (reward !== undefined) return givenReward(reward, options, data, reading);
  const sharpness = readNonNegative('--gamma', gamma);
  if (centre === undefined && radius === undefined) {
    if (heldImages(data)) return { reward: labelReward(data, sharpness), rewardArguments: `--gamma ${gamma}` };
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
