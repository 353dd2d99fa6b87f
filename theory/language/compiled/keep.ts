/**
 * Values of parts that are kept: on one model, a part has one value per round and atom.
 *
 * Claims are decided round by round and atom by atom, and several claims of a statement speak of the same means and laws. Parts with the
 * same tree have the same place, so that a value is computed once for all claims.
 */
import { type Node, type Part, partOf } from '../parts';
import type { AtomName, Evaluator, LawCode, ObservableCode, ScalarCode } from '../tree';

/** On larger spaces values are not kept atom by atom. */
const MOST_ATOMS = 63;

type Code = (at: Evaluator<unknown, unknown, unknown, unknown>) => unknown;

/** Nodes whose values cost less than a look-up. */
const IS_SHORT: ReadonlySet<Node['kind']> = new Set([
  'at',
  'draw',
  'draw-statistic',
  'drawn',
  'observable',
  'round',
  'round at s',
]);

/** Whether a part has one value per round and atom, or per pair of atoms, which costs more than a look-up. */
function isKept(node: Node, { usesRound, atoms, usesDraws, usesUser, usesS }: Part): boolean {
  if (IS_SHORT.has(node.kind) || usesDraws || usesUser || (usesS && usesRound)) return false;
  // In every round, a decision asks for the value of a pair once.
  return atoms.length < 2 || !(usesRound || usesS);
}

const once =
  (place: number, code: Code): Code =>
  (at) => {
    const { known } = at;
    if (known === undefined) return code(at);
    return (known[place] ??= code(at));
  };

type Position = (at: Parameters<Code>[0]) => number;

const perRound =
  (place: number, round: Position, code: Code): Code =>
  (at) => {
    if (at.known === undefined) return code(at);
    const values = (at.known[place] ??= []) as unknown[];
    return (values[round(at)] ??= code(at));
  };

/** Values for every round, or every first atom, and every atom. */
const perAtom =
  (place: number, first: Position, atom: AtomName, code: Code): Code =>
  (at) => {
    const position = at[atom];
    const row = first(at);
    if (at.known === undefined || position === undefined || position >= MOST_ATOMS || row < 0) return code(at);
    const rows = (at.known[place] ??= []) as unknown[][];
    const values = (rows[row] ??= []);
    return (values[position] ??= code(at));
  };

const theOnly: Position = () => 0;

/** The position of an atom of which values are kept, else −1. */
const positionOf =
  (atom: AtomName): Position =>
  (at) => {
    const position = at[atom];
    return position === undefined || position >= MOST_ATOMS ? -1 : position;
  };

function keptCode(place: number, { usesRound, usesS, atoms: [atom, second] }: Part, code: Code): Code {
  const round: Position = usesS ? (at) => at.s() : usesRound ? (at) => at.t : theOnly;
  if (atom !== undefined) return perAtom(place, second === undefined ? round : positionOf(second), atom, code);
  return round === theOnly ? once(place, code) : perRound(place, round, code);
}

/** Hands out the places of values. */
export class Places {
  private readonly byPart = new Map<string, number>();

  get count(): number {
    return this.byPart.size;
  }

  private of(key: string): number {
    const place = this.byPart.get(key) ?? this.byPart.size;
    this.byPart.set(key, place);
    return place;
  }

  /** The code that keeps the values of another, if they are to be kept. */
  keeping<C extends ScalarCode | LawCode>(node: Node, code: C): C {
    const part = partOf(node);
    return isKept(node, part) ? (keptCode(this.of(`${part.id}`), part, code) as C) : code;
  }

  /** The same for a function of the atom. Where the claim speaks of K and K = ∞, its values are others, which have a place of their own. */
  keepingObservable(node: Node, code: ObservableCode): ObservableCode {
    const part = partOf(node);
    if (!isKept(node, part)) return code;
    const finite = keptCode(this.of(`${part.id} as a function`), part, code);
    const infinite = keptCode(this.of(`${part.id} as a function at infinity`), part, code);
    return ((at) => (at.atInfinity ? infinite(at) : finite(at))) as ObservableCode;
  }
}
