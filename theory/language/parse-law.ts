/**
 * The part of the parser that reads laws, events and atoms, and notes over which rounds and atoms the claim is quantified.
 * What stands inside an event is an expression again, and left to `parse.ts`.
 */
import type { Relation } from '../arithmetic';
import { type Node, isSymbol, roundOf } from './node';
import { NodeReader } from './read-node';
import { isIntegerExpression } from './sort';
import {
  type AtomName,
  type Event,
  type Expression,
  type LastRounds,
  type Law,
  NAMED_LAWS,
  type NamedLaw,
} from './syntax';
import { LAW_FUNCTIONS, RELATIONS, has } from './words';

const MAX_LAW_DEPTH = 6;

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** The last of the rounds that either of two expressions mentions. */
export function lastOf(a: LastRounds, b: LastRounds): LastRounds {
  const [fixed, fromT] = [later(a.fixed, b.fixed), later(a.fromT, b.fromT)];
  return { ...(fixed === undefined ? {} : { fixed }), ...(fromT === undefined ? {} : { fromT }) };
}

export abstract class LawParser extends NodeReader {
  protected usesRound = false;
  protected lookahead = 0;
  /** The last rounds mentioned so far, in what is being read. */
  protected mentioned: LastRounds = {};
  protected readonly atoms = new Set<AtomName>();
  private lawDepth = 0;

  protected abstract expression(node: Node): Expression;

  protected law(node: Node): Law {
    this.lawDepth += 1;
    if (this.lawDepth > MAX_LAW_DEPTH) this.fail(`laws nested more than ${MAX_LAW_DEPTH} deep`);
    const law = this.bareLaw(node);
    this.lawDepth -= 1;
    return law;
  }

  private bareLaw(node: Node): Law {
    if (node.type === 'SymbolNode' && has(NAMED_LAWS, node.name)) {
      return { kind: 'named', name: node.name as NamedLaw };
    }
    if (node.type === 'AccessorNode' && isSymbol(node.object, 'p')) {
      return this.round(this.index(node));
    }
    const name = LAW_FUNCTIONS.find(
      (word) => node.type === 'FunctionNode' && !node.optional && isSymbol(node.fn, word),
    );
    if (name !== undefined) {
      if (name === 'given') {
        const [of, event] = this.arguments(node, name, 2) as [Node, Node];
        return { kind: 'given', of: this.law(of), event: this.event(event) };
      }
      if (name === 'curate' && node.args?.length === 2) return this.curateAmong(node);
      const [of] = this.arguments(node, name, 1) as [Node];
      return { kind: name as 'curate' | 'tilt' | 'train' | 'binned' | 'next', of: this.law(of) };
    }
    return this.fail(
      'a law was expected: p[t], p[0], p_ref, p_star, p_limit, q, curate(law), tilt(law), next(law) or given(law, event)',
    );
  }

  /** `curate(law, K - 1)`: one kept of another number of candidates. */
  private curateAmong(node: Node): Law {
    const [of, among] = this.arguments(node, 'curate', 2) as [Node, Node];
    const number = this.expression(among);
    if (!isIntegerExpression(number)) {
      this.fail('the number of candidates is an integer made of numbers, t and K, as in curate(p[t], K - 1)');
    }
    return { kind: 'curate', of: this.law(of), among: number };
  }

  private round(index: Node): Law {
    const round = roundOf(index);
    if (round === undefined) {
      return this.fail('the round of p is written p[0], p[1], p[t] or p[t + 1]');
    }
    const { fromT, offset } = round;
    if (fromT) {
      this.usesRound = true;
      this.lookahead = Math.max(this.lookahead, offset);
    }
    this.mentioned = lastOf(this.mentioned, fromT ? { fromT: offset } : { fixed: offset });
    return { kind: 'round', ...round };
  }

  protected event(node: Node): Event {
    if (isSymbol(node, 'A_star')) return { kind: 'A_star' };
    if (isSymbol(node, 'A_users')) return { kind: 'A_users' };
    if (node.type === 'OperatorNode' && RELATIONS.includes(node.op ?? '')) {
      const left = this.expression(this.argument(node, 0));
      const right = this.expression(this.argument(node, 1));
      return { kind: 'where', relation: node.op as Relation, left, right };
    }
    return this.fail('an event was expected: A_star, A_users or a comparison such as w >= 2');
  }

  protected onlyAtom(node: Node): AtomName {
    return this.atom(this.arguments(node, 'a function of the atom', 1)[0] as Node);
  }

  protected atom(node: Node): AtomName {
    if (node.type === 'SymbolNode' && (node.name === 'x' || node.name === 'y')) {
      this.atoms.add(node.name);
      return node.name;
    }
    return this.fail('an atom was expected: x or y');
  }
}
