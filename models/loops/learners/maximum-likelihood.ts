/**
 * Maximum likelihood in the exponential family of the model: moment matching, `E_{p_{t+1}}[T] = E_D[T]` for the
 * sufficient statistics T. On a finite space the family is the whole simplex and the fit is exact; a Gaussian fit keeps
 * mean and covariance. Source: theorem-2.2 (b).
 */
import { exactFit } from './exact';
import type { LearnerPart } from './learner-part';

/** Maximum likelihood in the exponential family of the model. */
export const maximumLikelihood: LearnerPart = {
  id: 'maximum-likelihood',
  title: 'fitted by maximum likelihood in the model’s exponential family',
  formula: 'E_{p_{t+1}}[T] = E_D[T]',
  reference: 'Ferbach et al. 2024, Theorem 2.2 (restated)',
  needs: { models: ['discrete', 'gaussian', 'mixture'] },
  exactOnAtoms: true,
  fit: (ops, data, round) => ops.fit(exactFit.fit(ops, data, round)),
};
