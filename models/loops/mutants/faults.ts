/**
 * Mistakes that depend on how a law is represented. Models offer them in addition to the operations of a loop. A model
 * without a fault does not support the mutant that uses it.
 */
import { UnanswerableError } from '../../../theory';
import type { Choice, LawOperations } from '../loop';

/** Faulty operations on laws, for the mutants. */
export interface Faults<L> {
  /** `curate` without its normalising factor: K for finite K, `1/E_p[w]` for K = ∞. Not a probability law. */
  curateUnnormalised(law: L, choice: Choice): L;
  /** A sampler that draws the last atom twice as often as it should. */
  favour(law: L): L;
}

/** The operations with a fault. @throws UnanswerableError on a model without it */
export function withFault<L, F extends keyof Faults<L>>(ops: LawOperations<L>, fault: F): Pick<Faults<L>, F> {
  const faulty: LawOperations<L> & Partial<Faults<L>> = ops;
  if (faulty[fault] === undefined) throw new UnanswerableError(`the laws of this model have no fault "${fault}"`);
  return faulty as LawOperations<L> & Pick<Faults<L>, F>;
}
