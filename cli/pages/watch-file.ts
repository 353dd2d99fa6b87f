/**
 * Notices that a file has changed. The folder is watched, because files are replaced by renaming; where that is impossible, such as on some
 * network drives, the file is looked at every second.
 */
import { unwatchFile, watch, watchFile } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** Several events of one change come within this time, in milliseconds. */
const SETTLING = 150;
const LOOK_EVERY = 1000;

/** Calls `changed` after each change of the file. Returns the function that ends the watch. */
export function watchForChanges(path: string, changed: () => void): () => void {
  const file = resolve(path);
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLING);
  };
  const poll = (): (() => void) => {
    watchFile(file, { interval: LOOK_EVERY }, soon);
    return () => unwatchFile(file, soon);
  };
  let end: () => void;
  try {
    const watcher = watch(dirname(file), (_event, name) => {
      if (name === null || name === basename(file)) soon();
    });
    watcher.on('error', () => {
      watcher.close();
      end = poll();
    });
    end = () => watcher.close();
  } catch {
    end = poll();
  }
  return () => {
    clearTimeout(timer);
    end();
  };
}
