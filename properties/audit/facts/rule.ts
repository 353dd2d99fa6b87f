/**
 * The rule of choice that a trace names: `luce [by TRAIT] [at temperature T]`, `best`, `top-m`, `bottom-m` or `uniform`, each with `by TRAIT` if it
 * is not by the reward. Any other text names a rule that is shown and not tested.
 */

export interface NamedRule {
  readonly text: string;
  readonly kind: 'luce' | 'best' | 'worst' | 'uniform' | 'other';
  /** The trait that it chooses by; undefined: the reward. */
  readonly by: string | undefined;
  /** Temperature τ of Luce's rule. @defaultValue 1 */
  readonly temperature: number;
  /** The number of kept candidates in its name, as in `top-3`. */
  readonly places: number | undefined;
}

const KINDS: readonly (readonly [RegExp, NamedRule['kind']])[] = [
  [/^(luce|plackett-luce|bradley-terry)$/, 'luce'],
  [/^(best(-of-(k|\d+))?|top(-(m|k|\d+))?)$/, 'best'],
  [/^(worst(-of-(k|\d+))?|bottom(-(m|k|\d+))?)$/, 'worst'],
  [/^(uniform|random|none)$/, 'uniform'],
];

const FORM = /^(?<kind>\S+)(?: by (?<by>\S+))?(?: at temperature (?<temperature>\S+))?$/i;

export function readRule(text: string): NamedRule {
  const { kind: word = '', by, temperature } = FORM.exec(text.trim())?.groups ?? {};
  const kind = KINDS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? 'other';
  const degrees = temperature === undefined ? 1 : Number(temperature);
  if (!(degrees > 0 && Number.isFinite(degrees)) || (temperature !== undefined && kind !== 'luce')) {
    return { text, kind: 'other', by: undefined, temperature: 1, places: undefined };
  }
  // The number in `best-of-4` is K.
  const places = /^(?:top|bottom)-(\d+)$/i.exec(word)?.[1];
  return { text, kind, by, temperature: degrees, places: places === undefined ? undefined : Number(places) };
}
