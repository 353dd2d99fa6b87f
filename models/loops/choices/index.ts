/** The rules by which one of K candidates is kept. */
export { type ChoicePart, MOST_GROWTH } from './choice-part';
export { luceChoice } from './luce';
export { bestOfK } from './best-of-k';
export { noisyChoice } from './noisy';
export { plackettLuce } from './plackett-luce';
export { perPrompt } from './per-prompt';
export { pairwiseWithTies } from './ties';
export { topMOfK } from './top-m-of-k';
export { uniformChoice } from './uniform';
export { adversarialShare, heterogeneousUsers, twoStage } from './users';
