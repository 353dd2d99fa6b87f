/** The loops of `learn`: built in by id, or of files; and the rewards of the users after the first, for loops with several. */
import { type Dataset, type Reward, distanceReward, fileReward, furtherRewardsFor } from '../../../models/learned';
import { type Loop, loopOf } from '../../../models/loops';
import { defectText, preflight } from '../../../properties/own-loops/preflight';
import { Q } from '../../../theory/arithmetic';
import { InputError } from '../../../theory/errors';
import { readPositive, readRationals } from '../../input';
import { readLoop } from '../../input/runs';
import { shellWord } from './shell-word';

/** The options about loops, as texts. */
export interface LoopOptions {
  readonly loop: string;
  readonly gamma?: string;
  readonly userReward: readonly string[];
  readonly userCentre: readonly string[];
  readonly userRadius: readonly string[];
}

/** A loop with the rewards of its further users, and the options that give it again. */
export interface NamedLoop {
  readonly loop: Loop;
  readonly loopArguments: string;
  readonly others: readonly Reward[];
}

const OF_THE_PAPER = 'curated';

/** Sharpness of balls, and of the rewards of a file. */
const GAMMA = '10';
const GAMMA_OF_FILE = '1';

/** @throws InputError for the first defect of the rule in a file */
function tried(loop: Loop, path: string): Loop {
  const [defect] = preflight(loop).defects;
  if (defect !== undefined) throw new InputError(`${path} is not a loop: ${defectText(defect)}`);
  return loop;
}

/** A loop by its id, or the loop of a file after its preflight. */
async function loopNamed(name: string): Promise<Loop> {
  const { loop } = await readLoop(name);
  return typeof loop === 'string' ? loopOf(loop) : tried(loop, name);
}

/** The rewards that the options give to users after the first, with those of files first, and the options again. */
interface GivenUsers {
  readonly rewards: readonly Reward[];
  readonly words: readonly string[];
}

function readUsers({ gamma, userReward, userCentre, userRadius }: LoopOptions, data: Dataset): GivenUsers {
  if (userCentre.length !== userRadius.length)
    throw new InputError(
      `there are ${userCentre.length} --user-centre and ${userRadius.length} --user-radius; give both for each further user`,
    );
  const files = userReward.map((name) => {
    if (!name.startsWith('@'))
      throw new InputError(`--user-reward ${name} is not a file of rewards; write @ before its path: @${name}`);
    return fileReward(name.slice(1), { gamma: readPositive('--gamma', gamma ?? GAMMA_OF_FILE), data });
  });
  const balls = userCentre.map((centre, u) =>
    distanceReward({
      centre: readRationals('--user-centre', centre).map((x) => Q.toNumber(x)),
      radius: readPositive('--user-radius', userRadius[u] ?? ''),
      gamma: readPositive('--gamma', gamma ?? GAMMA),
    }),
  );
  return {
    rewards: [...files, ...balls],
    words: [
      ...userReward.map((name) => `--user-reward ${shellWord(name)}`),
      ...userCentre.map((centre, u) => `--user-centre ${centre} --user-radius ${userRadius[u] ?? ''}`),
    ],
  };
}

/** The rewards of the further users of a loop: as given, or those of the dataset. */
function othersOf({ id, needs }: Loop, given: GivenUsers, data: Dataset, gamma: string): GivenUsers {
  const wanted = (needs?.users?.count ?? 1) - 1;
  if (given.rewards.length > 0) {
    if (given.rewards.length === wanted) return given;
    throw new InputError(
      wanted === 0
        ? `the loop ${id} has one reward; leave out --user-reward, --user-centre and --user-radius`
        : `the loop ${id} has ${wanted + 1} users, and there are rewards of ${given.rewards.length} beside the first; give ${wanted}`,
    );
  }
  const rewards = wanted === 0 ? [] : furtherRewardsFor(data.id, readPositive('--gamma', gamma));
  if (rewards.length < wanted)
    throw new InputError(
      `the loop ${id} has ${wanted + 1} users, and ${data.id} has rewards of ${rewards.length + 1}; give those of ${wanted} beside the first, by --user-centre and --user-radius or --user-reward @file`,
    );
  return { rewards: rewards.slice(0, wanted), words: [] };
}

/** The loops that the options name. @throws InputError naming the first value that is none */
export async function readLearnedLoops(options: LoopOptions, data: Dataset): Promise<readonly NamedLoop[]> {
  const names = options.loop
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw new InputError(`--loop "${options.loop}" names no loop; give ids or files, separated by commas`);
  const given = readUsers(options, data);
  const loops: NamedLoop[] = [];
  // One after the other, so that the error is about the first bad entry.
  for (const name of names) {
    const loop = await loopNamed(name);
    const { rewards, words } = othersOf(loop, given, data, options.gamma ?? GAMMA);
    const named = name === OF_THE_PAPER ? [] : [`--loop ${shellWord(name)}`];
    loops.push({ loop, loopArguments: [...named, ...words].join(' '), others: rewards });
  }
  return loops;
}
