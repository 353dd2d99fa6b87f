/** Readers of command-line values: each gives a value in its domain or an `InputError` that names the text and the remedy. */
import { BACKENDS, type BackendName, type Candidates, type Lambda } from '../../models';
import { MAX_THREADS, type Threads } from '../../properties';
import { InputError, MODEL_KINDS, type ModelKind, Q, type Rational } from '../../theory';

const INFINITE = /^(inf|infinity|∞)$/i;

/** `"1/2,1/3,1/6"` → rationals. */
export function readRationals(option: string, text: string): Rational[] {
  return text.split(',').map((entry) => readRational(option, entry));
}

export function readRational(option: string, text: string): Rational {
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

/** Seconds greater than 0, in milliseconds. */
export function readSeconds(option: string, text: string): number {
  const seconds = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(seconds) || seconds <= 0)
    throw new InputError(`${option} ${text} is not a number of seconds greater than 0`);
  return seconds * 1000;
}

/** A number of threads, or `auto`. */
export function readThreads(text: string): Threads {
  if (text.trim() === 'auto') return 'auto';
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value) || value < 1 || value > MAX_THREADS) {
    throw new InputError(
      `--threads ${text} is not a number of threads; give a whole number from 1 to ${MAX_THREADS}, or auto`,
    );
  }
  return value;
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

/** The word for learned models among the kinds of `--model`. */
export const LEARNED = 'learned';

/** The kinds of closed-form model in a list; `learned` may stand among them. */
export function readModels(text: string): ModelKind[] {
  return text.split(',').flatMap((entry) => {
    const name = entry.trim();
    const kind = MODEL_KINDS.find((known) => known === name);
    if (kind === undefined && name !== LEARNED)
      throw new InputError(`--model ${entry} is not known; choose from ${[...MODEL_KINDS, LEARNED].join(', ')}`);
    return kind ?? [];
  });
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

export function readBackend(text: string): BackendName | 'auto' {
  const wanted = [...BACKENDS, 'auto' as const].find((name) => name === text.trim());
  if (wanted) return wanted;
  throw new InputError(`--backend ${text} is not known; choose from ${BACKENDS.join(', ')}, auto`);
}
