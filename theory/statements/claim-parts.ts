/**
 * A claim on trained models in two parts: what the loop did, and what the learner made of it.
 *
 * A learned round makes training data from the model p_s, `train(p_s)`, and fits p_{s+1} to it. The theory is about the first step alone; an
 * exact learner has `p_{s+1} = train(p_s)` and `p_0 = p_ref`. So the slack S of a claim on trained models is a sum,
 *
 *     S = L + T ,     T the learner's share, with T = 0 for an exact learner,     L = S − T the loop's part.
 *
 * T adds up the errors of the fits with the weights with which they reach the claim. It is chosen such that L ≥ 0 follows, for all laws
 * p_0, …, p_t, from the definition of the loop: then L < 0 refutes the loop whatever the learner does, and where S < 0 but L ≥ 0 the learner
 * is at fault. `steps` are such consequences for one step and any law p_t; together they give L ≥ 0, and each refutes a wrong loop in the round
 * where it is wrong.
 */
import { type Claim, type Expression, parseClaim } from '../language';

export interface ClaimParts {
  /** T as an expression in the claim language; at least 0 where the learner helps the claim. */
  readonly learner: string;
  /** Comparisons about the step from `p[t]` to `train(p[t])` that hold for every law `p[t]`. @defaultValue L ≥ 0 alone */
  readonly steps?: readonly string[];
  /**
   * Whether L ≥ 0 follows from the definition of the loop for all models. If not, L only says whether the learner's share accounts for a
   * failure, and no more than `steps` refutes the loop. @defaultValue true
   */
  readonly sums?: boolean;
}

/** The parts of a claim, parsed. */
export interface ParsedParts {
  /** `T >= 0`. */
  readonly learner: Claim;
  /** The claim with T taken out of its slack. */
  readonly loop: Claim;
  readonly steps: readonly Claim[];
  readonly sums: boolean;
}

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** The claim with a term taken out of its slack, which is `right − left` for ≤ and <, and `left − right` otherwise. */
function without(claim: Claim, term: Claim): Claim {
  const op = claim.relation === '<' || claim.relation === '<=' ? '+' : '-';
  const left: Expression = { kind: 'binary', op, left: claim.left, right: term.left };
  const [fixed, fromT] = (['fixed', 'fromT'] as const).map((of) => later(claim.mentioned[of], term.mentioned[of]));
  return {
    ...claim,
    source: `${claim.source}, less the learner's share`,
    left,
    usesRound: claim.usesRound || term.usesRound,
    lookahead: Math.max(claim.lookahead, term.lookahead),
    mentioned: { ...(fixed === undefined ? {} : { fixed }), ...(fromT === undefined ? {} : { fromT }) },
    definitions: [...new Map([...claim.definitions, ...term.definitions].map((each) => [each.name, each])).values()],
  };
}

/** Parses the parts of a claim. @throws ClaimError for a text that is none of the language */
export function parseParts(
  { learner, steps = [], sums = true }: ClaimParts,
  claim: Claim,
  where?: Readonly<Record<string, string>>,
): ParsedParts {
  const share = parseClaim(`${learner} >= 0`, where);
  return { learner: share, loop: without(claim, share), steps: steps.map((step) => parseClaim(step, where)), sums };
}
