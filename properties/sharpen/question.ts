/** A claim with one free constant, and the question that it is at a value of the constant. */
import { InputError, Q, type Rational } from '../../theory';
import { DEFAULT_SEED } from '../search';
import type { ConjectureQuestion } from '../results';
import { constantsOf, givenOf } from './parameters';
import { freeNameOf, isExponent, substituted } from './substitute';

/** A constant to sharpen, with the values to try. */
export interface Constant {
  /** The statement and the letter of its claim; undefined for a claim of your own. */
  readonly of?: { readonly statement: string; readonly claim: string };
  readonly text: string;
  readonly name: string;
  readonly sharper: 'smaller' | 'larger';
  readonly published?: Rational;
  /** The end of the range at which the claim says least, and the one at which it says most. */
  readonly weakest: Rational;
  readonly sharpest: Rational;
  /** Whether the constant is an exponent, of which proofs need whole values. */
  readonly exponent: boolean;
  readonly given: readonly string[];
  readonly where: Readonly<Record<string, string>>;
  readonly loop: string;
  readonly data?: ConjectureQuestion['data'];
}

/** What may be said about the constants to sharpen. */
export interface ConstantOptions {
  /** The smallest and the largest value to try. Needed for a claim of your own. */
  readonly from?: Rational;
  readonly to?: Rational;
  /** Needed for a claim of your own. */
  readonly sharper?: 'smaller' | 'larger';
  readonly given?: readonly string[];
  readonly where?: Readonly<Record<string, string>>;
  /** @defaultValue curated */
  readonly loop?: string;
  readonly data?: ConjectureQuestion['data'];
}

function ends(sharper: Constant['sharper'], from: Rational, to: Rational): Pick<Constant, 'weakest' | 'sharpest'> {
  if (Q.compare(from, to) >= 0)
    throw new InputError(`the values go from ${Q.format(from)} to ${Q.format(to)}; give --from below --to`);
  return sharper === 'larger' ? { weakest: from, sharpest: to } : { weakest: to, sharpest: from };
}

const shared = ({ loop = 'curated', where = {}, data }: ConstantOptions) => ({
  loop,
  where,
  ...(data === undefined ? {} : { data }),
});

/** The constants that are declared for a statement. @throws InputError if there are none, or for values beyond their range */
export function constantsOfStatement(id: string, options: ConstantOptions = {}): readonly Constant[] {
  if (options.sharper !== undefined)
    throw new InputError(`--sharper is for a claim of your own; for ${id} it is known`);
  return constantsOf(id).map((declared): Constant => {
    const { text, sharper, published, claim } = declared;
    const { from = Q.of(declared.from), to = Q.of(declared.to), given = [] } = options;
    if (Q.compare(from, Q.of(declared.from)) < 0 || Q.compare(to, Q.of(declared.to)) > 0)
      throw new InputError(
        `claim ${claim} of ${id} gets sharper with c from ${declared.from} to ${declared.to} only; give --from and --to in this range`,
      );
    return {
      of: { statement: id, claim },
      text,
      name: 'c',
      sharper,
      published: Q.of(published),
      ...ends(sharper, from, to),
      exponent: isExponent(text, 'c'),
      given: [...givenOf(declared), ...given],
      ...shared(options),
    };
  });
}

/** The constant of a claim with one free name. @throws InputError if the name, its range or the direction is missing */
export function constantOfClaim(text: string, options: ConstantOptions): Constant {
  const { from, to, sharper, given = [], where = {} } = options;
  const name = freeNameOf(text, where);
  if (from === undefined || to === undefined)
    throw new InputError(`give the values of ${name} to try, such as --from 0 --to 2`);
  if (sharper === undefined)
    throw new InputError(`say which values of ${name} make the claim say more: --sharper smaller or --sharper larger`);
  const exponent = [text, ...Object.values(where)].some((each) => isExponent(each, name));
  return { text, name, sharper, ...ends(sharper, from, to), exponent, given, ...shared(options) };
}

/** The question whether the claim holds at a value of the constant. */
export function questionAt(constant: Constant, value: Rational, seed: number = DEFAULT_SEED): ConjectureQuestion {
  const { text, name, given, where, loop, data } = constant;
  const at = (each: string): string => substituted(each, name, value);
  return {
    claim: at(text),
    given: given.map(at),
    where: Object.fromEntries(Object.entries(where).map(([key, body]) => [key, at(body)])),
    loop,
    model: 'discrete',
    ...(data === undefined ? {} : { data }),
    seed,
  };
}

/** Whether a value makes the claim say more than another. */
export function isSharper({ sharper }: Constant, a: Rational, b: Rational): boolean {
  return sharper === 'larger' ? Q.compare(a, b) > 0 : Q.compare(a, b) < 0;
}
