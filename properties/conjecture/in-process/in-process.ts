/**
 * A conjecture, searched in the thread that asks. Nothing of Node is needed, so that it also runs in a browser.
 *
 * A case that never ends cannot be given up here: the host must end the thread.
 */
import type { Loop } from '../../../models/loops';
import type { ConjectureQuestion, ConjectureResult } from '../../results';
import { watchForCancellation } from '../../search';
import { runPhase } from '../phases';
import { readConjecture } from '../question';
import { type PhaseRunner, Rounds } from '../rounds';
import { conjectureResult } from '../verdict';

export interface InProcessOptions {
  /** Milliseconds to search for. */
  readonly budget: number;
  /** Random cases in all. @defaultValue as many as the budget allows */
  readonly cases?: number;
  /** Ends the search between two cases. */
  readonly signal?: AbortSignal;
  /** Called after each part of the search with the cases run so far. */
  readonly onCases?: (cases: number) => void;
}

/**
 * Searches for a counterexample.
 * @throws ClaimError for a text that is not well formed, InputError for a question beyond what is searched; whatever a model throws.
 */
export async function conjectureInProcess(
  question: ConjectureQuestion,
  loop: Loop,
  { budget, cases, signal, onCases }: InProcessOptions,
): Promise<ConjectureResult> {
  const asked = readConjecture(question, loop);
  const cancellation = watchForCancellation({ timeLimit: budget, signal });
  let begun = 0;
  let ended = false;
  const runner: PhaseRunner = {
    atOnce: 1,
    ask: async (phase, { stopped }) => {
      const counted = (): boolean => {
        begun += 1;
        return ended || stopped();
      };
      const answer = await runPhase(asked, phase, counted);
      onCases?.(rounds.progress.counts.run);
      return answer;
    },
    begun: () => begun,
    end: () => {
      ended = true;
    },
  };
  const rounds = new Rounds(asked, runner, cancellation, { cases, budget, ...(signal ? { signal } : {}) });
  try {
    const givens = await rounds.run();
    return conjectureResult(asked, rounds.progress, givens);
  } finally {
    cancellation.dispose();
  }
}
