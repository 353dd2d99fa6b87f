/**
 * What is searched for: a search as plain data, and what it stands for.
 *
 * A `SearchTask` names a search of a statement of the registry and can be sent to another thread; `searchSpec` gives it its
 * meaning there: generator, claims, loop. Both ends derive the same spec from the same names.
 */
import { type Loop, derivedSeed, loopOf } from '../models';
import { type Claim, type Domain, InputError, type ModelKind, type MutantId, type Statement } from '../theory';
import type { CheckedClaim } from './checker';
import { claimsWithHypotheses, dropPlan } from './plan';
import { cellSpec } from './variants/cell-spec';

export interface SearchSpec {
  readonly model: ModelKind;
  readonly domain: Domain;
  readonly loop: Loop;
  readonly claims: readonly CheckedClaim[];
  /** A hypothesis that instances must violate: the search without it. */
  readonly violated?: Claim | undefined;
  readonly cases: number;
  /** Steps of the hill climb; 0 leaves it out. */
  readonly targeted: number;
  readonly seed: number;
  /** True once the run must stop; asked between cases. */
  readonly stopped?: () => boolean;
}

/** What one search of a statement is about: a kind of model, a dropped hypothesis or a mutant. */
export type Sought =
  | { readonly kind: 'cell'; readonly model: ModelKind }
  | { readonly kind: 'hypothesis'; readonly id: string }
  | { readonly kind: 'mutant'; readonly id: MutantId }
  | { readonly kind: 'variant'; readonly loop: string };

/** One search, as data. */
export interface SearchTask {
  /** Id of the statement. */
  readonly statement: string;
  readonly sought: Sought;
  /** Random cases that the run asks for. */
  readonly cases: number;
  /** Seed of the run. */
  readonly seed: number;
}

/** Cases after which a dropped hypothesis or a mutant is given up: both usually end within the first few. */
const LEAST_DROP_CASES = 1000;

interface Extent {
  readonly cases: number;
  readonly targeted: number;
}

/** A search that is meant to find nothing: the hill climb takes a share of the random cases. */
const untilThrough = (cases: number): Extent => ({ cases, targeted: Math.ceil(cases / 5) });

/** A search that is meant to end with a counterexample tries longer, by both means. */
const untilRefuted = (cases: number): Extent => {
  const enough = Math.max(LEAST_DROP_CASES, cases);
  return { cases: enough, targeted: enough };
};

/** The search that a task names. @throws InputError for an unknown hypothesis or loop. */
export function searchSpec(statement: Statement, { sought, cases, seed }: SearchTask): SearchSpec {
  switch (sought.kind) {
    case 'cell':
      return {
        model: sought.model,
        domain: statement.domain,
        loop: loopOf(statement.domain.loop),
        claims: claimsWithHypotheses(statement, sought.model),
        ...(statement.expected?.verdict === 'refuted' ? untilRefuted(cases) : untilThrough(cases)),
        seed: derivedSeed(seed, statement.id, sought.model),
      };
    case 'hypothesis': {
      const hypothesis = statement.hypotheses.find(({ id }) => id === sought.id);
      if (hypothesis === undefined) throw new InputError(unknownHypothesis(statement, sought.id));
      const plan = dropPlan(statement, hypothesis);
      return {
        ...plan,
        loop: loopOf(plan.domain.loop),
        ...untilRefuted(cases),
        seed: derivedSeed(seed, statement.id, sought.kind, sought.id),
      };
    }
    case 'variant': {
      const spec = cellSpec(statement, loopOf(sought.loop), { cases, seed });
      if ('hypothesis' in spec)
        throw new InputError(`${statement.id} does not apply to ${sought.loop}: ${spec.hypothesis}`);
      return spec;
    }
    case 'mutant': {
      const model = statement.models[0];
      return {
        model,
        domain: statement.domain,
        loop: loopOf(`${sought.id}:${statement.domain.loop}`),
        claims: claimsWithHypotheses(statement, model),
        ...untilRefuted(cases),
        seed: derivedSeed(seed, statement.id, sought.kind, sought.id),
      };
    }
  }
}

function unknownHypothesis({ id, hypotheses }: Statement, asked: string): string {
  const known = hypotheses.map((hypothesis) => hypothesis.id).join(', ');
  return `${id} has no hypothesis "${asked}"; its hypotheses are ${known || 'none'}`;
}
