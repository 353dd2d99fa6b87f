/**
 * What stands inside what: draws inside `E_draws`, a user inside `E_users`, and which averages may stand inside another.
 */

/** The averages that do not stand everywhere. */
export type Average = 'E_users' | 'runs';

export class Scope {
  inDraws = false;
  private inUsers = false;
  private inRuns = false;
  /** Whether what is read speaks of a user outside E_users. */
  ofUser = false;
  /** The averages that were read. */
  readonly holds = new Set<Average>();
  private distinguished = 0;

  constructor(
    private readonly isDefinition: boolean,
    private readonly fail: (message: string) => never,
  ) {}

  /** Notes that what is read speaks of one user. A definition may: it is then used inside E_users. */
  needUser(word: string): void {
    if (this.inUsers) return;
    if (!this.isDefinition) this.fail(`${word} is about one user, and only stands inside E_users`);
    this.ofUser = true;
  }

  /** Checks that an average may stand here. */
  place(average: Average): void {
    if (this.inDraws) this.fail(`${average} cannot stand inside E_draws`);
    if (this.inUsers) this.fail(`${average} cannot stand inside E_users`);
    if (this.inRuns && average === 'runs') this.fail('runs cannot stand inside runs');
    this.holds.add(average);
  }

  /** Notes a draw by its number, from 1. */
  draw(number: number): void {
    this.distinguished = Math.max(this.distinguished, number);
  }

  withinDraws<T>(read: () => T): { readonly of: T; readonly distinguished: number } {
    this.inDraws = true;
    this.distinguished = 0;
    const of = read();
    this.inDraws = false;
    return { of, distinguished: this.distinguished };
  }

  withinUsers<T>(read: () => T): T {
    this.inUsers = true;
    const value = read();
    this.inUsers = false;
    return value;
  }

  withinRuns<T>(read: () => T): T {
    this.inRuns = true;
    const value = read();
    this.inRuns = false;
    return value;
  }
}
