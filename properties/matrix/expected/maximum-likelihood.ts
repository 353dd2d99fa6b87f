/** Maximum likelihood: on a finite space the family is the whole simplex, so the loop is the paper’s. */
import { curated } from './curated';
import type { ExpectedGroup } from './group';

export const maximumLikelihood: readonly ExpectedGroup[] = curated.map((group) => ({
  ...group,
  because: `on a finite space the maximum-likelihood fit is exact, so as for the loop of the paper: ${group.because}`,
}));
