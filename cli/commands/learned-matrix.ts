/** `matrix --model learned`, apart from the command, because it loads learners. */
import { runLearnedMatrix } from '../../properties/matrix/learned';
import type { MatrixResults } from '../../properties/results';
import { startReporter } from '../output/progress';

type Options = NonNullable<Parameters<typeof runLearnedMatrix>[0]>;

/** Trains the loops and compares the verdicts with theory, with a report of the progress. */
export async function learnedMatrix(options: Omit<Options, 'signal' | 'onProgress'>): Promise<MatrixResults> {
  const { signal, show, stop } = startReporter();
  const total = 1000;
  const onProgress = (share: number, about: string): void => show(Math.round(total * share), total, about);
  return runLearnedMatrix({ ...options, signal, onProgress }).finally(stop);
}
