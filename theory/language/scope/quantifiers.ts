/** Records the rounds and atoms that a claim is quantified over while the claim is read. */
import type { AtomName, LastRounds } from '../tree';

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** The last rounds that two expressions mention together. */
function lastOf(a: LastRounds, b: LastRounds): LastRounds {
  const [fixed, fromT] = [later(a.fixed, b.fixed), later(a.fromT, b.fromT)];
  return { ...(fixed === undefined ? {} : { fixed }), ...(fromT === undefined ? {} : { fromT }) };
}

export class Quantifiers {
  usesRound = false;
  lookahead = 0;
  /** The last rounds mentioned so far in the part being read. */
  mentioned: LastRounds = {};
  readonly atoms = new Set<AtomName>();

  /** Records a round of p. */
  round({ fromT, offset }: { readonly fromT: boolean; readonly offset: number }): void {
    if (fromT) {
      this.usesRound = true;
      this.lookahead = Math.max(this.lookahead, offset);
    }
    this.mention(fromT ? { fromT: offset } : { fixed: offset });
  }

  mention(last: LastRounds): void {
    this.mentioned = lastOf(this.mentioned, last);
  }

  /** Records the quantifiers of a definition. The rounds that it mentions are recorded at each use. */
  include(definition: Quantifiers): void {
    this.usesRound ||= definition.usesRound;
    this.lookahead = Math.max(this.lookahead, definition.lookahead);
    definition.atoms.forEach((atom) => this.atoms.add(atom));
  }

  /** Reads a part and returns it with the last rounds that it mentions. */
  within<T>(read: () => T): { readonly of: T; readonly last: LastRounds } {
    const before = this.mentioned;
    this.mentioned = {};
    const of = read();
    const last = this.mentioned;
    this.mentioned = lastOf(before, last);
    return { of, last };
  }
}
