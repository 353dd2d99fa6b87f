/** Shrinks a refuted case to one that no single simplification can shrink further. */
import * as fc from 'fast-check';
import { encodeInstance } from '../../models/closed-form';
import { agreedVerdict } from '../checker';
import { type Descent, descent } from '../generators';
import type { CancellationCheck } from './cancellation';
import type { Found } from './outcome';
import type { Exploration } from './random-phase';
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

/** A refuted genotype of which no single simplification is refuted. */
export async function shrink(
  { genotypes, run, sharply }: CaseRunner,
  from: unknown,
  foundBy: Found['foundBy'],
  cancelled: CancellationCheck,
): Promise<Found | undefined> {
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
  const sharp = agreedVerdict(verdict, sharply(instance), encodeInstance(instance));
  const { shrinks } = simplest;
  return sharp.status === 'refuted' ? { instance, finding: sharp.finding, foundBy, shrinks } : undefined;
}

/** Shrinks the refuted case of the random phase. @throws Error when it is not refuted again. */
export function shrinkFailure(
  cases: CaseRunner,
  failure: NonNullable<Exploration['failure']>,
  cancelled: CancellationCheck,
): Promise<Found | undefined> {
  const genotype = genotypeAt(cases, failure);
  if (genotype === undefined || cases.run(genotype).verdict.status !== 'refuted') {
    throw new Error(
      `the refuted case at ${JSON.stringify(failure)} is not refuted when it is drawn again; a generator, a loop or a ` +
        'model depends on more than the seed, make it a pure function',
    );
  }
  return shrink(cases, genotype, 'random', cancelled);
}
