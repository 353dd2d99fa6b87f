/**
 * Claims about the last round of a fully synthetic loop, in addition to those of the statements: the loop ends where theory predicts.
 *
 * If the exact loop from the same discretised start (`forecast`) ends with more than 9/10 of its mass on A_*, the learned loop must do
 * so too. In any case it must end closer to its limit `p_0(·|A_*)` than it began.
 *
 * Both have a loop's part and a learner's share. The choice multiplies all of A_* by one factor H ≥ 1, and the limit π has no mass elsewhere. So
 * `TV(train(p), π) = Σ_{A_*} (π − H p)⁺ ≤ TV(p, π)` for every law p, also over bins of which A_* is a union: the loop's part of the second claim is
 * a theorem. That of the first is none: the gain that the exact loop makes from its own laws bounds no gain from other laws. It only says whether
 * the learner's share accounts for what is missing.
 */
import type { ForecastRound } from '../../../models/learned';
import { type ClaimParts, type ClaimSpec, parseClaim, parseParts } from '../../../theory';
import type { AskedClaim, LearnedScalars } from '../decide';
import type { AskedStatement } from './experiment';

/** The statement to which the claims about the final round belong. */
export const FINAL_ROUND_STATEMENT = 'theorem-2.1';
/** Maximal number of checks on the final round of a run: two claims, each as it is and in its two parts. */
export const MOST_FINAL_ROUND_CHECKS = 6;
/** If the exact loop ends with more than this share on A_*, the learned loop must do so too. */
const CONCENTRATED = 0.9;

/** Whether an experiment checks `FINAL_ROUND_STATEMENT`. */
export const asksFinalRound = (statements: readonly AskedStatement[]): boolean =>
  statements.some(
    ({ statement, claims }) => statement.id === FINAL_ROUND_STATEMENT && claims.some((claim) => 'rounds' in claim),
  );

function finalRoundClaim(spec: Omit<ClaimSpec, 'parts'> & { readonly parts: ClaimParts }, rounds: number): AskedClaim {
  const claim = parseClaim(spec.claim);
  return { spec, claim, when: undefined, parts: parseParts(spec.parts, claim), rounds: [rounds] };
}

const WITHOUT_REWARD = 'w is constant here, so that A_* is the whole space, and the limit is the start';

/** The claims about the final round of a run, which say nothing where w is constant. @param exact the rounds of the exact loop from the same start */
export function finalRoundClaims(
  { rounds, constant = false }: Pick<LearnedScalars, 'rounds' | 'constant'>,
  exact: readonly ForecastRound[],
): readonly AskedClaim[] {
  if (rounds === 0) return [];
  const last = rounds - 1;
  const closer = finalRoundClaim(
    {
      id: 'limit',
      says: 'the model ends closer to its limit than it began',
      claim: `TV(binned(p[${rounds}]), binned(p_star)) < TV(binned(p[0]), binned(p_star))`,
      learned: 'only',
      parts: {
        learner: `sum_rounds(TV(binned(train(p[s])), binned(p_star)) - TV(binned(p[s + 1]), binned(p_star)), 0, ${last})`,
      },
    },
    rounds,
  );
  if (constant) {
    const { spec, claim, when } = closer;
    return [{ spec, claim, when, notApplicable: WITHOUT_REWARD }];
  }
  if ((exact[rounds]?.best ?? 0) <= CONCENTRATED) return [closer];
  const end = finalRoundClaim(
    {
      id: 'end',
      says: 'the best end with more than nine tenths of the mass, as in the exact loop from the same start',
      claim: `P(p[${rounds}], A_star) > 9/10`,
      learned: 'only',
      parts: {
        learner: `sum_rounds(P(p[s + 1], A_star) - P(train(p[s]), A_star), 0, ${last})`,
        sums: false,
      },
    },
    rounds,
  );
  return [end, closer];
}
