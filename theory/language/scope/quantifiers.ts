/** Records the rounds and atoms that a claim is quantified over while the claim is read. */
import type { AtomName, LastRounds } from '../tree';

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** The last rounds that two expressions mention together. */
function lastOf(a: LastRounds, b: LastRounds): LastRounds {
  const [fixed, fromT] = [later(a.fixed, b.fixed), later(a.fromT, b.fromT)];
  return { ...(fixed === undefined ? {} : { fixed }), ...(fromT === undefined ? {} : { fromT }) };
}

/** The smallest and the largest offset from s. */
export interface Offsets {
  readonly least: number;
  readonly greatest: number;
}

/** A fixed round, or one counted from t. */
export interface Round {
  readonly fromT: boolean;
  readonly offset: number;
}

export class Quantifiers {
  usesRound = false;
  lookahead = 0;
  /** The last rounds mentioned so far in the part being read. */
  mentioned: LastRounds = {};
  readonly atoms = new Set<AtomName>();
  /** The atom variables that a word binds around the part being read. */
  private readonly bound = new Set<AtomName>();
  /** The last round that s takes, inside a sum or a maximum over rounds. */
  private lastOfS: Round | undefined;
  /** The offsets o in `p[s + o]` outside of them, which are allowed in a definition; undefined without s. */
  free: Offsets | undefined;
  /** The smallest offset from s so far, at most 0. */
  private least = 0;

  /** Records a round of p. */
  round({ fromT, offset }: Round): void {
    if (fromT) {
      this.usesRound = true;
      this.lookahead = Math.max(this.lookahead, offset);
    }
    this.mention(fromT ? { fromT: offset } : { fixed: offset });
  }

  /** Records the round s + offset. */
  roundAtS({ least, greatest }: Offsets): void {
    const { lastOfS, free } = this;
    this.least = Math.min(this.least, least);
    if (lastOfS) this.round({ ...lastOfS, offset: lastOfS.offset + greatest });
    else this.free = { least: Math.min(free?.least ?? 0, least), greatest: Math.max(free?.greatest ?? 0, greatest) };
  }

  /** Reads a part in which s runs up to a round; `least` is the smallest offset from s in it, at most 0. */
  withinRounds<T>(last: Round, read: () => T): { readonly of: T; readonly least: number } {
    this.round(last);
    this.lastOfS = last;
    this.least = 0;
    const of = read();
    this.lastOfS = undefined;
    return { of, least: this.least };
  }

  mention(last: LastRounds): void {
    this.mentioned = lastOf(this.mentioned, last);
  }

  /** Records an atom variable, unless it is bound. */
  atom(name: AtomName): void {
    if (!this.bound.has(name)) this.atoms.add(name);
  }

  isBound(name: AtomName): boolean {
    return this.bound.has(name);
  }

  /** Reads a part in which a word binds an atom variable. */
  binding<T>(name: AtomName, read: () => T): T {
    this.bound.add(name);
    const value = read();
    this.bound.delete(name);
    return value;
  }

  /** Records the rounds of a definition that it is about. What it mentions, and its atoms, are recorded at each use. */
  include(definition: Quantifiers): void {
    this.usesRound ||= definition.usesRound;
    this.lookahead = Math.max(this.lookahead, definition.lookahead);
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
