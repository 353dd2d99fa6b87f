/** The face of `cli/output/`: numbers as the commands print them. */
export { enclosedJsonOf, isLong, jsonOf, roundedUp, textOf, vectorText } from './vector-text';
