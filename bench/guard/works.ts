/**
 * The works that the guard times: a property, exact decisions, and a cell of `verify` for each kind of model. Each takes a fifth of a second or so
 * of processor time on a warm engine.
 */

/** One request that a worker of `bench/workers/` answers with its times and what was decided. */
export interface Work {
  readonly name: string;
  readonly worker: string;
  /** What the worker is told first, untimed. */
  readonly load?: { readonly instances: number };
  readonly request: Readonly<Record<string, unknown>>;
}

const SEED = 20240709;

/** A cell: random cases, then the hill climb. */
const cell = (statement: string, model: string, cases: number): Work => ({
  name: `cell ${statement}, ${model}`,
  worker: 'cells',
  request: { op: 'cell', statement, model, cases, seed: SEED },
});

export const WORKS: readonly Work[] = [
  {
    name: 'property lemma-2.2, discrete',
    worker: 'cells',
    request: { op: 'property', statement: 'lemma-2.2', model: 'discrete', cases: 800, seed: SEED },
  },
  {
    name: 'exact decision of lemma-2.2',
    worker: 'exact-decision',
    load: { instances: 2000 },
    request: { op: 'passes', passes: 6 },
  },
  // Identities, which only exact numbers decide.
  cell('fisher-identity', 'discrete', 1000),
  cell('two-stage-limit', 'discrete', 150),
  // Inequalities, which certified doubles decide for the most part.
  cell('theorem-2.4', 'discrete', 400),
  cell('lemma-2.2', 'large-discrete', 500),
  cell('theorem-2.1', 'gaussian', 400),
  cell('theorem-2.1', 'mixture', 400),
  cell('accumulate-risk', 'regression', 1500),
];
