/** The face of `properties/audit/choice/`: the rule behind recorded choices. */
export { calibrationOf } from './calibration';
export { type Choice, type Choices, choicesOf } from './choices';
export { FAMILIES, type Family, type FamilyId, type Member, type Parameters, firstTooLarge } from './families';
export { type FittedFamily, fitFamilies, membersNear } from './fit';
export { impossibleChoice } from './impossible';
export { mixtureLogLikelihood } from './likelihood-ratio';
export { logLikelihood } from './likelihood';
export { type Moment, SHAPE, againstRule, driftMoment, meanOf, scaleOf, traitMoment } from './moments';
