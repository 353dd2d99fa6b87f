/** The bytes of a file, and errors that name it. */
import { InputError } from '../../../../theory';

export interface NamedBytes {
  /** For messages. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An error about a file: what is wrong, and the remedy. */
export const fileError = ({ path }: Pick<NamedBytes, 'path'>, what: string): InputError =>
  new InputError(`${path}: ${what}`);

/** An unsigned number of four bytes, the most significant first. */
export const bigEndian = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

/** The first bytes, such as `00 00 08 03`, for messages. */
export const hex = (bytes: Uint8Array, count = 4): string =>
  Array.from(bytes.subarray(0, count), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
