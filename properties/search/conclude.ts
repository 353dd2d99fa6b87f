/**
 * The end of a search, once the random phase is put together: what it found is shrunk or, where it found nothing, a hill
 * climb goes from the tightest case towards smaller margins, which finds what random draws miss and reports how tight the claim
 * is. Everything that will be shown is decided a second time, past the double rung.
 */
import * as fc from 'fast-check';
import { type Instance, caseOf, derivedSeed, encodeInstance } from '../../models';
import { type Finding, checkCase, consistent } from '../checker';
import { type Descent, descent, vary } from '../generators';
import type { Explored } from './random-phase';
import type { CaseCounts, Counterexample, LabelShare } from '../results';

import type { SearchSpec } from './search-task';
import { stopCheck } from './cancellation';
import { type Tally, labelShares, mergeTallies, tallyOf, tightnessOf } from './counts';
import { type Trials, trialsOf } from './run-case';

export interface Found<By extends Counterexample['foundBy'] = 'random' | 'targeted'> {
  readonly instance: Instance;
  readonly finding: Finding;
  readonly foundBy: By;
  readonly shrinks: number;
}

/** What a search came to. Plain data: it travels between threads. */
export interface SearchOutcome {
  readonly cases: CaseCounts;
  readonly rungs: { readonly exact: number; readonly certified: number };
  readonly decisions: number;
  readonly attained: number;
  readonly labels: readonly LabelShare[];
  readonly tightest: Found | undefined;
  readonly counterexample: Found<Counterexample['foundBy']> | undefined;
  readonly undecidedBecause: string | undefined;
  /** Ids of claims that no case decided: none satisfied their hypotheses and their restriction. */
  readonly neverDecided: readonly string[];
  /** Whether a deadline or an interrupt ended the search before it was through. */
  readonly cutShort: boolean;
}

/** Steps of the hill climb that are drawn at once. */
const STEPS_DRAWN = 100;

type StopCheck = ReturnType<typeof stopCheck>;

/** The genotype at a place that the random phase left. */
function genotypeAt({ genotypes }: Trials, { seed, path }: { readonly seed: number; readonly path: string }): unknown {
  let located: { readonly genotype: unknown } | undefined;
  const property = fc.property(genotypes, (genotype) => {
    located = { genotype };
    return false;
  });
  fc.check(property, { seed, path, numRuns: 1, endOnFailure: true });
  return located?.genotype;
}

/** A refuted case from which no single simplification is refuted. */
async function shrunk(
  { genotypes, run, sharply }: Trials,
  from: unknown,
  foundBy: Found['foundBy'],
  stopped: StopCheck,
): Promise<Found | undefined> {
  const fails = (genotype: unknown): boolean => {
    try {
      return run(genotype).verdict.status === 'refuted';
    } catch {
      return false; // An error is no simpler counterexample.
    }
  };
  let simplest: Descent<unknown> = { value: from, shrinks: 0 };
  for (const reached of descent(genotypes, from, fails)) {
    simplest = reached;
    // What was found is not given up for a stop.
    if (await stopped()) break;
  }
  const { verdict, instance } = run(simplest.value);
  const sharp = consistent(verdict, sharply(instance), encodeInstance(instance));
  const { shrinks } = simplest;
  return sharp.status === 'refuted' ? { instance, finding: sharp.finding, foundBy, shrinks } : undefined;
}

/** Shrinks the failure of the random phase. @throws Error when it does not fail again. */
function shrunkFailure(
  trials: Trials,
  failure: NonNullable<Explored['failure']>,
  stopped: StopCheck,
): Promise<Found | undefined> {
  const genotype = genotypeAt(trials, failure);
  if (genotype === undefined || trials.run(genotype).verdict.status !== 'refuted') {
    throw new Error(
      `the refuted case at ${JSON.stringify(failure)} is not refuted when it is drawn again; a generator, a loop or a ` +
        'model depends on more than the seed, make it a pure function',
    );
  }
  return shrunk(trials, genotype, 'random', stopped);
}

interface Climbed {
  readonly tally: Tally;
  /** A case the climb ended on because it is refuted. */
  readonly refuted?: { readonly genotype: unknown };
  readonly cutShort: boolean;
}

/** Fresh genotypes and decisions for the hill climb, drawn when they are needed: an interrupt waits for no more than these. */
function* climbingSteps(genotypes: Trials['genotypes'], targeted: number, seed: number) {
  const choices = fc.noBias(fc.array(fc.nat(999), { minLength: 64, maxLength: 64 }));
  const step = fc.tuple(genotypes, choices);
  for (let drawn = 0; drawn < targeted; drawn += STEPS_DRAWN) {
    const numRuns = Math.min(STEPS_DRAWN, targeted - drawn);
    yield* fc.sample(step, { numRuns, seed: derivedSeed(seed, 'climb', String(drawn)) });
  }
}

/** Hill climb towards the smallest margin. */
async function climb(
  { genotypes, labels, run }: Trials,
  { targeted, seed }: SearchSpec,
  from: Tally,
  stopped: StopCheck,
): Promise<Climbed> {
  let tally = from;
  if (targeted === 0 || tally.tightest === undefined) return { tally, cutShort: false };
  if (await stopped()) return { tally, cutShort: true };
  for (const [fresh, decisions] of climbingSteps(genotypes, targeted, seed)) {
    if (await stopped()) return { tally, cutShort: true };
    const genotype = vary(tally.tightest?.genotype, fresh, decisions);
    const trial = run(genotype);
    if (trial.verdict.status === 'refuted') return { tally, refuted: { genotype }, cutShort: false };
    const seen =
      trial.verdict.status === 'undecided' ? tallyOf(trial, labels, 'targeted') : tightnessOf(trial, 'targeted');
    tally = mergeTallies(tally, seen);
  }
  return { tally, cutShort: false };
}

/** The tightest case, with the digits of its margin that the search had no need of. */
function sharpened({ decode, sharply }: Trials, { loop, claims }: SearchSpec, tally: Tally): Found | undefined {
  if (tally.tightest === undefined) return undefined;
  const { genotype, finding, foundBy } = tally.tightest;
  const instance = decode(genotype);
  const first = checkCase(caseOf(instance, loop), claims);
  const verdict = consistent(first, sharply(instance), encodeInstance(instance));
  const sharp = verdict.status === 'holds' ? verdict.tightest : undefined;
  return { instance, finding: sharp ?? finding, foundBy, shrinks: 0 };
}

/** Ends the search whose random phase came to `explored`. */
export async function conclude(spec: SearchSpec, explored: Explored): Promise<SearchOutcome> {
  const trials = trialsOf(spec);
  const stopped = stopCheck(spec.stopped);
  const found = explored.failure && (await shrunkFailure(trials, explored.failure, stopped));
  const climbed: Climbed = found
    ? { tally: explored.tally, cutShort: false }
    : await climb(trials, spec, explored.tally, stopped);
  const { refuted } = climbed;
  const counterexample = found ?? (refuted && (await shrunk(trials, refuted.genotype, 'targeted', stopped)));
  const { run, discarded, undecided, exact, certified, decisions, attained, undecidedBecause, decided } = climbed.tally;
  return {
    cases: { planned: spec.cases, run: Math.min(run, spec.cases), discarded, undecided },
    rungs: { exact, certified },
    decisions,
    attained,
    labels: labelShares(climbed.tally, trials.labels),
    tightest: sharpened(trials, spec, climbed.tally),
    counterexample,
    undecidedBecause,
    neverDecided: spec.claims.map((claim) => claim.spec.id).filter((id) => !decided.includes(id)),
    cutShort: explored.cutShort || climbed.cutShort,
  };
}
