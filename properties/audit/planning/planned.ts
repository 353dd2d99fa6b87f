/**
 * Checks that are planned before any of them is decided, so that they share one error budget in equal parts.
 */
import type { AuditCheck } from '../../results';
import { ErrorBudget } from '../../statistics';

/** A check that needs no part of the budget, or one that is decided with a given error probability. */
export type Planned =
  { readonly settled: AuditCheck } | { readonly decide: (alpha: number) => AuditCheck | Promise<AuditCheck> };

export const settled = (check: Omit<AuditCheck, 'alpha' | 'pools'> & { readonly pools?: number }): Planned => ({
  settled: { pools: 0, alpha: 0, ...check },
});

/** Number of checks that need a part of the budget. */
export const costly = (planned: readonly Planned[]): number => planned.filter((check) => 'decide' in check).length;

/** Decides all checks, in order. */
export async function decideAll(planned: readonly Planned[], budget: ErrorBudget): Promise<readonly AuditCheck[]> {
  const checks: AuditCheck[] = [];
  for (const check of planned) checks.push('settled' in check ? check.settled : await check.decide(budget.share()));
  return checks;
}
