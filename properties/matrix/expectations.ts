/**
 * The verdict that theory predicts for every cell of the matrix. The data are in `expected/`, one file per loop.
 *
 * An expectation comes from an argument, never from a run: a cell that differs from it is a finding.
 */
import type { Aim } from '../search';
import type { CellExpectation } from '../results';
import { accumulatedBatches } from './expected/accumulated-batches';
import { accumulate } from './expected/accumulate';
import { adversarialShare } from './expected/adversarial-share';
import { averageOfPast } from './expected/average-of-past';
import { bestOfK } from './expected/best-of-k';
import { curated } from './expected/curated';
import { finiteSample } from './expected/finite-sample';
import { heterogeneousUsers } from './expected/heterogeneous-users';
import { lastSnapshot } from './expected/last-snapshot';
import { perPrompt } from './expected/per-prompt';
import { maximumLikelihood } from './expected/maximum-likelihood';
import { noisyChoice } from './expected/noisy-choice';
import { pairwiseWithTies } from './expected/pairwise-with-ties';
import { plackettLuceCold } from './expected/plackett-luce-cold';
import { plackettLuceWarm } from './expected/plackett-luce-warm';
import { top2OfK } from './expected/top-2-of-k';
import { twoStage } from './expected/two-stage';
import { uniformChoice } from './expected/uniform-choice';
import { waningSchedule } from './expected/waning-schedule';
import type { ExpectedGroup } from './expected/group';

/** By id of the loop: groups of statements that share a verdict and a reason. A statement is in at most one group of a loop. */
export const EXPECTATIONS: ReadonlyMap<string, readonly ExpectedGroup[]> = new Map([
  ['curated', curated],
  ['maximum-likelihood', maximumLikelihood],
  ['plackett-luce-cold', plackettLuceCold],
  ['plackett-luce-warm', plackettLuceWarm],
  ['best-of-K', bestOfK],
  ['top-2-of-K', top2OfK],
  ['uniform-choice', uniformChoice],
  ['noisy-choice', noisyChoice],
  ['adversarial-share', adversarialShare],
  ['heterogeneous-users', heterogeneousUsers],
  ['two-stage', twoStage],
  ['pairwise-with-ties', pairwiseWithTies],
  ['waning-schedule', waningSchedule],
  ['accumulate', accumulate],
  ['finite-sample', finiteSample],
  ['accumulated-batches', accumulatedBatches],
  ['average-of-past', averageOfPast],
  ['last-snapshot', lastSnapshot],
  ['per-prompt', perPrompt],
]);

/** The expectation for a statement on a loop, both given by id; undefined if there is none. */
export function expectationOf(loop: string, statement: string): CellExpectation | undefined {
  const group = EXPECTATIONS.get(loop)?.find(({ statements }) => statements.includes(statement));
  return group && { verdict: group.verdict, because: group.because };
}

/** The expected end of the search of a statement on a loop, both given by id. */
export function aimOf(loop: string, statement: string): Aim {
  return expectationOf(loop, statement)?.verdict === 'refuted' ? 'a counterexample' : 'all cases';
}
