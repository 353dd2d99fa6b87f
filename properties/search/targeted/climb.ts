/**
 * The hill climb towards smaller margins; it finds counterexamples that random draws miss.
 *
 * It climbs from the elites of every claim (`elites.ts`), the claims in turn. A step varies an elite towards a fresh genotype, or crosses two
 * elites that carry different labels, so that two rare conditions meet in one case. Each case that it tries may become an elite. Tight cases are often
 * costly to decide: a step to one that costs c times as much as a usual one is taken with the chance 1/c.
 */
import * as fc from 'fast-check';
import { derivedSeed, streamSeed } from '../../../models/random';
import { cross, vary } from '../../generators';
import { stepsOf } from '../blocks';
import { type CancellationCheck, cancellationCheck } from '../cancellation';
import { Counter, type Counts } from '../counts';
import type { Exploration } from '../random-phase';
import { type CaseRunner, caseRunner } from '../run-case';
import type { SearchSpec } from '../search-task';
import { ANY, type Elite, NO_ELITES } from './elites';

export interface Climbed {
  readonly counts: Counts;
  /** The refuted case that ended the climb. */
  readonly refuted?: { readonly genotype: unknown };
  readonly cutShort: boolean;
}

/** Number of steps that are drawn at once. */
const STEPS_DRAWN = 100;

/** Largest number of draws for a step that is taken: some are too costly. */
const DRAWS_PER_STEP = 3;

/** One step in so many starts from the tightest case of a claim, the others from that of one of its labels. */
const FROM_TIGHTEST = 3;

/** What a step draws besides a fresh genotype. */
const DECISIONS = fc.noBias(
  fc.record({
    fromTightest: fc.nat(FROM_TIGHTEST - 1).map((drawn) => drawn === 0),
    /** Picks the label of the elite that is varied or crossed. */
    start: fc.nat(),
    crosses: fc.boolean(),
    /** Picks the label of the other elite. */
    partner: fc.nat(),
    /** Whether a costly case is tried: if it costs less than the inverse. */
    chance: fc.integer({ min: 1, max: 1000 }).map((drawn) => drawn / 1000),
    /** What happens to each gene. */
    choices: fc.array(fc.nat(999), { minLength: 64, maxLength: 64 }),
  }),
);
type Decisions = typeof DECISIONS extends fc.Arbitrary<infer D> ? D : never;

/** Fresh genotypes and decisions, drawn on demand: an interrupt waits for at most `STEPS_DRAWN` of them. */
function* climbingSteps(genotypes: CaseRunner['genotypes'], most: number, seed: number) {
  const step = fc.tuple(genotypes, DECISIONS);
  for (let drawn = 0; drawn < most; drawn += STEPS_DRAWN) {
    const numRuns = Math.min(STEPS_DRAWN, most - drawn);
    yield* fc.sample(step, { numRuns, seed: derivedSeed(seed, 'climb', String(drawn)) });
  }
}

/** The elites of one claim: the tightest case, and the tightest one of each label that some case carries. */
interface Starts {
  readonly tightest: Elite;
  readonly labelled: readonly Elite[];
}

/** The elites of each claim that has some, in the order of the claims and of the labels. */
function startsOf(
  { elites }: Pick<Counts, 'elites'>,
  { labels }: CaseRunner,
  { claims }: SearchSpec,
): readonly Starts[] {
  return claims.flatMap(({ spec }) => {
    const { [ANY]: tightest, ...byLabel } = elites[spec.id] ?? {};
    return tightest ? [{ tightest, labelled: labels.flatMap(({ name }) => byLabel[name] ?? []) }] : [];
  });
}

/** The genotype that a step tries. */
function candidate({ tightest, labelled }: Starts, fresh: unknown, decisions: Decisions): Int32Array {
  const picked = (number: number): Elite => labelled[number % labelled.length] ?? tightest;
  const start = decisions.fromTightest ? tightest : picked(decisions.start);
  const partner = picked(decisions.partner);
  return decisions.crosses && partner.genotype !== start.genotype
    ? cross(start.genotype, partner.genotype, decisions.choices)
    : vary(start.genotype, fresh, decisions.choices);
}

/** Climbs from the elites of the cases counted so far, for at most `targeted` steps or until a case is refuted. */
export async function climb(
  cases: CaseRunner,
  spec: SearchSpec,
  from: Counts,
  cancelled: CancellationCheck,
): Promise<Climbed> {
  const { genotypes, labels, decode, cost, run } = cases;
  const counter = new Counter(labels, from);
  let starts = startsOf(counter, cases, spec);
  if (spec.targeted === 0 || starts.length === 0) return { counts: from, cutShort: false };
  if (await cancelled()) return { counts: from, cutShort: true };
  let [turn, tried] = [0, 0];
  for (const [fresh, decisions] of climbingSteps(genotypes, DRAWS_PER_STEP * spec.targeted, spec.seed)) {
    if (tried === spec.targeted) break;
    if (await cancelled()) return { counts: counter.counts, cutShort: true };
    const genotype = candidate(starts[turn % starts.length] as Starts, fresh, decisions);
    turn += 1;
    const instance = decode(genotype);
    if (cost(instance) * decisions.chance > 1) continue;
    tried += 1;
    const ran = run(genotype, instance);
    const { elites } = counter;
    counter.addTargeted(ran);
    if (ran.verdict.status === 'refuted') return { counts: counter.counts, refuted: { genotype }, cutShort: false };
    if (counter.elites !== elites) starts = startsOf(counter, cases, spec);
  }
  return { counts: counter.counts, cutShort: false };
}

/**
 * Climbs from the tightest cases of a block, with random numbers of its own. The elites are left out of the outcome, because no other climb needs
 * them.
 */
export async function climbBlock(spec: SearchSpec, block: number, { counts: from }: Exploration): Promise<Exploration> {
  const own = { ...spec, targeted: stepsOf(block, spec), seed: streamSeed(spec.seed, block) };
  const { counts, refuted, cutShort } = await climb(caseRunner(spec), own, from, cancellationCheck(spec.stopped));
  return {
    counts: { ...counts, elites: NO_ELITES },
    failure: refuted && { foundBy: 'targeted', genotype: refuted.genotype },
    cutShort,
  };
}
