/** An exact fit, `p_{t+1} = D`, up to the fitting error ε that the instance declares. Source: Ferbach et al. 2024, section 2. */
import type { ErrorTarget, Round } from '../loop';
import type { LearnerPart } from './learner-part';

/** The target of the fitting error of this round. */
function targetOf<L>({ errorTowards = [0], history }: Round<L>): ErrorTarget {
  return errorTowards[(history.length - 1) % errorTowards.length] ?? 0;
}

/** The exact learner: the next model is the law of its data, up to the fitting error ε. */
export const exactFit: LearnerPart = {
  id: 'exact-fit',
  title: 'fitted exactly',
  formula: 'p_{t+1} = D',
  reference: 'Ferbach et al. 2024, section 2',
  exactOnAtoms: true,
  fit: (ops, data, round) => (round.epsilon.num === 0n ? data : ops.misfit(data, round.epsilon, targetOf(round))),
};
