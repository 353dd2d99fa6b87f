/** Sampling from the model of the flow-matching learner against PyTorch: the same network, method (Heun) and number of steps. */
import type { Row } from '../../row';
import { type Work, compare } from './work';
import { withContestants } from './sides';

const SECONDS = 1;
const POINTS = 8192;
/** The learner's default. */
const STEPS = 12;

const WORK: Work = {
  text: `Heun, ${STEPS} steps`,
  operation: 'draw',
  request: { count: POINTS, samplerSteps: STEPS },
  count: POINTS,
  what: 'points',
  unit: 'draws',
  aims: {},
};

export const flowSampling: Row = {
  id: 'flow-sampling',
  title: 'Drawing from the flow-matching learner',
  measure: ({ sides, rounds }) =>
    withContestants(sides, async (contestants) => {
      const { lines, notes } = await compare(contestants, WORK, rounds.cheap, SECONDS);
      return { lines, notes: [...contestants.notes, ...notes] };
    }),
};
