/** The instructions of a compiled claim. */
import type { ModelScalarName } from '../names';
import type { FilterQuestion, FilterWord } from './model';

/** A round, `t + offset` or `offset`; `REFERENCE` and `OTHER` are offsets too. */
export interface RoundOf {
  readonly fromT: boolean;
  readonly offset: number;
}

export type Moment = Exclude<FilterWord, 'KL'>;

/** Operations on the top of the stack, of one operand and of two. */
export type Unary = 'negate' | 'square' | 'sqrt';
export type Binary = '+' | '-' | '*' | '/';

export type Instruction =
  | { readonly op: 'number'; readonly value: number; readonly error: number }
  | { readonly op: 'scalar'; readonly name: ModelScalarName }
  | { readonly op: 'round' }
  /** At K = ∞ the number stands in place of the next `skip` instructions. */
  | { readonly op: 'at infinity'; readonly value: number; readonly error: number; readonly skip: number }
  | ({ readonly op: Moment } & RoundOf)
  | { readonly op: 'KL'; readonly left: RoundOf; readonly right: RoundOf }
  /** The exponent is the round. */
  | ({ readonly op: 'power' } & RoundOf)
  | { readonly op: Unary | Binary };

/** A compiled claim: a program that leaves both sides of the claim on the stack. */
export interface ClaimFilter {
  readonly program: readonly Instruction[];
  /** What the model is asked for. */
  readonly questions: readonly FilterQuestion[];
  /** Whether it speaks of the round and the settings of the loop alone, so that exact numbers decide it without a model. */
  readonly isOfSettings: boolean;
}

/** The most values on the stack at once that a program may need. */
export const DEPTH = 32;
