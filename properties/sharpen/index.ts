/** The face of `properties/sharpen/`: how sharp can a constant of a claim be? */
export { type ConstantOptions, constantOfClaim, constantsOfStatement } from './question';
export { sharpen } from './sharpen';
