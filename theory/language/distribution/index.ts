/** The face of `theory/language/distribution/`: laws on listed atoms, and what their masses determine. */
export { supportOf } from './support';
export { quantileOf } from './quantile';
export { hellinger, jensenShannon, renyi } from './divergences';
export { wasserstein } from './wasserstein';
