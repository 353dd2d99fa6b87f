/**
 * Values of parts that are kept: on one model, a part has one value per round and atom.
 *
 * Claims are decided round by round and atom by atom, and several claims of a statement speak of the same means and laws. Parts with the
 * same tree have the same place, so that a value is computed once for all claims.
 */
import { type Node, type Part, partOf } from '../parts';
import type { AtomName, Evaluator, LawCode, ScalarCode } from '../tree';

/** On larger spaces values are not kept atom by atom. */
const MOST_ATOMS = 63;

type Code = (at: Evaluator<unknown, unknown, unknown, unknown>) => unknown;

/** Nodes whose values cost less than a look-up. */
const IS_SHORT: ReadonlySet<Node['kind']> = new Set(['at', 'draw', 'draw-statistic', 'drawn', 'round', 'round at s']);

/** Whether a part has one value per round and atom, which costs more than a look-up. */
function isKept(node: Node, { usesRound, atoms, usesDraws, usesUser, usesS, isCostly }: Part): boolean {
  if (IS_SHORT.has(node.kind) || usesDraws || usesUser || (usesS && usesRound)) return false;
  return atoms.length === 0 || (atoms.length === 1 && isCostly);
}

const once =
  (place: number, code: Code): Code =>
  (at) => {
    const { known } = at;
    if (known === undefined) return code(at);
    return (known[place] ??= code(at));
  };

type RoundOf = (at: Parameters<Code>[0]) => number;

const perRound =
  (place: number, round: RoundOf, code: Code): Code =>
  (at) => {
    if (at.known === undefined) return code(at);
    const values = (at.known[place] ??= []) as unknown[];
    return (values[round(at)] ??= code(at));
  };

const perAtom =
  (place: number, round: RoundOf, atom: AtomName, code: Code): Code =>
  (at) => {
    const position = at[atom];
    if (at.known === undefined || position === undefined || position >= MOST_ATOMS) return code(at);
    const rounds = (at.known[place] ??= []) as unknown[][];
    const values = (rounds[round(at)] ??= []);
    return (values[position] ??= code(at));
  };

/** Hands out the places of values. */
export class Places {
  private readonly byPart = new Map<number, number>();

  get count(): number {
    return this.byPart.size;
  }

  private of({ id }: Part): number {
    const place = this.byPart.get(id) ?? this.byPart.size;
    this.byPart.set(id, place);
    return place;
  }

  /** The code that keeps the values of another, if they are to be kept. */
  keeping<C extends ScalarCode | LawCode>(node: Node, code: C): C {
    const part = partOf(node);
    if (!isKept(node, part)) return code;
    const [place, [atom], inner] = [this.of(part), part.atoms, code as Code];
    const round: RoundOf = part.usesS ? (at) => at.s() : part.usesRound ? (at) => at.t : () => 0;
    const kept =
      atom !== undefined
        ? perAtom(place, round, atom, inner)
        : part.usesS || part.usesRound
          ? perRound(place, round, inner)
          : once(place, inner);
    return kept as C;
  }
}
