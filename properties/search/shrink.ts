/** Shrinks a refuted case to one that no single simplification can shrink further. */
import * as fc from 'fast-check';
import { isContradiction } from '../../theory';
import { type Descent, descent } from '../generators';
import type { CancellationCheck } from './cancellation';
import type { Found } from './outcome';
import type { Failure } from './random-phase';
import type { CaseRunner } from './run-case';

/** The genotype at a seed and path that the random phase recorded. */
function genotypeAt(
  { genotypes }: CaseRunner,
  { seed, path }: { readonly seed: number; readonly path: string },
): unknown {
  let located: { readonly genotype: unknown } | undefined;
  const property = fc.property(genotypes, (genotype) => {
    located = { genotype };
    return false;
  });
  fc.check(property, { seed, path, numRuns: 1, endOnFailure: true });
  return located?.genotype;
}

/** A refuted case made small, or why it does not count as one. */
export type Shrunk = { readonly found: Found } | { readonly undecidedBecause: string };

/** A refuted genotype of which no single simplification is refuted. */
async function shrink(
  { genotypes, run, sharply }: CaseRunner,
  from: unknown,
  foundBy: Found['foundBy'],
  cancelled: CancellationCheck,
): Promise<Shrunk> {
  const fails = (genotype: unknown): boolean => {
    try {
      return run(genotype).verdict.status === 'refuted';
    } catch {
      return false; // An error is not a simpler counterexample.
    }
  };
  let simplest: Descent<unknown> = { value: from, shrinks: 0 };
  for (const reached of descent(genotypes, from, fails)) {
    simplest = reached;
    // A cancelled search keeps its present counterexample.
    if (await cancelled()) break;
  }
  const { verdict, instance } = run(simplest.value);
  const sharp = sharply(instance, verdict);
  if (sharp.status === 'refuted')
    return { found: { instance, finding: sharp.finding, foundBy, shrinks: simplest.shrinks } };
  const contradicted = sharp.status === 'undecided' && isContradiction(sharp.reason);
  return {
    undecidedBecause: contradicted ? sharp.reason : 'a case is refuted in doubles, and is not decided exactly',
  };
}

const whereabouts = (failure: Failure): string =>
  failure.foundBy === 'random'
    ? `at ${JSON.stringify({ seed: failure.seed, path: failure.path })}`
    : 'of the hill climb';

/** Shrinks the refuted case of a search. */
export async function shrinkFailure(
  cases: CaseRunner,
  failure: Failure,
  cancelled: CancellationCheck,
): Promise<Shrunk> {
  const genotype = failure.foundBy === 'random' ? genotypeAt(cases, failure) : failure.genotype;
  if (genotype !== undefined && cases.run(genotype).verdict.status === 'refuted')
    return shrink(cases, genotype, failure.foundBy, cancelled);
  return {
    undecidedBecause:
      `the refuted case ${whereabouts(failure)} is not refuted when it is drawn again; a generator, a loop or a model depends on ` +
      'more than the seed, make it a pure function',
  };
}
