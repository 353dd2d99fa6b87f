/** The face of `models/closed-form/shared/`: the answers and the checks that several models have in common. */
export { checkTotal } from './checks';
export { Rounds } from './rounds';
export { curatedShare, finiteCandidates, isSetting, setting } from './settings';
export { settingsRung } from './settings-rung';
export { refused } from './unanswered';
