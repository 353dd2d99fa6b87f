/** The progress of the rounds of a search: counts and cases found so far. A search that is ended early still has them. */
import { graverReason } from '../../theory';
import type { ConjectureVerdict } from '../results';
import { type Exploration, type Counts, mergeExplorations, UNEXPLORED, NO_COUNTS, mergeCounts } from '../search';
import type { Finished } from './phases';

/** How a search ended before its budget was spent. */
export interface Ending {
  readonly verdict: ConjectureVerdict;
  readonly reason: string;
}

export class RoundsProgress {
  rounds = 0;
  finished: Finished[] = [];
  /** Why the search ended early. */
  ended: Ending | undefined;
  private readonly done: Counts[] = [];
  private readonly underWay = new Map<number, Exploration>();

  beginRound(): void {
    this.rounds += 1;
  }

  chunk(index: number, explored: Exploration): void {
    this.underWay.set(index, explored);
  }

  /** The random phase of the round is merged. */
  explored(explored: Exploration): void {
    this.underWay.clear();
    this.done.push(explored.counts);
  }

  /** All cases so far, also those of a round that did not come to its end. */
  get counts(): Counts {
    const chunks = [...this.underWay].sort(([a], [b]) => a - b).map(([, explored]) => explored);
    const { counts } = chunks.reduce(mergeExplorations, UNEXPLORED);
    return [...this.done, counts].reduce(mergeCounts, NO_COUNTS);
  }

  get counterexample(): Finished | undefined {
    return this.finished.find(({ outcome }) => outcome.counterexample !== undefined);
  }

  get tightest(): Finished['outcome']['tightest'] {
    const found = this.finished.flatMap(({ outcome }) => outcome.tightest ?? []);
    const marginOf = (index: number): number => found[index]?.finding.margin ?? Infinity;
    return found.reduce<(typeof found)[number] | undefined>(
      (best, one, i) => (best === undefined || marginOf(i) < (best.finding.margin ?? Infinity) ? one : best),
      undefined,
    );
  }

  /** Why the first undecided case is undecided, whichever phase met it. */
  get undecidedBecause(): string | undefined {
    return this.finished.map(({ outcome }) => outcome.undecidedBecause).reduce(graverReason, undefined);
  }
}
