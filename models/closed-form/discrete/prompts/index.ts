/** The face of `discrete/prompts/`: choices within prompts. */
export { partsInDoubles } from './doubles';
export { exactParts } from './exact';
export { partsInFixedPoint } from './fixed-point';
export { differingPrompt, withMassesOfPrompts } from './same-masses';
export { promptSpaces } from './spaces';
export { choosingWithin } from './within';
