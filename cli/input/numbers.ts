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

const COUNT_UNITS: Readonly<Record<string, number>> = { '': 0, k: 3, M: 6 };

/** A count such as 4000, 4e3, 4_000 or 4k; NaN if it is not a whole number. */
function countOf(text: string): number {
  const [, mantissa, exponent = '0', unit = ''] =
    /^\s*(\d[\d_]*(?:\.\d+)?)(?:e\+?(\d{1,2}))?(k|M)?\s*$/i.exec(text) ?? [];
  if (mantissa === undefined) return NaN;
  const power = COUNT_UNITS[unit === 'K' ? 'k' : unit];
  const value = power === undefined ? NaN : Number(`${mantissa.replaceAll('_', '')}e${Number(exponent) + power}`);
  return Number.isSafeInteger(value) ? value : NaN;
}

/** A whole number of at least `min`, such as 4000, 4e3, 4_000 or 4k. */
export function readInteger(option: string, text: string, min: number): number {
  const value = countOf(text);
  if (!(value >= min)) {
    throw new InputError(
      `${option} ${text} is not a whole number of at least ${min}; write it such as 4000, 4e3 or 4k`,
    );
  }
  return value;
}

const TIME_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

/** Reads a time greater than 0, such as 30s, 2m, 500ms or, in seconds, 30; returns milliseconds. */
export function readTime(option: string, text: string): number {
  const [, digits, unit = 's'] = /^\s*(\d*\.?\d+(?:e\+?\d+)?)\s*(ms|s|min|m|h)?\s*$/.exec(text) ?? [];
  const milliseconds = Number(digits) * (TIME_UNITS[unit] ?? NaN);
  if (!Number.isFinite(milliseconds) || milliseconds <= 0)
    throw new InputError(
      `${option} ${text} is not a time greater than 0; give seconds, or one such as 30s, 2m or 500ms`,
    );
  return milliseconds;
}

export function readCandidates(text: string): Candidates {
  if (INFINITE.test(text)) return Infinity;
  const value = countOf(text);
  if (!(value >= 1)) {
    throw new InputError(`--K ${text} is not a number of candidates; give a whole number of at least 1, or inf`);
  }
  return value;
}

/** Numbers of candidates such as `3`, `2..5` or `2,4`; with `infinite` also `2,inf`. */
export function readRangeOfCandidates(option: string, text: string, { infinite = false } = {}): number[] {
  return text.split(',').flatMap((part) => {
    if (infinite && INFINITE.test(part.trim())) return [Infinity];
    const [, first, last = first] = /^\s*(\d{1,3})(?:\.\.(\d{1,3}))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from)) {
      const such = infinite ? '3, 2..5 or 2,3,inf' : '3, 2..5 or 2,4';
      throw new InputError(`${option} ${text} is not a list of numbers of candidates; write it such as ${such}`);
    }
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
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

export function readNonNegative(option: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InputError(`${option} ${text} is not a number of at least 0`);
  return value;
}

/** A probability in (0, 1). */
export function readProbability(option: string, text: string): number {
  const value = readPositive(option, text);
  if (value >= 1) throw new InputError(`${option} ${text} is not a probability below 1`);
  return value;
}
