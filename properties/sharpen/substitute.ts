/**
 * A claim with a free name, at a value of it.
 *
 * Exponents of the claim language are whole numbers. Where the name is an exponent and its value is not whole, `base^c` becomes
 * `exp(c*log(base))`, which is the same for a base above 0.
 */
import { ClaimError, InputError, Q, type Rational, parseClaim } from '../../theory';

/** Names in a text: letters, digits and `_`, not the exponent of a number such as 1e3. */
const NAMES = /(?<![\w.])[A-Za-z_]\w*/g;

/** Whether a name may be given a meaning: it is no word of the language. */
function mayBeDefined(name: string): boolean {
  try {
    parseClaim('1 > 0', { [name]: '1' });
    return true;
  } catch (error) {
    if (error instanceof ClaimError) return false;
    throw error;
  }
}

/** The free name of a claim. @throws InputError unless there is exactly one */
export function freeNameOf(text: string, where: Readonly<Record<string, string>>): string {
  const texts = [text, ...Object.values(where)].join(' ; ').replace(/\b[A-Za-z_]\w*(?=\s*\()/g, ' ');
  const names = [...new Set(texts.match(NAMES) ?? [])].filter(
    (name) => !Object.hasOwn(where, name) && mayBeDefined(name),
  );
  const [name, ...others] = names;
  if (name === undefined)
    throw new InputError(`the claim "${text}" has no free name; write c in place of the constant to sharpen`);
  if (others.length > 0)
    throw new InputError(
      `the claim "${text}" has ${names.length} free names, ${names.join(', ')}; define all but one by --where NAME=VALUE`,
    );
  return name;
}

/** Whether the name is an exponent in a text. */
export function isExponent(text: string, name: string): boolean {
  return new RegExp(`\\^\\s*${name}\\b`).test(text);
}

/** Where the base of a power ends at `end`, it begins here: a bracketed expression with the name before it, or one word. */
function beginningOfBase(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === ')' || text[at - 1] === ']')) {
    let depth = 0;
    do {
      at -= 1;
      if (/[)\]]/.test(text[at] ?? '')) depth += 1;
      if (/[([]/.test(text[at] ?? '')) depth -= 1;
    } while (depth > 0 && at > 0);
  }
  while (at > 0 && /[\w.]/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function atFraction(text: string, name: string, value: string): string {
  const power = new RegExp(`\\s*\\^\\s*${name}\\b`).exec(text);
  if (power === null) return text;
  const begin = beginningOfBase(text, power.index);
  const base = text.slice(begin, power.index);
  const rest = text.slice(power.index + power[0].length);
  return atFraction(`${text.slice(0, begin)}exp(${value}*log(${base}))${rest}`, name, value);
}

/** The text with the value in place of the name. */
export function substituted(text: string, name: string, value: Rational): string {
  const whole = Q.isInteger(value);
  const shown = whole && Q.sign(value) >= 0 ? Q.format(value) : `(${Q.format(value)})`;
  const powers = whole ? text : atFraction(text, name, shown);
  return powers.replace(new RegExp(`(?<![\\w.])${name}\\b(?!\\s*\\()`, 'g'), shown);
}
