/** The learned experiments of `verify` and of `campaign plan`, on a backend that runs here. */
import { type Backend, openBackend } from '../../../models/learned/backends';
import {
  DEFAULT_LEARNED_SEED,
  LEARNED_STATEMENTS,
  type LearnedPlan,
  defaultSet,
  restrictPlan,
} from '../../../properties/learned';
import { InputError } from '../../../theory/errors';
import type { Statement } from '../../../theory/statements';
import { LEARNED } from '../../names';
import { readInteger } from '..';
import { readBackend } from '../runs';

interface LearnedOptions {
  readonly only?: string | undefined;
  readonly model?: string | undefined;
  readonly quick?: boolean | undefined;
  readonly seed?: string | undefined;
  readonly backend?: string | undefined;
}

/** The experiments, their first seed, and the backend that was opened for them. */
export interface LearnedSet {
  readonly plan: LearnedPlan;
  readonly seed: number;
  readonly backend: Backend;
}

/** Whether learned models are asked for: by name, or because nothing else was chosen. */
function isAsked({ only, model, quick }: LearnedOptions): boolean {
  const kinds = model?.split(',').map((kind) => kind.trim());
  return kinds ? kinds.includes(LEARNED) : only === undefined && quick !== true;
}

/**
 * The experiments that the options ask for, if any.
 * @param threads threads of the backend, which change no result. @defaultValue as many as the machine runs at once
 * @throws InputError if none of the chosen statements is about learned models, or if the backend does not run
 */
export async function openLearnedSet(
  options: LearnedOptions,
  chosen: readonly Statement[],
  threads?: number,
): Promise<LearnedSet | undefined> {
  if (!isAsked(options)) return undefined;
  const statements = LEARNED_STATEMENTS.filter((statement) => chosen.includes(statement));
  if (statements.length === 0) {
    throw new InputError(
      `--model ${LEARNED}: none of the chosen statements applies to it; those that do are ${LEARNED_STATEMENTS.map(({ id }) => id).join(', ')}`,
    );
  }
  const backend = await openBackend(readBackend(options.backend ?? 'auto'), threads);
  const { tf, name, reason } = backend;
  const seed = options.seed === undefined ? DEFAULT_LEARNED_SEED : readInteger('--seed', options.seed, 0);
  const plan = defaultSet({ tf, backend: { name, reason }, seed });
  return { plan: restrictPlan(plan, statements), seed, backend };
}
