/** Files that are compressed by gzip. Source: RFC 1952, section 2.3.1 (the first two bytes). */
import { gunzipSync } from 'node:zlib';
import { type NamedBytes, fileError } from './named-bytes';

const FIRST = [0x1f, 0x8b];
/** The most bytes of a file after decompression, so that a small file cannot fill the memory. */
const MOST = 2 ** 31;

export const isGzip = ({ bytes }: NamedBytes): boolean => FIRST.every((byte, i) => bytes[i] === byte);

/** With `info` Node also tells how many bytes it has read; its types do not say so. */
type WithInfo = (
  bytes: Uint8Array,
  options: object,
) => {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
};

/**
 * The file as it was before the compression.
 * @throws InputError if it is cut, damaged, followed by other bytes, or has more than 2 GiB
 */
export function decompressed(file: NamedBytes): NamedBytes {
  const { path, bytes } = file;
  try {
    const { buffer, engine } = (gunzipSync as unknown as WithInfo)(bytes, { info: true, maxOutputLength: MOST });
    if (engine.bytesWritten !== bytes.length)
      throw fileError(
        file,
        `its gzip data ends at byte ${engine.bytesWritten}, and ${bytes.length - engine.bytesWritten} bytes follow; download it again`,
      );
    return { path, bytes: buffer };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR')
      throw fileError(file, `its gzip data is cut after ${bytes.length} bytes; download it again`);
    if (code === 'Z_DATA_ERROR')
      throw fileError(file, `its gzip data is damaged (${(error as Error).message}); download it again`);
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw fileError(file, `it has more than ${MOST} bytes after decompression; give a smaller file`);
    throw error;
  }
}
