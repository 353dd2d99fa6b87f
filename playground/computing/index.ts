/** The face of `playground/computing/`: what the page asks its workers, and what they answer. */
export type {
  Bound,
  CurveName,
  FieldError,
  LoopTexts,
  Reply,
  Request,
  RoundsView,
  SearchTexts,
  WitnessView,
} from './messages';
