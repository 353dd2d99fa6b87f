/**
 * The catalogue of words. A new word is a file beside this one and an entry in a list here. Messages name the words in
 * the order of the list.
 */
import type { DrawStatistic, ElementaryWord, Word } from '../tree';
import { abs } from './abs';
import { bestAtoms } from './best-atoms';
import { binned } from './binned';
import { chi2 } from './chi2';
import { covariance } from './covariance';
import { curate, keptLaw } from './curate';
import { curationFactor } from './curation-factor';
import { densityRatio } from './density-ratio';
import { drawnMass } from './drawn-mass';
import { drawsMean } from './draws-mean';
import { entropy } from './entropy';
import { exp } from './exp';
import { expectation } from './expectation';
import { given } from './given';
import { givenMean } from './given-mean';
import { hellinger } from './hellinger';
import { pairMean, tripleMean } from './independent-draws';
import { jensenShannon } from './jensen-shannon';
import { kl } from './kl';
import { log } from './log';
import { logIntegral } from './log-integral';
import { lyapunov } from './lyapunov';
import { parameter } from './parameter';
import { mass } from './mass';
import { max } from './max';
import { mean } from './mean';
import { min } from './min';
import { modeAtoms } from './mode';
import { centralMoment, moment } from './moment';
import { next } from './next';
import { maxAtoms, minAtoms, sumAtoms } from './over-atoms';
import { partner } from './partner';
import { pLimit } from './p-limit';
import { maxOverRounds, minOverRounds, sumOverRounds } from './over-rounds';
import { pRef } from './p-ref';
import { pStar } from './p-star';
import { preferenceDistance } from './preference-distance';
import { probability } from './probability';
import { q } from './q';
import { median, quantile } from './quantile';
import { renyi } from './renyi';
import { risk } from './risk';
import { runsMean } from './runs-mean';
import { sampleVariance } from './sample-variance';
import { sqrt } from './sqrt';
import { standardDeviation } from './standard-deviation';
import { sum } from './sum';
import { supRatio } from './sup-ratio';
import { supportSize } from './support-size';
import { tanh } from './tanh';
import { tilt } from './tilt';
import { train } from './train';
import { tv } from './tv';
import { usersBestAtoms } from './users-best-atoms';
import { usersMean } from './users-mean';
import { variance } from './variance';
import { wasserstein } from './wasserstein';
import { winRate } from './win-rate';

/** Functions whose value is a number or a function of the atom. */
export const FUNCTIONS: readonly (Word<'scalar'> | Word<'observable'>)[] = [
  expectation,
  variance,
  covariance,
  standardDeviation,
  moment,
  centralMoment,
  median,
  quantile,
  givenMean,
  probability,
  curationFactor,
  mass,
  drawnMass,
  densityRatio,
  risk,
  lyapunov,
  parameter,
  preferenceDistance,
  drawsMean,
  pairMean,
  tripleMean,
  winRate,
  sumOverRounds,
  maxOverRounds,
  minOverRounds,
  usersMean,
  runsMean,
  kl,
  tv,
  chi2,
  supRatio,
  renyi,
  hellinger,
  jensenShannon,
  wasserstein,
  entropy,
  supportSize,
  sumAtoms,
  maxAtoms,
  minAtoms,
];

/** Named laws, and functions whose value is a law. */
export const LAWS: readonly Word<'law'>[] = [pRef, pStar, q, pLimit, curate, tilt, train, binned, next, partner, given];

export const EVENTS: readonly Word<'event'>[] = [bestAtoms, usersBestAtoms, modeAtoms];

/** Functions of one or two numbers. */
export const ELEMENTARY: readonly ElementaryWord[] = [log, exp, sqrt, tanh, abs, min, max, logIntegral];

export const DRAW_STATISTICS: readonly DrawStatistic[] = [sum, mean, sampleVariance];

/** Words that other files compare with the word of a node. */
export { curate, keptLaw, next };
export { curationFactor, drawnMass, expectation, kl, log, mass, pRef, q, sqrt, variance };
