/** The claims that a search decides: each claim of a statement with the hypotheses it needs, or without one of them. */
import {
  type Claim,
  type ClaimSpec,
  type SearchDomain,
  type Hypothesis,
  type ModelKind,
  type Statement,
  claimsFor,
  parseClaim,
  parseClaimSpec,
  searchDomain,
} from '../../theory';
import type { CheckedClaim } from './verdict';

const carries = (hypothesis: Hypothesis, claim: ClaimSpec): boolean =>
  hypothesis.carries === undefined || hypothesis.carries.includes(claim.id);

function formalOf(statement: Statement, hypothesis: Hypothesis): Claim[] {
  return hypothesis.formal === undefined ? [] : [parseClaim(hypothesis.formal, statement.where)];
}

/** The hypotheses of a claim that are written in the claim language; a domain satisfies the others by construction. */
function requirements(statement: Statement, spec: ClaimSpec, without?: Hypothesis): Claim[] {
  return statement.hypotheses
    .filter((hypothesis) => hypothesis !== without && carries(hypothesis, spec))
    .flatMap((hypothesis) => formalOf(statement, hypothesis));
}

/** The claims of a statement for a kind of model, each with its hypotheses. */
export function claimsWithHypotheses(statement: Statement, model: ModelKind): CheckedClaim[] {
  return claimsFor(statement, model).map((spec) => ({
    ...parseClaimSpec(statement, spec),
    requires: requirements(statement, spec),
  }));
}

/** Whether some claim needs both hypotheses. */
function together({ carries: a }: Hypothesis, { carries: b }: Hypothesis): boolean {
  return a === undefined || b === undefined || a.some((id) => b.includes(id));
}

/** The search that drops one hypothesis. A claim that replaces the claims which need it keeps their other hypotheses. */
export interface DropPlan {
  readonly model: ModelKind;
  readonly domain: SearchDomain;
  readonly claims: readonly CheckedClaim[];
  readonly violated: Claim | undefined;
}

/** The claim that replaces those which need the hypothesis, if they lose their meaning without it. */
function substituteOf({ drop: { claim, when } }: Hypothesis): ClaimSpec | undefined {
  if (claim === undefined) return undefined;
  const says = 'in place of the claims that need the hypothesis';
  return { id: 'dropped', says, claim, ...(when === undefined ? {} : { when }) };
}

export function dropPlan(statement: Statement, hypothesis: Hypothesis): DropPlan {
  const { drop } = hypothesis;
  const model = drop.model ?? statement.models[0];
  const carried = claimsFor(statement, model).filter((spec) => carries(hypothesis, spec));
  const substitute = substituteOf(hypothesis);
  const tested = substitute ? [substitute] : carried;
  const others = statement.hypotheses.filter((other) => other !== hypothesis && together(other, hypothesis));
  return {
    model,
    domain: searchDomain({
      domain: { ...statement.domain, ...drop.domain },
      budget: { ...statement.budget, ...drop.budget },
    }),
    claims: tested.map((spec) => ({
      ...parseClaimSpec(statement, spec),
      requires:
        substitute !== undefined
          ? others.flatMap((other) => formalOf(statement, other))
          : requirements(statement, spec, hypothesis),
    })),
    violated: formalOf(statement, hypothesis)[0],
  };
}

/**
 * The search of the replacing claim with the hypothesis kept, if there is such a claim: a claim that fails there, too, does not show that
 * the hypothesis is needed.
 */
export function keptPlan(statement: Statement, hypothesis: Hypothesis): Omit<DropPlan, 'violated'> | undefined {
  const substitute = substituteOf(hypothesis);
  if (substitute === undefined) return undefined;
  const { drop } = hypothesis;
  const needed = statement.hypotheses.filter((other) => other === hypothesis || together(other, hypothesis));
  return {
    model: drop.model ?? statement.models[0],
    domain: searchDomain({
      domain: { ...statement.domain, ...drop.kept },
      budget: { ...statement.budget, ...drop.budget },
    }),
    claims: [
      {
        ...parseClaimSpec(statement, substitute),
        requires: needed.flatMap((other) => formalOf(statement, other)),
      },
    ],
  };
}
