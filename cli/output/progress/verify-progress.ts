/** Progress of a verification, whose searches and learned experiments may run at the same time. */
import type { LearnedProgress } from '../../../properties/learned';
import type { Progress, VerifyOptions } from '../../../properties/verify';
import { verdictOf } from '../../../reports/words';
import type { ModelKind, Statement } from '../../../theory';
import type { Reporter } from './reporter';

type Learning = NonNullable<VerifyOptions['learning']>;

export type VerifyReport = Pick<VerifyOptions, 'signal' | 'onProgress' | 'onStatement'> & {
  readonly learning: Pick<Learning, 'onProgress'>;
};

/** The statements and kinds of model that are asked. */
export type AskedCells = Required<Pick<VerifyOptions, 'statements' | 'models'>>;

/** The number of searches of a statement: its models, its dropped hypotheses and its mutants. */
const searchesOf = ({ models, hypotheses, mutants }: Statement, asked: readonly ModelKind[]): number =>
  models.filter((model) => asked.includes(model)).length + hypotheses.length + mutants.length;

/** Counts the searches that are done. That of a kept hypothesis is a part of its hypothesis. */
class Tally {
  readonly total: number;
  private readonly all: ReadonlyMap<string, number>;
  private readonly begun = new Map<string, number>();

  constructor({ statements, models }: AskedCells) {
    const chosen = statements.filter((statement) => statement.models.some((model) => models.includes(model)));
    this.all = new Map(chosen.map((statement) => [statement.id, searchesOf(statement, models)]));
    this.total = [...this.all.values()].reduce((sum, count) => sum + count, 0);
  }

  begin(statement: string, search: string): void {
    if (!/^with .* kept$/.test(search)) this.begun.set(statement, (this.begun.get(statement) ?? 0) + 1);
  }

  end(statement: string): void {
    this.begun.set(statement, Infinity);
  }

  get done(): number {
    return [...this.begun].reduce((sum, [id, begun]) => sum + Math.min(begun - 1, this.all.get(id) ?? 0), 0);
  }
}

/** The options that report the progress of a verification: searches first, then the completed share of the learned experiments, in percent. */
export function verifyReport({ signal, show, line }: Reporter, asked: AskedCells): VerifyReport {
  let searches: Progress | undefined;
  const tally = new Tally(asked);
  let learned: LearnedProgress | undefined;
  const refresh = (): void => {
    const lesson = learned && `${learned.experiment}: ${learned.doing}`;
    if (searches !== undefined && tally.done < tally.total) {
      const { statement, search, running } = searches;
      const others = running.length > 1 ? ` (and ${running.length - 1} more)` : '';
      const about = `${statement}: ${search}${others}`;
      show(tally.done, tally.total, lesson === undefined ? about : `${about}; ${lesson}`);
    } else if (learned) show(Math.floor(100 * learned.share), 100, lesson ?? '');
  };
  return {
    signal,
    onProgress: (progress) => {
      searches = progress;
      tally.begin(progress.statement, progress.search);
      refresh();
    },
    onStatement: ({ id, verdict }) => {
      tally.end(id);
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
