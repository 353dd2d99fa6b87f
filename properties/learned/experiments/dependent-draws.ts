/**
 * The test that draws are independent, which every bound assumes. A run whose draws are not has no verdict: it fails, and says which law repeats itself.
 */
import { FailedRound, TrainingError } from '../../../models/learned';
import type { DependentDraws, Draws } from '../decide';

/** Largest number of laws of a run whose draws are tested: models and what is kept of each, training data of each but the last, and the real data. */
export const lawsTested = (rounds: number): number => 3 * (rounds + 1);

function lawText({ law }: DependentDraws): string {
  switch (law.kind) {
    case 'round':
      return `the model of round ${law.t}`;
    case 'curate':
      return `what was kept from round ${law.t}`;
    case 'train':
      return `the training data made from round ${law.t}`;
    case 'reference':
      return 'the real data';
  }
}

/** What was found, in words. */
export function dependenceText(found: DependentDraws): string {
  const { kind, lag, repeated, of } = found.evidence;
  const before = lag === 1 ? 'the draw before' : `the one ${lag} draws before`;
  const what =
    kind === 'repeats'
      ? `${repeated} of ${of} draws of ${lawText(found)} are the same point as ${before}`
      : `each draw of ${lawText(found)} depends on ${before}`;
  return `${what}; every bound assumes independent draws, so nothing is decided`;
}

/**
 * @param alpha the error probability of the test of one law
 * @throws FailedRound for draws that are not independent
 */
export function checkIndependence(draws: Draws, alpha: () => number): void {
  const found = draws.dependence(alpha);
  if (found === undefined) return;
  throw new FailedRound(found.law.kind === 'reference' ? 0 : found.law.t, new TrainingError(dependenceText(found)));
}
