/**
 * The rules of nesting: draws stand inside `E_draws`, `E_pair` and `E_triple`, a user inside `E_users`, and some averages not inside
 * others.
 */

/** The averages that are not allowed everywhere. */
export type Average = 'E_users' | 'runs';

/** The average over K draws from one law, whose draws have no atoms of their own. */
export const E_DRAWS = 'E_draws';

export class Scope {
  /** The average over draws that is being read, with the number of draws that it has by name. */
  drawing: { readonly by: string; readonly draws: number } | undefined;
  private inUsers = false;
  private inRuns = false;
  /** The sum or the maximum over rounds that is being read. */
  private inRounds: string | undefined;
  /** Whether the text uses `w_u` or `r_u` outside E_users. */
  ofUser = false;
  /** The averages read so far. */
  readonly holds = new Set<Average>();
  private distinguished = 0;

  constructor(
    private readonly isDefinition: boolean,
    private readonly fail: (message: string) => never,
  ) {}

  /**
   * Records the use of `w_u` or `r_u`. A claim may use them inside E_users only; a definition may use them anywhere,
   * and is then itself allowed inside E_users only.
   */
  needUser(word: string): void {
    if (this.inUsers) return;
    if (!this.isDefinition) this.fail(`${word} is about one user, and only stands inside E_users`);
    this.ofUser = true;
  }

  /** Checks that an average is allowed at this place. */
  place(average: Average): void {
    if (this.drawing) this.fail(`${average} cannot stand inside ${this.drawing.by}`);
    if (this.inUsers) this.fail(`${average} cannot stand inside E_users`);
    if (this.inRuns && average === 'runs') this.fail('runs cannot stand inside runs');
    if (this.inRounds && average === 'runs') this.fail(`runs cannot stand inside ${this.inRounds}; put it around`);
    this.holds.add(average);
  }

  /** Records a draw by its number, counted from 1. */
  draw(number: number): void {
    this.distinguished = Math.max(this.distinguished, number);
  }

  withinDraws<T>(read: () => T): { readonly of: T; readonly distinguished: number } {
    this.distinguished = 0;
    const of = this.withinIndependent(E_DRAWS, 2, read);
    return { of, distinguished: this.distinguished };
  }

  /** Reads a function of so many draws, inside the average of this name. */
  withinIndependent<T>(by: string, draws: number, read: () => T): T {
    this.drawing = { by, draws };
    const value = read();
    this.drawing = undefined;
    return value;
  }

  withinUsers<T>(read: () => T): T {
    this.inUsers = true;
    const value = read();
    this.inUsers = false;
    return value;
  }

  /** Records the use of the round s, which a definition may use anywhere and a claim inside a sum or a maximum over rounds. */
  needRound(word: string): void {
    if (!this.inRounds && !this.isDefinition)
      this.fail(`${word} is about one round, and only stands inside sum_rounds, max_rounds and min_rounds`);
  }

  withinRounds<T>(by: string, read: () => T): T {
    if (this.inRounds)
      this.fail(`${by} cannot stand inside ${this.inRounds}, as both run over s; put one into a definition (where)`);
    this.inRounds = by;
    const value = read();
    this.inRounds = undefined;
    return value;
  }

  withinRuns<T>(read: () => T): T {
    this.inRuns = true;
    const value = read();
    this.inRuns = false;
    return value;
  }
}
