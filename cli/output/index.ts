/** The face of `cli/output/`: numbers as the commands print them. */
export {
  type NumberStyle,
  type Shown,
  isLong,
  isShortened,
  jsonOf,
  middle,
  roundedUp,
  textOf,
  vectorText,
} from './vector-text';
