/** The searches of a statement: what `verify` asks a runner for, and what a campaign plans. */
import { dropPlan } from '../checker';
import type { Sought } from '../search';
import type { Hypothesis, ModelKind, Statement } from '../../theory';

/** The parts of a statement that are searched on the asked kinds of model. */
export interface SearchedParts {
  readonly models: readonly ModelKind[];
  readonly hypotheses: readonly Hypothesis[];
  readonly mutants: readonly string[];
}

/** Mutants are searched on the first model of the statement, and dropped hypotheses on that of their drop. */
export function searchedParts(statement: Statement, asked: readonly ModelKind[]): SearchedParts {
  const isAsked = (model: ModelKind): boolean => asked.includes(model);
  return {
    models: statement.models.filter(isAsked),
    hypotheses: statement.hypotheses.filter((hypothesis) => isAsked(dropPlan(statement, hypothesis).model)),
    mutants: isAsked(statement.models[0]) ? statement.mutants : [],
  };
}

/** Every search that verifying the statement may ask for: a hypothesis is kept only after a counterexample without it. */
export function searchesOf(statement: Statement, asked: readonly ModelKind[]): readonly Sought[] {
  const { models, hypotheses, mutants } = searchedParts(statement, asked);
  return [
    ...models.map((model): Sought => ({ kind: 'cell', model })),
    ...hypotheses.flatMap(({ id, drop }): Sought[] => [
      { kind: 'hypothesis', id },
      ...(drop.claim === undefined ? [] : [{ kind: 'kept hypothesis', id } as const]),
    ]),
    ...mutants.map((id): Sought => ({ kind: 'mutant', id })),
  ];
}
