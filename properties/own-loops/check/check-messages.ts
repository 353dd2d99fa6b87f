/** What `check-file.ts` and its worker thread tell each other, as plain data. */
import type { CheckedCell, LoopSummary } from '../../results';
import type { PortableError } from '../../search/threads';
import type { Preflight } from '../preflight';

export interface CheckOrder {
  readonly path: string;
  /** Ids. */
  readonly statements: readonly string[];
  readonly cases: number;
  readonly seed: number;
  readonly patience: number;
  /** The word that ends the run, see `properties/search/cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
  /** A counter of the cases begun: while it grows, the rule returns. */
  readonly begun: SharedArrayBuffer;
}

export type CheckMessage =
  | { readonly kind: 'loaded'; readonly loop: LoopSummary }
  | { readonly kind: 'tried'; readonly preflight: Preflight }
  | { readonly kind: 'cell'; readonly cell: CheckedCell }
  | { readonly kind: 'done' }
  | { readonly kind: 'error'; readonly error: PortableError };
