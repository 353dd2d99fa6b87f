/** The messages between `check-file.ts` and its worker thread, as plain data. */
import type { CheckedCell, LoopSummary } from '../../results';
import type { PortableError } from '../../search/threads';
import type { Preflight } from '../preflight';

export interface CheckOrder {
  readonly path: string;
  /** Ids of the statements. */
  readonly statements: readonly string[];
  readonly cases: number;
  readonly seed: number;
  readonly patience: number;
  /** The flag that ends the run; see `properties/search/cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
  /** Number of cases begun; while it grows, the rule does not hang. */
  readonly begun: SharedArrayBuffer;
}

export type CheckMessage =
  | { readonly kind: 'loaded'; readonly loop: LoopSummary }
  | { readonly kind: 'tried'; readonly preflight: Preflight }
  | { readonly kind: 'cell'; readonly cell: CheckedCell }
  | { readonly kind: 'done' }
  | { readonly kind: 'error'; readonly error: PortableError };
