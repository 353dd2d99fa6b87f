/**
 * Checks the loop of a file in a worker thread, so that the check ends even if the file hangs or exits.
 */
import { checkOptions } from '../../../theory';
import type { LoopCheck } from '../../results';
import { loopFile } from '../load';
import { CHECK_OPTIONS, type CheckLoopOptions } from './check-loop';
import { startTypeCheck, typeRefusal } from './check-types';
import { supervisedCheck } from './supervise';

/** Options of `checkLoopFile`. */
export interface CheckFileOptions extends CheckLoopOptions {
  /** Whether the types of the file are checked, if TypeScript is installed where the file lies. @defaultValue false */
  readonly types?: boolean;
}

/**
 * Checks the loop in a file.
 * @throws InputError when the file is missing, does not compile, has errors of types, or exports no loop
 */
export async function checkLoopFile(path: string, options: CheckFileOptions = {}): Promise<LoopCheck> {
  checkOptions('checkLoopFile', options, { ...CHECK_OPTIONS, types: true });
  const file = loopFile(path); // A bad path is refused before a thread is started.
  if (options.types !== true) return checkedFile(path, options);
  const types = startTypeCheck(file);
  try {
    // Errors of types come first whenever they are found, so that the answer does not depend on which thread is faster.
    const wrong = types.errors.then(([first, ...others]) => {
      if (first !== undefined) throw typeRefusal([first, ...others]);
    });
    const ended = new AbortController();
    const { signal } = options;
    const both = signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal]);
    wrong.catch(() => ended.abort());
    const [checked] = await Promise.allSettled([checkedFile(path, { ...options, signal: both })]);
    await (signal?.aborted ? undefined : wrong);
    if (checked.status === 'rejected') throw checked.reason;
    return checked.value;
  } finally {
    await types.end();
  }
}

/** The check of the loop, whatever its types are. */
const checkedFile = (path: string, options: CheckLoopOptions): Promise<LoopCheck> =>
  supervisedCheck({ kind: 'file', path }, options);
