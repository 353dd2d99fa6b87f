/** The search that a cell of the matrix statement × loop stands for. */
import { type Loop, derivedSeed } from '../../models';
import type { Statement } from '../../theory';
import { claimsWithHypotheses } from '../plan';
import type { SearchSpec } from '../sought';
import { expectationOf } from './expectations';
import { fit } from './fit';

/** A cell that theory says is refuted is searched until it is, within reason: it ends early, and a survivor is a finding. */
const LEAST_UNTIL_REFUTED = 1000;

function effort(cases: number, refuted: boolean): { readonly cases: number; readonly targeted: number } {
  if (!refuted) return { cases, targeted: Math.ceil(cases / 5) };
  const enough = Math.max(LEAST_UNTIL_REFUTED, cases);
  return { cases: enough, targeted: enough };
}

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
    ...effort(cases, expectationOf(loop.id, statement.id)?.verdict === 'refuted'),
    seed: derivedSeed(seed, statement.id, 'loop', loop.id),
  };
}
