/** Instances of the loop on a finite space, from the generator that the suite itself searches with. */
import type * as fc from 'fast-check';
import type { DiscreteInstance, Loop } from '../../models';
import {
  DEFAULT_BUDGET,
  LARGEST_K,
  type OptionNames,
  type SearchDomain,
  checkOptions,
  searchDomain,
} from '../../theory';
import { generatorOf } from '../generators';

/** Constraints of `instances`: the fields of a statement's domain that are about finite spaces. */
export interface InstancesConstraints extends Partial<
  Pick<
    SearchDomain,
    | 'candidates'
    | 'data'
    | 'start'
    | 'support'
    | 'bound'
    | 'fit'
    | 'users'
    | 'samples'
    | 'squares'
    | 'positiveReference'
    | 'prompts'
    | 'rounds'
    | 'growth'
  >
> {
  /**
   * The loop for which the instances are: within its K, with the users, samples, squares and prompts that it needs.
   * @defaultValue the loop of the paper, which needs nothing
   */
  readonly for?: Loop;
}

const NAMES: OptionNames<InstancesConstraints> = {
  candidates: true,
  data: true,
  start: true,
  support: true,
  bound: true,
  fit: true,
  users: true,
  samples: true,
  squares: true,
  positiveReference: true,
  prompts: true,
  rounds: true,
  growth: true,
  for: true,
};

/** What a loop needs of the instances on which it runs. */
function neededBy({ needs = {} }: Loop): InstancesConstraints {
  const { candidates, users, samples, squares, positiveReference, prompts, growth, synthetic } = needs;
  const infinite = candidates?.infinite === false ? 'never' : 'sometimes';
  return {
    ...(candidates ? { candidates: { min: candidates.min, max: Math.min(candidates.max, LARGEST_K), infinite } } : {}),
    ...(users ? { users } : {}),
    ...(samples ? { samples: true } : {}),
    ...(squares ? { squares: true } : {}),
    ...(positiveReference ? { positiveReference: true } : {}),
    ...(prompts ? { prompts } : {}),
    ...(growth === undefined ? {} : { growth }),
    ...(synthetic ? { data: 'synthetic' } : {}),
  };
}

/**
 * For instances: p_0, w, p_ref, K, λ and the rounds of one run on a finite space, all of them exact.
 *
 * They shrink to two atoms, small whole weights and the smallest K.
 * @param constraints constraints on the instances
 * @example
 * fc.assert(fc.property(instances({ data: 'synthetic' }), ({ lambda }) => lambda === 'infinity'));
 */
export function instances(constraints: InstancesConstraints = {}): fc.Arbitrary<DiscreteInstance> {
  checkOptions('instances', constraints, NAMES);
  const { for: loop, ...given } = constraints;
  const { rounds = DEFAULT_BUDGET.rounds, growth, ...domain } = { ...(loop ? neededBy(loop) : {}), ...given };
  const asked = searchDomain({ domain, budget: { rounds, ...(growth === undefined ? {} : { growth }) } });
  const { genotypes, decode } = generatorOf('discrete');
  return genotypes(asked).map((genotype) => decode(genotype, asked) as DiscreteInstance);
}
