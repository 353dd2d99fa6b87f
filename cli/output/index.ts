/** The face of `cli/output/`: numbers as the commands print them. */
export { type Shown, enclosedJsonOf, isLong, jsonOf, middle, roundedUp, textOf, vectorText } from './vector-text';
