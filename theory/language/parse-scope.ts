/**
 * The part of the parser that knows what stands inside what: draws inside `E_draws`, a user inside `E_users`, and which averages may
 * stand inside another.
 */
import { Q } from '../arithmetic';
import { type Node, isSymbol } from './node';
import { LawParser, lastOf } from './parse-law';
import type { Expression } from './syntax';

/** The averages that do not stand everywhere. */
export type Average = 'E_users' | 'runs';

export abstract class ScopedParser extends LawParser {
  protected inDraws = false;
  private inUsers = false;
  private inRuns = false;
  protected ofUser = false;
  protected readonly holds = new Set<Average>();
  private distinguished = 0;

  constructor(
    source: string,
    depth: number,
    private readonly isDefinition: boolean,
  ) {
    super(source, depth);
  }

  protected abstract scalar(node: Node): Expression;

  /** Notes that what is read speaks of one user. A definition may: it is then used inside E_users. */
  protected needUser(word: string): void {
    if (this.inUsers) return;
    if (!this.isDefinition) this.fail(`${word} is about one user, and only stands inside E_users`);
    this.ofUser = true;
  }

  /** Checks that an average may stand here. */
  protected place(average: Average): void {
    if (this.inDraws) this.fail(`${average} cannot stand inside E_draws`);
    if (this.inUsers) this.fail(`${average} cannot stand inside E_users`);
    if (this.inRuns && average === 'runs') this.fail('runs cannot stand inside runs');
    this.holds.add(average);
  }

  protected draws(of: Node): { readonly of: Expression; readonly distinguished: number } {
    this.inDraws = true;
    this.distinguished = 0;
    const body = this.expression(of);
    this.inDraws = false;
    return { of: body, distinguished: this.distinguished };
  }

  protected users(of: Node): Expression {
    this.inUsers = true;
    const body = this.scalar(of);
    this.inUsers = false;
    return { kind: 'users', of: body };
  }

  protected runs(of: Node): Expression {
    const before = this.mentioned;
    this.mentioned = {};
    this.inRuns = true;
    const body = this.scalar(of);
    this.inRuns = false;
    const last = this.mentioned;
    this.mentioned = lastOf(before, last);
    return { kind: 'runs', of: body, last };
  }

  protected draw(node: Node): Expression {
    const index = this.index(node);
    if (!isSymbol(node.object, 'w') || !this.inDraws) {
      return this.fail('square brackets give the round of p, as in p[t + 1]; inside E_draws also a draw, as in w[1]');
    }
    const at = this.expression(index);
    const value = at.kind === 'number' && Q.isInteger(at.value) ? Number(at.value.num / at.value.den) : 0;
    if (value < 1 || value > 2) this.fail('draws are w[1] and w[2]; by symmetry no more are needed');
    this.distinguished = Math.max(this.distinguished, value);
    return { kind: 'draw', index: value - 1 };
  }
}
