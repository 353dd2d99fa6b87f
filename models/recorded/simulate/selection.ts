/**
 * Rules by which a simulated loop keeps m of K candidates.
 *
 * - Luce's rule at temperature τ draws without replacement, one after the other, in proportion to `e^{r/τ}` among those left (Plackett–Luce). The m
 *   largest of `r_k/τ + G_k`, with independent standard Gumbel variables G_k, have this law (Yellott 1977, J. Math. Psychol. 15).
 * - `best` and `top-m` keep the largest rewards, `bottom-m` the smallest; ties are broken at random. `uniform` ignores the reward.
 */
import { InputError } from '../../../theory';
import { largest } from '../../loops/pools';
import type { RandomStream } from '../../random';

export const RULE_KINDS = ['luce', 'best', 'top-m', 'bottom-m', 'uniform'] as const;
type RuleKind = (typeof RULE_KINDS)[number];

/** How candidates are kept. */
export interface SelectionRule {
  readonly kind: RuleKind;
  /** τ > 0 of Luce's rule. @defaultValue 1 */
  readonly temperature?: number;
}

/** Returns the rule. @throws InputError for a temperature that is not above 0, or that the rule does not have, and for more than one best candidate */
export function checkRule(rule: SelectionRule, kept: number): SelectionRule {
  const { kind, temperature } = rule;
  if (temperature !== undefined && kind !== 'luce')
    throw new InputError(`the rule ${kind} has no temperature; leave out the temperature ${temperature}`);
  if (temperature !== undefined && !(temperature > 0 && temperature < Infinity))
    throw new InputError(`the temperature ${temperature} is not a number above 0; the rule best is the limit at 0`);
  if (kind === 'best' && kept !== 1)
    throw new InputError(`the rule best keeps one candidate, not ${kept}; the rule top-m keeps several`);
  return rule;
}

/** The rule as a header names it. */
export function ruleText({ kind, temperature = 1 }: SelectionRule): string {
  return kind === 'luce' && temperature !== 1 ? `luce at temperature ${temperature}` : kind;
}

const gumbel = (random: RandomStream): number => -Math.log(-Math.log(random.uniform()));

/** A key for each candidate; those with the largest keys are kept. */
function keyOf({ kind, temperature = 1 }: SelectionRule, random: RandomStream): (reward: number) => number {
  switch (kind) {
    case 'luce':
      return (reward) => reward / temperature + gumbel(random);
    case 'best':
    case 'top-m':
      return (reward) => reward;
    case 'bottom-m':
      return (reward) => -reward;
    case 'uniform':
      return () => 0;
  }
}

/** The positions of the m candidates that a rule keeps, of K ≥ m candidates with these rewards. */
export const keptPositions = (
  rule: SelectionRule,
  rewards: readonly number[],
  m: number,
  random: RandomStream,
): readonly number[] => largest(rewards, keyOf(rule, random), m, random);
