/** The face of `models/closed-form/shared/`: what several interpretations answer alike. */
export { LazyLaw, Rounds } from './rounds';
export { curatedShare, finiteCandidates, isSetting, setting } from './settings';
export { noObservables, refused } from './unanswered';
