/**
 * The parts of claims whose values are kept: on one model, a part has one value per round and atom.
 *
 * Claims are decided round by round and atom by atom, and several claims of a statement speak of the same means and laws. Parts with the
 * same tree have the same number, so that a value is computed once for all claims.
 */
import type { Argument, AtomName, Event, Expression, Law, Sort } from '../tree';

export type Node = Expression | Law | Event;

/** What the value of a part depends on, besides the model. */
export interface Part {
  /** Equal for equal trees. */
  readonly id: number;
  readonly usesRound: boolean;
  readonly atoms: readonly AtomName[];
  /** Whether it is about one draw of E_draws, or one user of E_users. */
  readonly usesDraws: boolean;
  readonly usesUser: boolean;
  /** Whether it is about the round s. */
  readonly usesS: boolean;
}

type Traits = Omit<Part, 'id'>;

const PLAIN: Traits = { usesRound: false, atoms: [], usesDraws: false, usesUser: false, usesS: false };

const byTree = new Map<string, Part>();
const byNode = new WeakMap<Node, Part>();

/** The part with its own text and traits, and those of the parts in it. */
function made(own: string, inner: readonly Part[], traits: Partial<Traits> = {}): Part {
  const tree = [own, ...inner.map(({ id }) => id)].join(' ');
  const known = byTree.get(tree);
  if (known) return known;
  const all: readonly Traits[] = [{ ...PLAIN, ...traits }, ...inner];
  const one: Part = {
    id: byTree.size,
    usesRound: all.some(({ usesRound }) => usesRound),
    atoms: [...new Set(all.flatMap(({ atoms }) => atoms))],
    usesDraws: all.some(({ usesDraws }) => usesDraws),
    usesUser: all.some(({ usesUser }) => usesUser),
    usesS: all.some(({ usesS }) => usesS),
  };
  byTree.set(tree, one);
  return one;
}

/** An argument as a part. An average binds its draws or its user, a sum over rounds its s, and the round is that of its run. */
function ofArgument(argument: Argument, sort: Sort | undefined): Part {
  if (argument === undefined) return made('absent', []);
  if (typeof argument === 'string') return made(`atom ${argument}`, [], { atoms: [argument] });
  if (!('kind' in argument))
    return { ...partOf(argument.of), ...(sort === 'of a round' ? { usesS: false } : { usesDraws: false }) };
  return sort === 'of a user' ? { ...partOf(argument), usesUser: false } : partOf(argument);
}

/** The part without its dependence on an atom variable that is bound around it. */
const unbound = (part: Part, bound: Argument): Part =>
  bound === undefined ? part : { ...part, atoms: part.atoms.filter((atom) => atom !== bound) };

const isOfUser = (name: string): boolean => name === 'w_u' || name === 'r_u';

function partIn(node: Node): Part {
  switch (node.kind) {
    case 'number':
      return made(`number ${node.value.num}/${node.value.den}`, []);
    case 'name':
      return made(`name ${node.name}`, [], { usesRound: node.name === 't' });
    case 's':
      return made('s', [], { usesS: true });
    case 'definition':
      return partOf(node.body);
    case 'observable':
      return made(`observable ${node.name}`, [], { usesUser: isOfUser(node.name) });
    case 'at':
      return made(`at ${node.name}`, [ofArgument(node.atom, 'atom')], { usesUser: isOfUser(node.name) });
    case 'draw':
      return made(`draw ${node.index}`, [], { usesDraws: true });
    case 'draw-statistic':
      return made(`draws ${node.word.name}`, [], { usesDraws: true });
    case 'drawn':
      return made(`drawn ${node.name} ${node.index}`, [], { usesDraws: true, usesUser: isOfUser(node.name) });
    case 'indicator':
      return made('indicator', [partOf(node.event)]);
    case 'negate':
      return made('negate', [partOf(node.of)]);
    case 'binary':
      return made(node.op, [partOf(node.left), partOf(node.right)]);
    case 'where':
      return made(`where ${node.relation}`, [partOf(node.left), partOf(node.right)]);
    case 'round':
      return made(`round ${node.fromT ? 't + ' : ''}${node.offset}`, [], { usesRound: node.fromT });
    case 'round at s':
      return made(`round s + ${node.offset}`, [], { usesS: true });
    case 'under':
      return made(`under ${node.loop}`, [partOf(node.of)]);
    case 'call':
      return made(`call ${node.word.name}`, node.args.map(partOf));
    case 'scalar':
    case 'function':
    case 'law':
    case 'event': {
      const { takes } = node.word;
      const bound = takes[0] === 'bound atom' ? node.args[0] : undefined;
      const inner = node.args.map((argument, i) => unbound(ofArgument(argument, takes[i]), bound));
      return made(`${node.kind} ${node.word.name}`, inner);
    }
  }
}

/** The part that a node is. */
export function partOf(node: Node): Part {
  const known = byNode.get(node);
  if (known !== undefined) return known;
  const part = partIn(node);
  byNode.set(node, part);
  return part;
}
