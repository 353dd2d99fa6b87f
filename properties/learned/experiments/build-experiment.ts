/** Builds an experiment from a few choices: data, learner and loop. */
import {
  type Dataset,
  type Learner,
  type LearnerEntry,
  type Reward,
  checkLoop,
  classGroups,
  classifierOf,
  heldImages,
  isClassed,
  labelGroups,
  usersOf,
} from '../../../models/learned';
import { type Lambda, type Loop, claimedLoop, curatedLoop } from '../../../models';
import { InputError, Q, type Rational } from '../../../theory';
import { lambdaText } from '../decide';
import type { Experiment } from './experiment';

export interface ExperimentChoices {
  readonly data: Dataset;
  /** The data to which p_0 is fitted. @defaultValue the real data */
  readonly start?: Dataset | undefined;
  readonly entry: LearnerEntry;
  readonly learner: Learner;
  /** @defaultValue the loop of the paper */
  readonly loop?: Loop | undefined;
  /** The loop as command-line options. @defaultValue `--loop` with its id, or nothing for the loop of the paper */
  readonly loopArguments?: string | undefined;
  /** The rewards of further users, for loops with several. @defaultValue [] */
  readonly others?: readonly Reward[] | undefined;
  readonly K: number;
  readonly lambda: Lambda;
  readonly reward: Reward;
  /** The reward as command-line options, such as `--gamma 10`. */
  readonly rewardArguments: string;
  readonly rounds: number;
  readonly seeds: readonly number[];
  /** Training points per round. @defaultValue 4096 */
  readonly examples?: number | undefined;
  /** @defaultValue true */
  readonly warm?: boolean | undefined;
  /** Resolution ε of comparisons up to an error, in units of w_max. @defaultValue 1/50 */
  readonly epsilon?: Rational | undefined;
  /** Maximal number of units for a decision. @defaultValue 131072 for learners that are cheap to draw from, else 65536 */
  readonly most?: number | undefined;
}

const EXAMPLES = 4096;
const EPSILON = Q.of(1, 50);
const FIRST = 1024;
const MOST = { cheap: 131_072, dear: 65_536 };
const BAND = { cheap: 8192, dear: 8192 };

const isOfThePaper = (loop: Loop): boolean => loop === curatedLoop;

/** Loops that are the paper's on samples: a learner makes the same of them, whatever their own one is. */
const LIKE_THE_PAPER: readonly string[] = ['curated', 'maximum-likelihood', 'finite-sample'];

/** Whether a loop, or the one that a mutant was made from, is that of the paper. */
function claimsThePaper(loop: Loop): boolean {
  const { id } = claimedLoop(loop);
  return LIKE_THE_PAPER.includes(id);
}

/** The command that runs an experiment again. */
function replayOf({
  data,
  start,
  entry,
  loop = curatedLoop,
  loopArguments = isOfThePaper(loop) ? '' : `--loop ${loop.id}`,
  K,
  lambda,
  rewardArguments,
  rounds,
  seeds,
  warm,
  examples,
  most,
}: ExperimentChoices): string {
  return [
    `npx curated-loops learn --data ${data.id} --learner ${entry.argument ?? entry.id} --K ${K}`,
    ...(loopArguments === '' ? [] : [loopArguments]),
    `--lambda ${lambda === 'infinity' ? 'inf' : Q.format(lambda)} ${rewardArguments}`,
    `--rounds ${rounds} --seed ${seeds[0] ?? 0} --seeds ${seeds.length}`,
    ...(start === undefined ? [] : [`--start ${start.id}`]),
    ...(examples === undefined ? [] : [`--examples ${examples}`]),
    ...(most === undefined ? [] : [`--draws ${most}`]),
    ...(warm === false ? ['--scratch'] : []),
  ].join(' ');
}

/** Whether both are points of one space, or classes of which `start` has no more. */
const fits = (start: Dataset, data: Dataset): boolean =>
  start.classes === undefined || data.classes === undefined
    ? start.classes === data.classes && start.dimension === data.dimension
    : start.classes <= data.classes;

const space = ({ classes, dimension }: Dataset): string =>
  classes === undefined ? `points of R^${dimension}` : `${classes} classes`;

/** @throws InputError for a ball in another space than that of the data */
function checkRegion({ region }: Reward, data: Dataset): void {
  if (region.kind !== 'ball' || region.centre.length === data.dimension) return;
  throw new InputError(
    `the centre has ${region.centre.length} coordinates, and ${data.id} are ${space(data)}; give as many as there are`,
  );
}

function checkTogether({ data, start = data, entry, reward, others = [] }: ExperimentChoices): void {
  if ((entry.learns === 'classes') !== (data.classes !== undefined)) {
    const learns = entry.learns === 'classes' ? 'classes' : 'points of R^d';
    throw new InputError(
      `the learner ${entry.id} learns ${learns}, and ${data.id} are ${space(data)}; choose another --learner or --data`,
    );
  }
  if (!fits(start, data)) {
    throw new InputError(
      `the start ${start.id} are ${space(start)}, and ${data.id} are ${space(data)}; choose a --start of the same kind`,
    );
  }
  if (isClassed(data) && entry.learnsClassedImages !== true)
    throw new InputError(
      `the learner ${entry.id} would learn the class in front of an image as a coordinate; choose a learner that draws classes, such as conv-flow, or the images alone: --data ${data.images.id}`,
    );
  for (const each of [reward, ...others]) checkRegion(each, data);
}

function groupsOf(data: Dataset): Pick<Experiment, 'groups'> {
  const held = heldImages(data);
  if (held === undefined) return {};
  const { classifier } = classifierOf(data);
  return { groups: held.given === 1 ? classGroups(classifier) : labelGroups(classifier) };
}

/** @throws InputError for choices that contradict each other */
export function experimentOf(words: ExperimentChoices): Experiment {
  const {
    data,
    start,
    entry,
    loop = curatedLoop,
    others = [],
    K,
    lambda,
    reward,
    rounds,
    seeds,
    warm = true,
    examples = EXAMPLES,
    epsilon = EPSILON,
  } = words;
  checkTogether(words);
  const cost = entry.cheap ? 'cheap' : 'dear';
  const users = usersOf(loop, reward, others);
  const { classes } = data;
  const { accumulates } = checkLoop({ loop, reward, users, classes, K, lambda, rounds, examples });
  const from = start === undefined ? '' : `, from ${start.id}`;
  const [inId, inTitle] = isOfThePaper(loop) ? ['', ''] : [`/${loop.id}`, `, loop ${loop.id}`];
  return {
    id: `${data.id}/${entry.id}${inId}/K=${K}/λ=${lambdaText(lambda)}${start === undefined ? '' : `/from ${start.id}`}`,
    title: `${data.title}, ${entry.about}${inTitle}, K = ${K}, λ = ${lambdaText(lambda)}${from}`,
    family: `${data.title}, ${entry.about}${inTitle}, K = ${K}${from}`,
    data,
    start,
    reward,
    users,
    classes,
    ...groupsOf(data),
    region: reward.region,
    learner: words.learner,
    loop,
    accumulates,
    follows: claimsThePaper(loop),
    K,
    lambda,
    rounds,
    examples,
    warm,
    seeds,
    epsilon,
    limits: { first: FIRST, most: words.most ?? MOST[cost], band: Math.min(words.most ?? Infinity, BAND[cost]) },
    replay: replayOf(words),
  };
}
