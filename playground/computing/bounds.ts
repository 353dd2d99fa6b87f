/**
 * The bounds of the theorems on the curves, from the statements themselves: the hypotheses are decided, and the bounds evaluated, by the
 * code that verifies them.
 */
import { type DiscreteInstance } from '../../models/closed-form/discrete';
import { caseOf } from '../../models/closed-form';
import { type Loop, curatedLoop } from '../../models/loops';
import { checkCase } from '../../properties/checker';
import {
  type AnyInterpretation,
  type Claim,
  NotRepresentableError,
  type Statement,
  type StatementId,
  UndefinedValueError,
  evaluate,
  parseClaim,
  parseClaimSpec,
  statementOf,
} from '../../theory';
import type { Bound, CurveName, Inapplicable } from './messages';

/** A claim that bounds a curve: the curve occurs in its left side with factor 1, in the last round that the claim mentions. */
interface Source {
  readonly statement: StatementId;
  readonly claim: string;
  readonly curve: CurveName;
}

const SOURCES: readonly Source[] = [
  { statement: 'lemma-2.2', claim: 'a', curve: 'E' },
  { statement: 'theorem-2.3', claim: 'a', curve: 'E' },
  { statement: 'theorem-2.4', claim: 'c', curve: 'best' },
  { statement: 'theorem-2.4', claim: 'a', curve: 'KL' },
];

const middle = ({ lo, hi }: { readonly lo: number; readonly hi: number }): number => (lo === hi ? lo : lo / 2 + hi / 2);

/** The hypothesis that is not met, in words; undefined if all are. */
function unmet(statement: Statement, instance: DiscreteInstance, loop: Loop): string | undefined {
  const { domain, hypotheses } = statement;
  if (loop !== curatedLoop) return 'it is a theorem about the paper’s loop';
  if (domain.data === 'synthetic' && instance.lambda !== 'infinity')
    return 'it is about the loop without real data (λ = ∞)';
  if (domain.data !== 'synthetic' && instance.lambda === 'infinity') return 'it is about a loop with real data (λ < ∞)';
  if (domain.candidates.infinite === 'never' && instance.K === Infinity) return 'it is about finite K';
  const start = caseOf({ ...instance, rounds: 0 }, loop);
  const violated = hypotheses.find(({ formal }) => {
    if (formal === undefined) return false;
    const claim = parseClaim(formal, statement.where);
    const condition = { spec: { id: 'h', says: '', claim: formal }, claim, when: undefined, requires: [] };
    return checkCase(start, [condition], { as: 'condition' }).status !== 'holds';
  });
  return violated && `it needs ${violated.says}`;
}

/** A side of a claim in a round; undefined where doubles cannot tell. */
function sides(
  claim: Claim,
  when: Claim | undefined,
  model: AnyInterpretation,
  t: number,
): [number, number] | undefined {
  try {
    if (when && evaluate(when, model, { t, atoms: {} }).truth !== 'true') return undefined;
    const { left, right } = evaluate(claim, model, { t, atoms: {} });
    return [left, right].map((side) => middle(model.arithmetic.enclose(side))) as [number, number];
  } catch (error) {
    if (error instanceof NotRepresentableError || error instanceof UndefinedValueError) return undefined;
    throw error;
  }
}

/** The bound in each round 0..rounds, from the curve's own values. */
function valuesOf(
  claim: Claim,
  when: Claim | undefined,
  model: AnyInterpretation,
  curve: readonly number[],
): Bound['values'] {
  return curve.map((value, round) => {
    const t = round - claim.lookahead;
    const found = t < 0 ? undefined : sides(claim, when, model, t);
    if (found === undefined) return undefined;
    const [left, right] = found;
    const bound = Number.isFinite(left) ? value - left + right : right;
    return Number.isFinite(bound) ? bound : undefined;
  });
}

/**
 * The bounds that apply to an instance, and the theorems that do not, with the reason.
 * @param curves the values of each curve, round by round
 */
export function boundsOf(
  instance: DiscreteInstance,
  loop: Loop,
  curves: Readonly<Record<CurveName, readonly number[]>>,
): { readonly bounds: readonly Bound[]; readonly inapplicable: readonly Inapplicable[] } {
  const bounds: Bound[] = [];
  const inapplicable = new Map<string, Inapplicable>();
  let model: AnyInterpretation | undefined;
  for (const { statement: id, claim: letter, curve } of SOURCES) {
    const statement = statementOf(id);
    const because = unmet(statement, instance, loop);
    const spec = statement.claims.find((candidate) => candidate.id === letter);
    if (because !== undefined || spec === undefined) {
      inapplicable.set(id, { statement: id, because: because ?? '' });
      continue;
    }
    model ??= caseOf(instance, loop).rungs[0]?.();
    if (model === undefined) continue;
    const { claim, when } = parseClaimSpec(statement, spec);
    const side = claim.relation === '<=' ? 'at most' : 'at least';
    bounds.push({ statement: id, title: spec.says, curve, side, values: valuesOf(claim, when, model, curves[curve]) });
  }
  return { bounds, inapplicable: [...inapplicable.values()] };
}
