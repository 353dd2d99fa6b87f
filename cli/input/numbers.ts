/** Reads numbers from the command line. A bad text gives an `InputError` that names it and the remedy. */
import type { Candidates, Lambda } from '../../models/loops';
import { Q, type Rational } from '../../theory/arithmetic';
import { InputError } from '../../theory/errors';

const INFINITE = /^(inf|infinity|∞)$/i;

/** Reads a list such as `1/2,1/3,1/6`. */
export function readRationals(option: string, text: string): Rational[] {
  return text.split(',').map((entry) => readRational(option, entry));
}

function readRational(option: string, text: string): Rational {
  try {
    return Q.parse(text);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${option}: ${error.message}`);
    throw error;
  }
}

/** A whole number of at least `min`. */
export function readInteger(option: string, text: string, min: number): number {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value) || value < min) {
    throw new InputError(`${option} ${text} is not a whole number of at least ${min}`);
  }
  return value;
}

/** Reads seconds greater than 0; returns milliseconds. */
export function readSeconds(option: string, text: string): number {
  const seconds = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(seconds) || seconds <= 0)
    throw new InputError(`${option} ${text} is not a number of seconds greater than 0`);
  return seconds * 1000;
}

export function readCandidates(text: string): Candidates {
  if (INFINITE.test(text)) return Infinity;
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 1) {
    throw new InputError(`--K ${text} is not a number of candidates; give a whole number of at least 1, or inf`);
  }
  return value;
}

export function readLambda(text: string): Lambda {
  if (INFINITE.test(text)) return 'infinity';
  const value = readRational('--lambda', text);
  if (value.num < 0n) throw new InputError(`--lambda ${text} is negative; give a number of at least 0, or inf`);
  return value;
}

/** A finite number greater than 0. */
export function readPositive(option: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InputError(`${option} ${text} is not a number greater than 0`);
  return value;
}

/** A probability in (0, 1). */
export function readProbability(option: string, text: string): number {
  const value = readPositive(option, text);
  if (value >= 1) throw new InputError(`${option} ${text} is not a probability below 1`);
  return value;
}
