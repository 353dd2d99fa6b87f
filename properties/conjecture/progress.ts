/** What the rounds of a search have come to so far. Kept as they come in, so that a search that is ended still has them. */
import type { ConjectureVerdict } from '../results';
import { type Explored, type Tally, mergeExplored, UNEXPLORED, EMPTY_TALLY, mergeTallies } from '../search';
import type { Concluded } from './phases';

export interface Stopped {
  readonly verdict: ConjectureVerdict;
  readonly reason: string;
}

export class Gathered {
  rounds = 0;
  concluded: Concluded[] = [];
  /** Why the search ended early. */
  ended: Stopped | undefined;
  private readonly through: Tally[] = [];
  private readonly underWay = new Map<number, Explored>();

  beginRound(): void {
    this.rounds += 1;
  }

  chunk(index: number, explored: Explored): void {
    this.underWay.set(index, explored);
  }

  /** The random phase of the round is put together. */
  explored(explored: Explored): void {
    this.underWay.clear();
    this.through.push(explored.tally);
  }

  /** All cases so far, also those of a round that did not come to its end. */
  get tally(): Tally {
    const chunks = [...this.underWay].sort(([a], [b]) => a - b).map(([, explored]) => explored);
    const { tally } = chunks.reduce(mergeExplored, UNEXPLORED);
    return [...this.through, tally].reduce(mergeTallies, EMPTY_TALLY);
  }

  get counterexample(): Concluded | undefined {
    return this.concluded.find(({ outcome }) => outcome.counterexample !== undefined);
  }

  get tightest(): Concluded['outcome']['tightest'] {
    const found = this.concluded.flatMap(({ outcome }) => outcome.tightest ?? []);
    const marginOf = (index: number): number => found[index]?.finding.margin ?? Infinity;
    return found.reduce<(typeof found)[number] | undefined>(
      (best, one, i) => (best === undefined || marginOf(i) < (best.finding.margin ?? Infinity) ? one : best),
      undefined,
    );
  }

  /** Why the first case that stayed undecided did so, whichever phase met it. */
  get undecidedBecause(): string | undefined {
    return this.concluded.map(({ outcome }) => outcome.undecidedBecause).find((reason) => reason !== undefined);
  }
}
