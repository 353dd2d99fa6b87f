/**
 * What changed between a baseline and a run, as plain JSON. `reports/guard-diff*.ts` put it in words; documented in
 * `docs/results-format.md`.
 */
import type { CellRecord } from './baseline';
import type { Fingerprint } from './fingerprint';

/** What a cell was, or is. */
export type Side = Pick<CellRecord, 'verdict' | 'reason' | 'margin' | 'witness'>;

export type Change =
  | {
      readonly kind: 'verdict';
      readonly loop: string;
      readonly statement: string;
      readonly before: Side;
      readonly after: Side;
    }
  /** The margin, where the verdict is the same. `after` is absent where no decision has slack any more. */
  | {
      readonly kind: 'margin';
      readonly loop: string;
      readonly statement: string;
      readonly before: number;
      readonly after?: number;
    }
  /** A cell that the run has not. */
  | { readonly kind: 'vanished'; readonly loop: string; readonly statement: string; readonly before: Side }
  /** The update makes other laws than those recorded, or none any more. */
  | {
      readonly kind: 'update';
      readonly loop: string;
      readonly before: Fingerprint;
      readonly after?: Fingerprint;
    };

export interface GuardDiff {
  readonly format: 'curated-loops/guard-diff';
  readonly version: 1;
  readonly tool: { readonly version: string };
  /** Version of curated-loops that made the baseline. */
  readonly recordedWith: string;
  readonly seed: number;
  readonly cases: number;
  readonly tolerance: number;
  /** Why margins were not compared; absent where they were. */
  readonly marginsNotCompared?: string;
  readonly regressions: readonly Change[];
  /** Better than recorded, which does not fail. */
  readonly improvements: readonly Change[];
  /** Cells of this run that the baseline does not have. */
  readonly added: readonly CellRecord[];
  /** Cells with the verdict, and within tolerance the margin, that is recorded. */
  readonly unchanged: number;
}

/** 1 once something is worse than recorded, else 0. */
export const guardExitCode = ({ regressions }: GuardDiff): 0 | 1 => (regressions.length > 0 ? 1 : 0);
