/** The formats of other tools, in the order in which a record is compared with them. */
import { InputError } from '../../../theory/errors';
import { CLASS_SHARES } from './class-shares';
import { DISTILABEL } from './distilabel';
import type { Fields, Format } from './format';
import { CANDIDATES, POOLS } from './general';
import { ONLINE_RLHF } from './online-rlhf';
import { OPEN_INSTRUCT } from './open-instruct';
import { OPENRLHF } from './openrlhf';
import { PAIRS_FORMAT } from './pairs';
import { TRL } from './trl';

const FOREIGN_FORMATS: readonly Format[] = [
  OPENRLHF,
  PAIRS_FORMAT,
  ONLINE_RLHF,
  OPEN_INSTRUCT,
  TRL,
  DISTILABEL,
  CLASS_SHARES,
  POOLS,
  CANDIDATES,
];

/** The name of the project's own format. */
export const OWN_FORMAT = 'trace';

/** Names of all formats. */
export const TRACE_FORMATS: readonly string[] = [OWN_FORMAT, ...FOREIGN_FORMATS.map(({ name }) => name)];

/** @throws InputError listing the formats, if there is none of this name */
export function formatNamed(name: string): Format {
  const format = FOREIGN_FORMATS.find((each) => each.name === name);
  if (format !== undefined) return format;
  throw new InputError(`there is no format "${name}"; the formats are ${TRACE_FORMATS.join(', ')}`);
}

/** The first format that a record looks like, and why. */
export function guessFormat(record: Fields): { readonly format: Format; readonly because: string } {
  for (const format of FOREIGN_FORMATS) {
    const because = format.guess(record);
    if (because !== undefined) return { format, because };
  }
  return { format: CANDIDATES, because: 'no other format fits' };
}
