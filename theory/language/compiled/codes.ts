/** What the compilers of the parts of a claim ask of each other: the code of a part. */
import type {
  Argument,
  ArgumentCode,
  Event,
  EventCode,
  Expression,
  IntegerCode,
  Law,
  LawCode,
  ObservableCode,
  ScalarCode,
  Sort,
} from '../tree';

export interface Codes {
  scalar(e: Expression): ScalarCode;
  observable(e: Expression): ObservableCode;
  integer(e: Expression): IntegerCode;
  law(law: Law): LawCode;
  event(event: Event): EventCode;
  /** The codes of the arguments of a word. */
  arguments(word: { readonly takes: readonly Sort[] }, args: readonly Argument[]): readonly ArgumentCode[];
}
