/**
 * The learned runs of a loop in the matrix: mixtures by EM on eight Gaussians, fully synthetic and with real data, and without curation from another start.
 */
import { type Loop, type Needs, curatedLoop } from '../../../models';
import { LEARNERS, datasetOf, furtherRewardsFor, rewardFor } from '../../../models/learned';
import { InputError, Q, UnanswerableError } from '../../../theory';
import { type Experiment, experimentOf } from '../../learned';

const DATA = 'gaussians8';
const START = 'moons';
const GAMMA = 10;
const CANDIDATES = 4;
const SYNTHETIC_ROUNDS = 3;
const REAL_ROUNDS = 2;
/** Draws of K candidates for a decision. */
const MOST = 65_536;

/** K as near to 4 as the loop allows. */
function candidatesOf({ candidates }: Needs): number {
  if (candidates === undefined) return CANDIDATES;
  return Math.max(candidates.min, Math.min(CANDIDATES, candidates.max));
}

const withoutBackend = (): never => {
  throw new Error('mixtures need no backend');
};

/** The runs of a loop, or why it has none. @param wrong whether the loop is a wrong one, which runs for one round with real data, λ = 1 */
export function experimentsOf(
  loop: Loop,
  seed: number,
  wrong: boolean,
): readonly Experiment[] | { readonly refused: string } {
  const { needs = {} } = loop;
  const data = datasetOf(DATA);
  const entry = LEARNERS.gmm;
  const common = {
    data,
    entry,
    learner: entry.make({ tf: withoutBackend, classes: undefined }),
    loop,
    reward: rewardFor(DATA, GAMMA),
    others: furtherRewardsFor(DATA, GAMMA),
    rewardArguments: `--gamma ${GAMMA}`,
    seeds: [seed],
    most: MOST,
  };
  const K = candidatesOf(needs);
  const withReal = () => experimentOf({ ...common, K, lambda: Q.of(1, 4), rounds: REAL_ROUNDS });
  const oneRound = () => experimentOf({ ...common, K, lambda: Q.one, rounds: 1 });
  const synthetic = () => experimentOf({ ...common, K, lambda: 'infinity', rounds: SYNTHETIC_ROUNDS });
  const uncurated = () =>
    experimentOf({ ...common, K: 1, lambda: Q.one, rounds: REAL_ROUNDS, start: datasetOf(START) });
  const asked = wrong
    ? [oneRound]
    : [synthetic, ...(needs.synthetic ? [] : [withReal]), ...(loop.id === curatedLoop.id ? [uncurated] : [])];
  try {
    return asked.map((make) => make());
  } catch (error) {
    if (error instanceof InputError || error instanceof UnanswerableError) return { refused: error.message };
    throw error;
  }
}
