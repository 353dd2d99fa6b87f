/** Reads options of a run: statements, kinds of model, threads, backend. */
import { BACKENDS, type BackendName } from '../../../models/learned/backends';
import { MAX_THREADS, type Threads } from '../../../properties/search/threads';
import { InputError } from '../../../theory/errors';
import { MODEL_KINDS, type ModelKind } from '../../../theory/model-kinds';
import { suggestion } from '../../../theory/unknown-id';
import { STATEMENTS, statementOf } from '../../../theory/statements';
import { LEARNED } from '../../names';

/** The statements of `--only`; without it, all. @throws InputError for an unknown one */
export function readStatements(only: string | undefined): typeof STATEMENTS {
  return only === undefined ? STATEMENTS : only.split(',').map((id) => statementOf(id.trim()));
}

const KINDS = [...MODEL_KINDS, LEARNED];

/** The kinds of closed-form model in a list, which may also contain `learned`. */
export function readModels(text: string): ModelKind[] {
  return text.split(',').flatMap((entry) => {
    const name = entry.trim();
    const kind = MODEL_KINDS.find((known) => known === name);
    if (kind === undefined && name !== LEARNED)
      throw new InputError(`--model ${entry} is not known; ${suggestion(name, KINDS)}choose from ${KINDS.join(', ')}`);
    return kind ?? [];
  });
}

/** A number of threads, or `auto`. */
export function readThreads(text: string): Threads {
  if (text.trim() === 'auto') return 'auto';
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (!(value >= 1 && value <= MAX_THREADS)) {
    throw new InputError(
      `--threads ${text} is not a number of threads; give a whole number from 1 to ${MAX_THREADS}, or auto`,
    );
  }
  return value;
}

export function readBackend(text: string): BackendName | 'auto' {
  const wanted = [...BACKENDS, 'auto' as const].find((name) => name === text.trim());
  if (wanted) return wanted;
  throw new InputError(
    `--backend ${text} is not known; ${suggestion(text, [...BACKENDS, 'auto'])}choose from ${BACKENDS.join(', ')}, auto`,
  );
}
