/** A runner of units that outlives its threads: after one has died, the next unit gets new threads. */
import { ThreadDeathError } from '../../search';
import type { UnitRunner } from '../run';

/** @param open - opens the threads */
export async function openLastingRunner(open: () => Promise<UnitRunner>): Promise<UnitRunner> {
  const first = await open();
  let runner = Promise.resolve(first);
  return {
    answer: async (unit) => {
      const current = runner;
      try {
        return await (await current).answer(unit);
      } catch (error) {
        // All units on the dead threads fail, and the first to fail opens the new ones.
        if (error instanceof ThreadDeathError && runner === current)
          runner = current.then((dead) => dead.close()).then(open);
        throw error;
      }
    },
    atOnce: first.atOnce,
    close: async () => (await runner).close(),
  };
}
