/**
 * Tests by likelihood ratios. Under a rule, and given the pools, `Π_i P_alternative(S_i)/P_rule(S_i)` over the kept sets S_i has mean at most 1 for any
 * alternative that is fixed before, so it exceeds 1/α with probability at most α. A mixture of alternatives has the same property. A whole
 * family is rejected where the mixture beats even its best member; this is universal inference.
 *
 * It decides with few pools, where the moments of `moments.ts` need many; they see more kinds of deviation.
 *
 * Source: L. Wasserman, A. Ramdas, S. Balakrishnan, "Universal inference", PNAS 2020.
 */
import type { Choices } from './choices';
import { FAMILIES, type FamilyId, type Parameters, firstTooLarge } from './families';
import { logLikelihood, spreadOf } from './likelihood';

/** Alternatives by family: β in units of one over the typical range of rewards within a pool, and lapse rates. */
const BETAS = [-32, -16, -8, -4, -2, -1, 1, 2, 4, 8, 16, 32];
const LAPSES = [0.02, 0.1, 0.3];

function alternatives(spread: number): readonly (readonly [FamilyId, Parameters])[] {
  const luce = BETAS.map((b): readonly [FamilyId, Parameters] => ['luce', { beta: b / spread }]);
  const lapsing = BETAS.flatMap((b) =>
    LAPSES.map((lapse): readonly [FamilyId, Parameters] => ['luce with lapses', { beta: b / spread, lapse }]),
  );
  const truncating = (['best', 'worst'] as const).flatMap((id): readonly (readonly [FamilyId, Parameters])[] => [
    [id, {}],
    ...LAPSES.map((lapse): readonly [FamilyId, Parameters] => [`${id} with lapses`, { lapse }]),
  ]);
  return [['uniform', {}], ...luce, ...lapsing, ...truncating];
}

/** Log of the mean likelihood of the alternatives; those that some choice excludes count as 0. Luce's rule is left out where it cannot be summed. */
export function mixtureLogLikelihood(choices: Choices): number {
  const summable = firstTooLarge(choices) === undefined;
  const values = alternatives(spreadOf(choices)).flatMap(([id, parameters]) => {
    const family = FAMILIES.find((each) => each.id === id);
    return family === undefined || (!summable && family.free.includes('beta'))
      ? []
      : [logLikelihood(choices, family, parameters)];
  });
  const top = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0) / values.length);
}
