/** The types of the file of a reward or a learner, checked in a thread of their own beside other work. */
import { startTypeCheck, typeRefusal } from '../check';

/**
 * Does the work on a file while its types are checked. Errors of types come first.
 * @throws InputError for an error of types; whatever the work throws
 */
export async function besideTypes<T>(path: string, work: () => Promise<T>): Promise<T> {
  const types = startTypeCheck(path);
  try {
    const [done] = await Promise.allSettled([work()]);
    const [first, ...others] = await types.errors;
    if (first !== undefined) throw typeRefusal([first, ...others]);
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  } finally {
    await types.end();
  }
}
