/** Progress of a verification, whose searches and learned experiments may run at the same time. */
import type { LearnedProgress } from '../../../properties/learned';
import type { Progress, VerifyOptions } from '../../../properties/verify';
import { verdictOf } from '../../../reports/words';
import type { Reporter } from './reporter';

type Learning = NonNullable<VerifyOptions['learning']>;

export type VerifyReport = Pick<VerifyOptions, 'signal' | 'onProgress' | 'onStatement'> & {
  readonly learning: Pick<Learning, 'onProgress'>;
};

/** The options that report the progress of a verification. The bar counts statements during the searches, then the completed share of the learned experiments. */
export function verifyReport({ signal, show, line }: Reporter): VerifyReport {
  let searches: Progress | undefined;
  let done = 0;
  let learned: LearnedProgress | undefined;
  const refresh = (): void => {
    const lesson = learned && `${learned.experiment}: ${learned.doing}`;
    if (searches !== undefined && done < searches.total) {
      const { statement, search, running, total } = searches;
      const others = running.length > 1 ? ` (and ${running.length - 1} more)` : '';
      const about = `${statement}: ${search}${others}`;
      show(done, total, lesson === undefined ? about : `${about}; ${lesson}`);
    } else if (learned) show(Math.floor(100 * learned.share), 100, lesson ?? '');
  };
  return {
    signal,
    onProgress: (progress) => {
      searches = progress;
      done = progress.done;
      refresh();
    },
    onStatement: ({ id, verdict }) => {
      done += 1;
      const { sign, words } = verdictOf(verdict);
      line(`${sign} ${id}: ${words}`);
    },
    learning: {
      onProgress: (progress) => {
        if (progress.experiment !== learned?.experiment) line(`… ${progress.experiment}`);
        learned = progress;
        refresh();
      },
    },
  };
}
