/**
 * Claims about the last round of a fully synthetic loop, in addition to those of the statements: the loop ends where theory predicts.
 *
 * If the exact loop from the same discretised start (`forecast`) ends with more than 9/10 of its mass on A_*, the learned loop must do
 * so too. In any case it must end closer to its limit `p_0(·|A_*)` than it began.
 */
import type { ForecastRound } from '../../../models/learned';
import { parseClaim } from '../../../theory';
import type { AskedClaim } from '../decide';
import type { AskedStatement } from './experiment';

/** The statement to which the claims about the final round belong. */
export const FINAL_ROUND_STATEMENT = 'theorem-2.1';
/** Maximal number of claims about the final round of a run. */
export const MOST_FINAL_ROUND_CLAIMS = 2;
/** If the exact loop ends with more than this share on A_*, the learned loop must do so too. */
const CONCENTRATED = 0.9;

/** Whether an experiment checks `FINAL_ROUND_STATEMENT`. */
export const asksFinalRound = (statements: readonly AskedStatement[]): boolean =>
  statements.some(
    ({ statement, claims }) => statement.id === FINAL_ROUND_STATEMENT && claims.some((claim) => 'rounds' in claim),
  );

function finalRoundClaim(id: string, says: string, text: string, rounds: number): AskedClaim {
  return {
    spec: { id, says, claim: text, learned: 'only' },
    claim: parseClaim(text),
    when: undefined,
    rounds: [rounds],
  };
}

/** The claims about the final round of a run. @param exact the rounds of the exact loop from the same start */
export function finalRoundClaims(rounds: number, exact: readonly ForecastRound[]): readonly AskedClaim[] {
  const closer = finalRoundClaim(
    'limit',
    'the model ends closer to its limit than it began',
    `TV(binned(p[${rounds}]), binned(p_star)) < TV(binned(p[0]), binned(p_star))`,
    rounds,
  );
  if ((exact[rounds]?.best ?? 0) <= CONCENTRATED) return [closer];
  const end = finalRoundClaim(
    'end',
    'the best end with more than nine tenths of the mass, as in the exact loop from the same start',
    `P(p[${rounds}], A_star) > 9/10`,
    rounds,
  );
  return [end, closer];
}
