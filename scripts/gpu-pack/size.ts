/** The size of the pack. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Most bytes of the packed folder. */
export const MOST_BYTES = 60e6;

/** The bytes of all files in a folder and its sub-folders. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? bytesIn(path) : statSync(path).size;
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The size of a folder. @throws Error if it is not under the limit */
export function checkedSize(folder: string, most = MOST_BYTES): number {
  const bytes = bytesIn(folder);
  if (bytes < most) return bytes;
  throw new Error(`${folder} has ${megabytes(bytes)}, and must have less than ${megabytes(most)}`);
}
