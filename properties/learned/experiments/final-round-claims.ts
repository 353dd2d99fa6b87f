/**
 * Claims on the last round of a fully synthetic loop, beside the claims of the statements: that it ends where theory says.
 *
 * Where the exact loop from the same discretised start (`forecast`) ends with more than nine tenths of its mass on A_*, the learned loop must
 * do so too. In any case it must end closer to its limit `p_0(·|A_*)` than it began.
 */
import type { ForecastRound } from '../../../models/learned';
import { parseClaim } from '../../../theory';
import type { AskedClaim, AskedStatement } from './experiment';

/** The statement that the claims on the final round are about. */
export const FINAL_ROUND_STATEMENT = 'theorem-2.1';
/** The most claims on the final round of a run. */
export const MOST_FINAL_ROUND_CLAIMS = 2;
/** Where the exact loop ends with more than this share on A_*, the learned loop must do so too. */
const CONCENTRATED = 0.9;

/** Whether the statement that they are about is asked of an experiment. */
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

/** The claims on the final round of a run of T rounds. @param exact the rounds of the exact loop from the same start */
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
