/** The face of `models/closed-form/shared/`: the answers that several interpretations have in common. */
export { Rounds } from './rounds';
export { curatedShare, finiteCandidates, isSetting, setting } from './settings';
export { settingsRung } from './settings-rung';
export { refused } from './unanswered';
