/** Candidates that refuse what a rule does not declare: a rule that is told no masses is tabulated by weights, so it must not see them. */
import { InputError } from '../../theory';
import type { Weighed } from './choice-rule';

const undeclared = (field: string): never => {
  throw new InputError(
    `the rule reads ${field} of a candidate, a mass, and does not declare it; add needs: { masses: true } to its definition`,
  );
};

/** A candidate with the prompt that it answers, if it answers one. */
abstract class Answer<T> {
  constructor(
    readonly w: T,
    readonly users: readonly T[],
    protected readonly answers?: number,
  ) {}

  /** Another candidate of the same atom. */
  abstract again(): Answer<T>;

  /** @throws InputError with the remedy where there are no prompts */
  get prompt(): number {
    if (this.answers !== undefined) return this.answers;
    throw new InputError(
      'the rule reads prompt of a candidate, and there are no prompts; add needs: { prompts: true } to its definition',
    );
  }
}

/** The weights of a candidate, without its masses. @throws InputError with the remedy when a mass is read */
export class WithoutMasses<T> extends Answer<T> implements Weighed<T> {
  get p(): never {
    return undeclared('p');
  }

  get pRef(): never {
    return undeclared('pRef');
  }

  again(): WithoutMasses<T> {
    return new WithoutMasses(this.w, this.users, this.answers);
  }
}

/** The masses of a candidate: under the law it is drawn from, and under that of the real data. */
interface Masses<T> {
  readonly p: T;
  readonly pRef: T;
}

/** The weights of a candidate with its masses. */
export class WithMasses<T> extends Answer<T> implements Weighed<T> {
  readonly p: T;
  readonly pRef: T;

  constructor(w: T, users: readonly T[], { p, pRef }: Masses<T>, prompt?: number) {
    super(w, users, prompt);
    this.p = p;
    this.pRef = pRef;
  }

  again(): WithMasses<T> {
    return new WithMasses(this.w, this.users, this, this.answers);
  }
}
