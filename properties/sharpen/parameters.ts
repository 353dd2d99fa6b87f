/**
 * The constants of statements that can be made sharper: a claim's text with `c` in place of the constant.
 *
 * Each bound is monotone in c, so that what refutes one value refutes all sharper ones: c multiplies what is never negative (a variance, a
 * χ², `log K − (K − 1)/K ≥ 0`, `−log(1 − λ(K − 1)) ≥ 0`), also inside the increasing functions `log(1 + cx)`
 * and `1/(1 − cx)` (for cx < 1), or it is the
 * exponent of `1 + λ ≥ 1`.
 */
import { InputError, statementOf } from '../../theory';

/** A constant of a claim. */
export interface SharpenableConstant {
  readonly statement: string;
  /** The letter of the claim. */
  readonly claim: string;
  /** The claim with `c` in place of the constant. */
  readonly text: string;
  /** The constant in words. */
  readonly says: string;
  /** The values of c that make the claim say more. */
  readonly sharper: 'smaller' | 'larger';
  readonly published: number;
  /** The values to try; the bound is monotone in c between them. */
  readonly from: number;
  readonly to: number;
}

export const SHARPENABLE: readonly SharpenableConstant[] = [
  {
    statement: 'lemma-2.1',
    claim: 'a',
    text: 'KL(tilt(p[t]), curate(p[t])) <= log(1 + c*Var(p[t], w)/(K*E(p[t], w)^2))',
    says: 'the factor of the variance',
    sharper: 'smaller',
    published: 1,
    from: 0,
    to: 2,
  },
  {
    statement: 'lemma-2.2',
    claim: 'a',
    text: 'E(p[t + 1], w) - E(p[t], w) >= c*(1 - 1/K)*Var(p[t], w)/w_max',
    says: 'the factor of the bound',
    sharper: 'larger',
    published: 1,
    from: 0,
    to: 2,
  },
  {
    statement: 'theorem-2.3',
    claim: 'a',
    text: 'E(p[t], w) - E(p_ref, w) >= lambda/(1 + lambda)^c*(1 - 1/K)*Var(p_ref, w)/w_max',
    says: 'the exponent of 1 + λ',
    sharper: 'smaller',
    published: 3,
    from: 0,
    to: 3,
  },
  {
    statement: 'theorem-2.4',
    claim: 'a',
    text: 'KL(p[t], p_ref) <= -c*log(1 - lambda*(K - 1))',
    says: 'the factor of the logarithm',
    sharper: 'smaller',
    published: 1,
    from: 0,
    to: 1,
  },
  {
    statement: 'theorem-2.4',
    claim: 'b',
    text: 'sup_ratio(p[t], p_ref) <= 1/(1 - c*lambda*(K - 1))',
    says: 'the factor of λ(K − 1)',
    sharper: 'smaller',
    published: 1,
    from: 0,
    to: 1,
  },
  {
    statement: 'step-sandwich',
    claim: 'b',
    text: 'E(p[t + 1], w) - E(p[t], w) <= c*(1 - 1/K)*Var(p[t], w)/w_min',
    says: 'the factor of the upper bound',
    sharper: 'smaller',
    published: 1,
    from: 0,
    to: 2,
  },
  {
    statement: 'step-cost',
    claim: 'a',
    text: 'KL(curate(p[t]), p[t]) <= c*log(K) - c*(1 - 1/K)',
    says: 'the factor of the bound',
    sharper: 'smaller',
    published: 1,
    from: 0,
    to: 2,
  },
  {
    statement: 'step-cost',
    claim: 'b',
    text: 'chi2(curate(p[t]), p[t]) <= c*(K - 1)^2/(2*K - 1)',
    says: 'the factor of the bound',
    sharper: 'smaller',
    published: 1,
    from: 0,
    to: 2,
  },
];

/** The constants of a statement. @throws InputError for an unknown statement, and for one without such constants */
export function constantsOf(id: string): readonly SharpenableConstant[] {
  statementOf(id);
  const found = SHARPENABLE.filter(({ statement }) => statement === id);
  if (found.length > 0) return found;
  const ids = [...new Set(SHARPENABLE.map(({ statement }) => statement))];
  throw new InputError(
    `no constant of ${id} is declared; take one of ${ids.join(', ')}, or give the text of a claim with one free name`,
  );
}

/** What a statement assumes for a claim, in the claim language. */
export function givenOf({ statement: id, claim }: SharpenableConstant): readonly string[] {
  const { hypotheses, domain, claims } = statementOf(id);
  const { min, infinite } = domain.candidates;
  const formal = hypotheses.flatMap(({ formal: text, carries = [claim] }) =>
    text !== undefined && carries.includes(claim) ? [text] : [],
  );
  const when = claims.find((each) => each.id === claim)?.when;
  return [
    ...formal,
    ...(min > 1 ? [`K >= ${min}`] : []),
    ...(infinite === 'never' ? ['K < inf'] : []),
    ...(when === undefined ? [] : [when]),
  ];
}
