/**
 * A search as plain data, and the search spec made from it.
 *
 * A `SearchTask` names a search of a statement of the registry and can be sent to another thread, where `searchSpec` finds its model,
 * domain, claims and loop. Every thread derives the same spec from the same task.
 */
import { type Loop, loopOf } from '../../models/loops';
import { derivedSeed } from '../../models/random';
import {
  type Claim,
  type Hypothesis,
  type SearchDomain,
  InputError,
  type ModelKind,
  type Statement,
  searchDomain,
} from '../../theory';
import { type CheckedClaim, claimsWithHypotheses, dropPlan, keptPlan } from '../checker';
import { BLOCK_CASES } from './blocks';
import { commonDomain } from './common-domain';

/** The default seed of a run. */
export const DEFAULT_SEED = 20240709;

/**
 * A search: the claims, the loop, the domain that instances are drawn from, and the effort.
 * @example
 * const longer = (spec: SearchSpec): SearchSpec => ({ ...spec, cases: 10 * spec.cases });
 */
export interface SearchSpec {
  readonly model: ModelKind;
  readonly domain: SearchDomain;
  /** What the needs of the loop leave out of what the statement speaks about, in words. */
  readonly excluded?: readonly string[];
  readonly loop: Loop;
  readonly claims: readonly CheckedClaim[];
  /**
   * Whether the claims must come as close to their bounds as they name: on the loop that they are about, and not on others, which may
   * satisfy them with room to spare. @defaultValue false
   */
  readonly tight?: boolean;
  /** The dropped hypothesis, which instances must violate. */
  readonly violated?: Claim | undefined;
  readonly cases: number;
  /** Largest number of steps of the hill climb of a whole block of cases (`search.ts`), or of the only one; 0 leaves it out. */
  readonly targeted: number;
  readonly seed: number;
  /** Whether the run is cancelled; called between cases. */
  readonly stopped?: () => boolean;
}

/** The subject of a search of a statement: a kind of model, a dropped or kept hypothesis, a mutant, or another loop. */
export type Sought =
  | { readonly kind: 'cell'; readonly model: ModelKind }
  | { readonly kind: 'hypothesis'; readonly id: string }
  | { readonly kind: 'kept hypothesis'; readonly id: string }
  | { readonly kind: 'mutant'; readonly id: string }
  | { readonly kind: 'variant'; readonly loop: string; readonly aim: Aim };

/** One search, as data. */
export interface SearchTask {
  /** Id of the statement. */
  readonly statement: string;
  readonly sought: Sought;
  /** Number of random cases asked for by the run. */
  readonly cases: number;
  /** Seed of the run. */
  readonly seed: number;
}

/** The expected end of a search: after all cases, or with a counterexample. */
export type Aim = 'all cases' | 'a counterexample';

/** Smallest number of cases of a search for an expected counterexample, which usually ends within the first few: one case in 300 may be all there are. */
const LEAST_CASES_UNTIL_REFUTED = 4000;

/**
 * Largest number of cases of the searches beside the cells: of mutants, and of hypotheses dropped or kept. They show that the cells can fail;
 * a run of 10^9 cases is about its cells. A run of at most so many cases per cell is not affected.
 */
const MOST_CASES_BESIDE = 20_000;

/**
 * The numbers of random cases of a search, and of hill climbing steps of a block. The number of steps is a share of the random cases. A
 * search that expects a counterexample has more of both.
 */
function effort(cases: number, aim: Aim): { readonly cases: number; readonly targeted: number } {
  if (aim === 'all cases') return { cases, targeted: Math.ceil(Math.min(cases, BLOCK_CASES) / 5) };
  const enough = Math.max(LEAST_CASES_UNTIL_REFUTED, cases);
  return { cases: enough, targeted: Math.min(enough, BLOCK_CASES) };
}

/** The search of a statement on a loop over their common domain, or the hypothesis that excludes the loop. */
export function variantSpec(
  statement: Statement,
  loop: Loop,
  { cases, seed, aim = 'all cases' }: { readonly cases: number; readonly seed: number; readonly aim?: Aim },
): SearchSpec | { readonly hypothesis: string } {
  const common = commonDomain(statement, loop);
  if (!common.fits) return common;
  return {
    model: common.model,
    domain: common.domain,
    excluded: common.excluded,
    loop,
    claims: claimsWithHypotheses(statement, common.model),
    ...effort(cases, aim),
    seed: derivedSeed(seed, statement.id, 'loop', loop.id),
  };
}

/** The search that a task names. @throws InputError for an unknown hypothesis or loop. */
export function searchSpec(statement: Statement, { sought, cases, seed }: SearchTask): SearchSpec {
  const beside = Math.min(cases, MOST_CASES_BESIDE);
  switch (sought.kind) {
    case 'cell':
      return {
        model: sought.model,
        domain: searchDomain(statement),
        loop: loopOf(statement.domain.loop),
        claims: claimsWithHypotheses(statement, sought.model),
        tight: true,
        ...effort(cases, statement.expected?.verdict === 'refuted' ? 'a counterexample' : 'all cases'),
        seed: derivedSeed(seed, statement.id, sought.model),
      };
    case 'hypothesis': {
      const plan = dropPlan(statement, hypothesisOf(statement, sought.id));
      return {
        ...plan,
        loop: loopOf(plan.domain.loop),
        ...effort(beside, 'a counterexample'),
        seed: derivedSeed(seed, statement.id, sought.kind, sought.id),
      };
    }
    case 'kept hypothesis': {
      const plan = keptPlan(statement, hypothesisOf(statement, sought.id));
      if (plan === undefined)
        throw new InputError(`hypothesis ${sought.id} of ${statement.id} has no claim of its own; drop it instead`);
      return {
        ...plan,
        loop: loopOf(plan.domain.loop),
        ...effort(beside, 'all cases'),
        seed: derivedSeed(seed, statement.id, sought.kind, sought.id),
      };
    }
    case 'variant': {
      const spec = variantSpec(statement, loopOf(sought.loop), { cases, seed, aim: sought.aim });
      if ('hypothesis' in spec)
        throw new InputError(`${statement.id} does not apply to ${sought.loop}: ${spec.hypothesis}`);
      return spec;
    }
    case 'mutant': {
      const model = statement.models[0];
      return {
        model,
        domain: searchDomain(statement),
        loop: loopOf(`${sought.id}:${statement.domain.loop}`),
        claims: claimsWithHypotheses(statement, model),
        ...effort(beside, 'a counterexample'),
        seed: derivedSeed(seed, statement.id, sought.kind, sought.id),
      };
    }
  }
}

function hypothesisOf({ id, hypotheses }: Statement, asked: string): Hypothesis {
  const found = hypotheses.find((hypothesis) => hypothesis.id === asked);
  if (found !== undefined) return found;
  const known = hypotheses.map((hypothesis) => hypothesis.id).join(', ');
  throw new InputError(`${id} has no hypothesis "${asked}"; its hypotheses are ${known || 'none'}`);
}
