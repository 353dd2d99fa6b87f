/** The search that a cell of the matrix statement × loop stands for. */
import { type Loop, derivedSeed } from '../../models';
import type { Statement } from '../../theory';
import { claimsWithHypotheses } from '../plan';
import type { SearchSpec } from '../sought';
import { fit } from './fit';

/** The search of a cell, or the hypothesis that does not fit. Both ends of a thread derive the same from the same names. */
export function cellSpec(
  statement: Statement,
  loop: Loop,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): SearchSpec | { readonly hypothesis: string } {
  const fitted = fit(statement, loop);
  if (!fitted.fits) return fitted;
  return {
    model: fitted.model,
    domain: fitted.domain,
    loop,
    claims: claimsWithHypotheses(statement, fitted.model),
    cases,
    targeted: Math.ceil(cases / 5),
    seed: derivedSeed(seed, statement.id, 'loop', loop.id),
  };
}
