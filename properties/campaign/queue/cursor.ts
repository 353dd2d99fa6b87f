/** How far the units of a campaign are queued. */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';

const cursorSchema = z.strictObject({ next: z.int().nonnegative(), queued: z.int().nonnegative() });

/** `next`: the first position that is not queued; `queued`: the units that this pass over the plan has queued. */
export type Cursor = Readonly<z.infer<typeof cursorSchema>>;

export const FIRST: Cursor = { next: 0, queued: 0 };

export const cursorText = ({ next, queued }: Cursor): string => JSON.stringify({ next, queued });

/** @throws InputError for a text that is no cursor */
export function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return FIRST;
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      `the database says that the units are queued up to "${text}", which is no position; start the campaign again`,
    );
  }
}
