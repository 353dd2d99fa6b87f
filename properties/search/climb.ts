/** The hill climb from the tightest case towards smaller margins; it finds counterexamples that random draws miss. */
import * as fc from 'fast-check';
import { derivedSeed } from '../../models/random';
import { vary } from '../generators';
import type { CancellationCheck } from './cancellation';
import { type Counts, countsOf, mergeCounts, tightnessOf } from './counts';
import type { CaseRunner } from './run-case';
import type { SearchSpec } from './search-task';

export interface Climbed {
  readonly counts: Counts;
  /** The refuted case that ended the climb. */
  readonly refuted?: { readonly genotype: unknown };
  readonly cutShort: boolean;
}

/** Number of steps that are drawn at once. */
const STEPS_DRAWN = 100;

/** Fresh genotypes and decisions, drawn on demand: an interrupt waits for at most `STEPS_DRAWN` of them. */
function* climbingSteps(genotypes: CaseRunner['genotypes'], targeted: number, seed: number) {
  const choices = fc.noBias(fc.array(fc.nat(999), { minLength: 64, maxLength: 64 }));
  const step = fc.tuple(genotypes, choices);
  for (let drawn = 0; drawn < targeted; drawn += STEPS_DRAWN) {
    const numRuns = Math.min(STEPS_DRAWN, targeted - drawn);
    yield* fc.sample(step, { numRuns, seed: derivedSeed(seed, 'climb', String(drawn)) });
  }
}

/** Climbs from the tightest case counted so far, for `targeted` steps or until a case is refuted. */
export async function climb(
  { genotypes, labels, run }: CaseRunner,
  { targeted, seed }: SearchSpec,
  from: Counts,
  cancelled: CancellationCheck,
): Promise<Climbed> {
  let counts = from;
  if (targeted === 0 || counts.tightest === undefined) return { counts, cutShort: false };
  if (await cancelled()) return { counts, cutShort: true };
  for (const [fresh, decisions] of climbingSteps(genotypes, targeted, seed)) {
    if (await cancelled()) return { counts, cutShort: true };
    const genotype = vary(counts.tightest?.genotype, fresh, decisions);
    const ran = run(genotype);
    const seen = ran.verdict.status === 'undecided' ? countsOf(ran, labels, 'targeted') : tightnessOf(ran, 'targeted');
    counts = mergeCounts(counts, seen);
    if (ran.verdict.status === 'refuted') return { counts, refuted: { genotype }, cutShort: false };
  }
  return { counts, cutShort: false };
}
