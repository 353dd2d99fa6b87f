/** The values of parts of claims, kept for a case. */
import type { Assignment } from '../tree';
import { type Node, partOf } from './parts';

/** On larger spaces values are not kept atom by atom. */
const MOST_ATOMS = 63;

/** The values of parts that are known of one model, by part, round and atom. */
export class KnownValues {
  private readonly known = new Map<number, unknown>();
  private readonly rounds: number;

  constructor(model: { readonly rounds: number }) {
    this.rounds = model.rounds + 1;
  }

  /** The value of a node: kept, if it can be, else computed. */
  of<R>(node: Node, { t, s = 0, atoms }: Assignment, compute: () => R): R {
    const { id, usesRound, atoms: names, usesDraws, usesUser, usesS, isCostly } = partOf(node);
    const [name, second] = names;
    if (usesDraws || usesUser || second !== undefined || (name !== undefined && !isCostly)) return compute();
    if (usesS && usesRound) return compute();
    const atom = name === undefined ? 0 : (atoms[name] ?? MOST_ATOMS) + 1;
    if (atom > MOST_ATOMS) return compute();
    const key = (id * this.rounds + (usesS ? s : usesRound ? t : 0)) * (MOST_ATOMS + 1) + atom;
    const before = this.known.get(key) as R | undefined;
    if (before !== undefined) return before;
    const value = compute();
    this.known.set(key, value);
    return value;
  }
}
