/** The messages between `supervise.ts` and its worker thread, as plain data. */
import type { CheckedCell, LoopProofs, LoopSummary } from '../../results';
import type { PortableError } from '../../search/threads';
import type { Preflight } from '../preflight';
import type { ExactHello, Line } from '../process';
import type { ProofRequest } from './check-loop';

/** Where the loop comes from: a file, or a process that answers over a line. */
export type LoopSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'process'; readonly hello: ExactHello; readonly line: Line };

export interface CheckOrder {
  readonly source: LoopSource;
  /** Ids of the statements. */
  readonly statements: readonly string[];
  readonly cases: number;
  readonly seed: number;
  readonly patience: number;
  /** What is put to a proof after the searches. */
  readonly prove?: ProofRequest;
  /** The flag that ends the run; see `properties/search/cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
  /** Number of cases begun; while it grows, the rule does not hang. */
  readonly begun: SharedArrayBuffer;
}

export type CheckMessage =
  | { readonly kind: 'loaded'; readonly loop: LoopSummary }
  | { readonly kind: 'tried'; readonly preflight: Preflight }
  | { readonly kind: 'cell'; readonly cell: CheckedCell }
  /** What is proved so far. */
  | { readonly kind: 'proofs'; readonly proofs: LoopProofs }
  | { readonly kind: 'done' }
  /** The process of the loop failed. */
  | { readonly kind: 'broken'; readonly because: string }
  | { readonly kind: 'error'; readonly error: PortableError };
