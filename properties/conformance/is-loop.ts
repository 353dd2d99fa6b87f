/** Whether something is a loop: data with the three functions and an id. */
import type { Loop } from '../../models';

export function isLoop(value: unknown): value is Loop {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const parts = ['source', 'curate', 'learn'].every((part) => typeof fields[part] === 'function');
  return parts && typeof fields.id === 'string' && fields.id !== '';
}
