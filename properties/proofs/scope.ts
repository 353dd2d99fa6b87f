/** What of a statement can be put to a proof, and in which setting. */
import { type ClaimSpec, type Statement } from '../../theory';
import { type Loop, loopOf } from '../../models/loops';
import type { Setting } from './setting';

/** K, and the number of atoms or `any`. */
export interface Extent {
  readonly candidates: number;
  readonly atoms: number | 'any';
}

const DATA: Readonly<Record<Statement['domain']['data'], Setting['data'] | undefined>> = {
  synthetic: 'synthetic',
  real: 'real',
  stable: 'stable',
  'sharply-stable': undefined,
  unstable: undefined,
};

/**
 * The setting of a statement's instances, or the reason why no polynomial describes them.
 * @param loop @defaultValue the loop that the statement is about
 */
export function settingOf(
  { domain }: Pick<Statement, 'domain'>,
  { candidates, atoms }: Extent,
  loop: Loop = loopOf(domain.loop),
): Setting | string {
  const { min, max, infinite } = domain.candidates;
  if (candidates === Infinity ? infinite === 'never' : candidates < min || candidates > max || infinite === 'always')
    return `the statement is not about K = ${candidates === Infinity ? '∞' : candidates}`;
  const data = DATA[domain.data];
  if (data === undefined) return 'its condition on λ has no rational parametrisation here';
  if (domain.users ?? domain.samples ?? domain.secondReward ?? domain.squares ?? domain.regression)
    return 'its instances have more than masses and weights';
  if ((domain.reference ?? 'any') !== 'any') return 'its law p_ref is made from a fixed point';
  if (domain.bound !== 'supremum' || domain.support === 'best-missing') return 'its bound or support is unusual';
  if (domain.fit === 'off') return 'its fit has an error';
  // λ(K − 1) < 1 allows every λ if K = 1.
  const lambda = data === 'stable' && candidates === 1 ? 'real' : data;
  return { loop, candidates, atoms, data: lambda, start: domain.start };
}

const carries = (carried: readonly string[] | undefined, id: string): boolean => carried?.includes(id) ?? true;

/** Why a claim is not about discrete laws whose fit is exact; undefined if it is. */
export function outOfScope(statement: Statement, spec: ClaimSpec): string | undefined {
  const models = spec.models ?? statement.models;
  if (spec.learned === 'only') return 'it is about learned models';
  if (!models.includes('discrete') && !models.includes('large-discrete')) return 'it is not about discrete laws';
  const exact = statement.hypotheses.some(
    ({ formal, carries: ids }) => formal === 'epsilon == 0' && carries(ids, spec.id),
  );
  if (statement.domain.fit === 'sometimes-off' && !exact) return 'its fit may have an error';
  return undefined;
}
