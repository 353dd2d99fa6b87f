/** What was thrown, as the answer of a unit. */
import { takeApart } from '../../search/threads';
import type { UnitAnswer } from '../records';

export function errorAnswer(error: unknown): UnitAnswer {
  const { name, message, details } = takeApart(error);
  return { error: { name, message, details } };
}
