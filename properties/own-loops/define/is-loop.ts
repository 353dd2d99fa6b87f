/** Whether a value is a loop: data with the three functions and an id. */
import type { Loop } from '../../../models';

/** Whether a value has the three functions of a loop. */
export function hasLoopParts(value: unknown): value is Loop {
  if (typeof value !== 'object' || value === null) return false;
  return ['source', 'curate', 'learn'].every((part) => typeof (value as Record<string, unknown>)[part] === 'function');
}

export function isLoop(value: unknown): value is Loop {
  return hasLoopParts(value) && typeof value.id === 'string' && value.id !== '';
}
