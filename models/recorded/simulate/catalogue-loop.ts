/**
 * Traces of built-in loops: of the catalogue, combinations of parts, mutants, and loops of the user's own.
 *
 * The laws are those that the loop computes on the finite space; candidates are drawn from the loop's source, and one is kept by its choice, as a
 * procedure on the pool (`pool-law.ts`). A loop whose choice has no such procedure, or that is given as one update, has no trace.
 */
import { InputError, Q, type Rational, UnanswerableError } from '../../../theory';
import type { DiscreteInstance } from '../../closed-form/discrete';
import { type Lambda, type Loop, type Weighed, candidateWords, claimedLoop } from '../../loops';
import type { TraceHeader } from '../trace';
import { loopLaws } from './loop-laws';
import { type PoolLaw, PoolOperations, singleFrom } from './pool-law';
import type { Process } from './process';
import { ruleText } from './selection';
import { type Recording, type SimulatedTrace, simulated } from './simulate';
import { type Space, spaceOf } from './space';

/** A built-in loop on a finite space, in exact numbers. */
export interface CatalogueLoop {
  readonly loop: Loop;
  /** The n masses p_0. */
  readonly start: readonly Rational[];
  /** The n weights w = e^r > 0. */
  readonly w: readonly Rational[];
  /** The n masses p_ref. @defaultValue p_0 */
  readonly reference?: readonly Rational[] | undefined;
  /** Number K ≥ 1 of candidates. */
  readonly K: number;
  /** @defaultValue 'infinity' */
  readonly lambda?: Lambda;
  /** The weights of the users after the first, whose weights are w, for loops with several users: n each. */
  readonly users?: readonly (readonly Rational[])[];
  /** Number of samples that a learner of samples fits. @defaultValue the number of pools */
  readonly samples?: number | undefined;
  /** Further numeric traits of the atoms, n values each. */
  readonly traits?: ReadonlyMap<string, readonly number[]>;
}

function usersOf({ loop, w, users = [] }: CatalogueLoop): DiscreteInstance['users'] {
  const needed = loop.needs?.users;
  const given = users.length + 1;
  if (needed === undefined) {
    if (users.length > 0) throw new InputError(`the loop ${loop.id} has one user; leave out the weights of others`);
    return undefined;
  }
  if (given !== needed.count)
    throw new InputError(
      `the loop ${loop.id} has ${needed.count} users, and the weights of ${given} are given; give those of ${needed.count - 1} users beside w`,
    );
  return [w, ...users].map((weights, u) => ({ share: needed.shares?.[u] ?? Q.of(1, needed.count), w: weights }));
}

/** @throws InputError for what the loop does not allow */
function checkNeeds({ loop, K, lambda = 'infinity' }: CatalogueLoop): void {
  const { needs, update, id } = loop;
  if (update)
    throw new InputError(
      `the loop ${id} is one update, so nothing says which candidate it keeps; give a loop with a choice`,
    );
  if (!Number.isInteger(K))
    throw new InputError(`K = ${K === Infinity ? 'inf' : K} has no pools that a trace could hold; give a whole number`);
  if (needs?.candidates && (K < needs.candidates.min || K > needs.candidates.max))
    throw new InputError(`the loop ${id} is declared for K ${candidateWords(needs.candidates)}, not ${K}`);
  if (needs?.models && !needs.models.includes('discrete'))
    throw new InputError(
      `the loop ${id} runs on ${needs.models.join(' and ')} models only, and traces are simulated on a finite space`,
    );
  if (needs?.synthetic && lambda !== 'infinity')
    throw new InputError(`the loop ${id} has no real data; leave out lambda = ${Q.format(lambda)}`);
}

function instanceOf(given: CatalogueLoop, { rounds, pools, seed }: Recording): DiscreteInstance {
  const { loop, start, reference = start, w, K, lambda = 'infinity', samples = pools } = given;
  const users = usersOf(given);
  return {
    model: 'discrete',
    p0: start,
    w,
    pRef: reference,
    q: start,
    K,
    lambda,
    epsilon: Q.zero,
    rounds,
    ...(users ? { users } : {}),
    ...(loop.needs?.samples ? { samples: { size: samples, seed } } : {}),
  };
}

/** The rewards as traits: r = log w, and those of further users. */
function spaceIn({ w, users = [], traits = new Map() }: CatalogueLoop): Space {
  const logs = (weights: readonly Rational[]): number[] => weights.map((weight) => Math.log(Q.toNumber(weight)));
  const ofUsers = users.map((weights, u): [string, number[]] => [`reward-of-user-${u + 2}`, logs(weights)]);
  return spaceOf(logs(w), new Map<string, readonly number[]>([...ofUsers, ...traits]));
}

/** The weights of the n atoms. */
function weightsOf({ w, users = [] }: CatalogueLoop, instance: DiscreteInstance): readonly Weighed<number>[] {
  const numbers = [w, ...users].map((weights) => weights.map(Q.toNumber));
  const hasUsers = instance.users !== undefined;
  return w.map((weight, i) => ({
    w: Q.toNumber(weight),
    users: hasUsers ? numbers.map((weights) => weights[i] ?? 1) : [],
  }));
}

/** The procedure of a round, from the masses of the models so far. @throws InputError if the choice has none */
function procedure(
  loop: Loop,
  operations: PoolOperations,
  models: readonly [PoolLaw, ...PoolLaw[]],
  { K: candidates, lambda, epsilon, pRef, samples: sampling }: DiscreteInstance,
): PoolLaw {
  const reference = (): PoolLaw => singleFrom(pRef.map(Q.toNumber));
  try {
    const source = loop.source(operations, { history: models, reference, candidates, lambda, epsilon, sampling });
    return loop.curate(operations, source, candidates);
  } catch (error) {
    if (!(error instanceof UnanswerableError)) throw error;
    throw new InputError(`the loop ${loop.id} cannot be drawn as pools of candidates: ${error.message}`);
  }
}

function headerOf(
  given: CatalogueLoop,
  { pool }: PoolLaw,
  claimed: { loop: Loop; rule: string },
): Partial<TraceHeader> {
  const { loop, start, reference = start, K, lambda = 'infinity' } = given;
  return {
    name: claimed.loop.id,
    offered: pool.size,
    kept: 1,
    rule: claimed.rule,
    ...(claimed.loop.needs?.ownMixture === undefined
      ? { lambda: lambda === 'infinity' ? ('inf' as const) : Q.toNumber(lambda) }
      : {}),
    startsAtReference: start.every((mass, i) => Q.equals(mass, reference[i] ?? Q.zero)),
    keptAre: 'sample',
    truth: { loop: loop.id, K },
  };
}

/**
 * The trace of a built-in loop. The header of a mutant claims the loop that it was made from.
 * @throws InputError naming the first value outside its domain, or why the loop has no trace
 */
export function simulateLoop(given: CatalogueLoop, recording: Recording): SimulatedTrace {
  checkNeeds(given);
  const { loop } = given;
  const instance = instanceOf(given, recording);
  const lawAt = loopLaws(loop, instance);
  const each = weightsOf(given, instance);
  const operations = new PoolOperations((instance.users ?? []).map(({ share }) => share));
  const start = lawAt(0);
  const process: Process = {
    start,
    round: (t) => {
      const earlier = Array.from({ length: t - 1 }, (_, i) => singleFrom(lawAt(i + 1)));
      const { source, pool } = procedure(loop, operations, [singleFrom(start), ...earlier], instance);
      // Two candidates of one atom are two objects.
      const weighed = (atom: number): Weighed<number> => ({ w: 1, users: [], ...each[atom] });
      return {
        source,
        size: pool.size,
        keep: (candidates, random) => [pool.keep(candidates.map(weighed), random)],
        next: () => lawAt(t),
      };
    },
  };
  const at = (which: Loop): PoolLaw => procedure(which, operations, [singleFrom(start)], instance);
  const claimed = claimedLoop(loop);
  const { named: rule } = at(claimed).pool;
  const about = headerOf(given, at(loop), { loop: claimed, rule: rule ? ruleText(rule) : claimed.id });
  return simulated(spaceIn(given), process, about, recording);
}
