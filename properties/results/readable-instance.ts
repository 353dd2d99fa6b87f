/**
 * An instance in readable form, made from its JSON alone.
 *
 * Names are those of the theory: `p_0`, `p_ref`, `w`, `K`, `λ`. The law of the real data is left out if it has no effect (λ = ∞ and no
 * claim mentions it), and so is the second law `q`. For unknown models every field is shown under its own name.
 */

/** A named value: a fraction, a vector, a matrix, or a structure of these. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
}

export interface ReadableInstance {
  readonly model: string;
  /** Per-atom rows of a discrete instance, all of one length; empty for other models. */
  readonly atoms: readonly { readonly name: string; readonly entries: readonly string[] }[];
  readonly fields: readonly Field[];
}

/** Names of fields, in the order of display. */
const NAMES: Readonly<Record<string, string>> = {
  p0: 'p_0',
  start: 'p_0',
  pRef: 'p_ref',
  reference: 'p_ref',
  q: 'q',
  w: 'w',
  prompts: 'prompts',
  wTrue: 'w_true',
  atoms: 'atoms',
  more: 'more',
  reward: 'r',
  K: 'K',
  lambda: 'λ',
  wMax: 'declared w_max',
  epsilon: 'ε',
  errorTowards: 'errors towards',
  d: 'd',
  n: 'n',
  sigma2: 'σ²',
  data: 'data',
  map: 'A',
  slope: 'b',
  trueSlope: 'g',
  means: 'means of both',
  features: 'φ',
  preferences: 'v of p_0 and q',
  tau: 'τ',
  center: 'p at θ = 0',
  alpha: 'α',
  beta: 'β',
  reach: 'r',
  theta: 'θ_0',
  rounds: 'rounds',
};

const PER_ATOM: readonly string[] = ['p0', 'w', 'prompts', 'wTrue', 'pRef', 'q'];
const DEEPEST = 6;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of scalars. */
export function isVector(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' || typeof entry === 'number');
}

/** A list of rows of scalars, at least one. */
export function isMatrix(value: unknown): value is readonly (readonly (string | number)[])[] {
  return Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row) && isVector(row));
}

const mentionsReference = (about: string): boolean => /\bp_ref\b|p_\{\\mathrm\{ref\}\}/.test(about);
const mentionsSecondLaw = (about: string): boolean => /\bq\b/.test(about);

function shownKeys(instance: Readonly<Record<string, unknown>>, about: string): string[] {
  const withReference = instance.lambda !== 'inf' || mentionsReference(about);
  const hidden = new Set(['model']);
  if (!withReference) ['pRef', 'reference'].forEach((key) => hidden.add(key));
  if (!mentionsSecondLaw(about)) hidden.add('q');
  const known = Object.keys(NAMES).filter((key) => instance[key] !== undefined);
  const unknown = Object.keys(instance).filter((key) => !Object.hasOwn(NAMES, key));
  return [...known, ...unknown].filter((key) => !hidden.has(key));
}

const nameOf = (key: string): string => (Object.hasOwn(NAMES, key) ? NAMES[key] : undefined) ?? key;

/** The readable form of an instance; `about` is the text of the claims for which it is shown. */
export function readableInstance(instance: unknown, about: string): ReadableInstance {
  if (!isRecord(instance)) return { model: 'unknown', atoms: [], fields: [{ name: 'value', value: instance }] };
  const keys = shownKeys(instance, about);
  const count = Array.isArray(instance.w) ? instance.w.length : -1;
  const perAtom = (key: string): readonly string[] | undefined => {
    const entries = instance[key];
    if (instance.model !== 'discrete' || !PER_ATOM.includes(key)) return undefined;
    // Prompts are numbers, all else is text.
    return isVector(entries) && entries.length === count ? entries.map(String) : undefined;
  };
  return {
    model: String(instance.model),
    atoms: PER_ATOM.filter((key) => keys.includes(key)).flatMap((key) => {
      const entries = perAtom(key);
      return entries ? [{ name: nameOf(key), entries }] : [];
    }),
    fields: keys
      .filter((key) => perAtom(key) === undefined)
      .map((key) => ({ name: nameOf(key), value: instance[key] })),
  };
}

/** A scalar of an instance, with ∞ for `inf` and a proper minus sign. */
export function scalarText(value: string | number): string {
  return value === 'inf' ? '∞' : String(value).replace(/^-/, '\u2212');
}

/** Any value of an instance on one line: `(1/2, 1/2)`, `[2 1; 1 2]`, `{share 1, mean (0)}`. */
export function valueText(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '…';
  if (typeof value === 'string' || typeof value === 'number') return scalarText(value);
  if (isMatrix(value) && value.flat().length === 1) return value.flat().map(scalarText).join('');
  if (isMatrix(value)) return `[${value.map((row) => row.map(scalarText).join(' ')).join('; ')}]`;
  if (Array.isArray(value)) return `(${value.map((entry) => valueText(entry, depth + 1)).join(', ')})`;
  if (isRecord(value)) {
    const fields = Object.entries(value).map(([key, entry]) => `${key} ${valueText(entry, depth + 1)}`);
    return `{${fields.join(', ')}}`;
  }
  return String(value);
}

/** An instance on one line: `p_0 = (1/2, 1/2), w = (1, 2), K = 2, λ = ∞, rounds = 1`. A fitting error of 0 is omitted. */
export function instanceText(instance: unknown, about: string): string {
  const { atoms, fields } = readableInstance(instance, about);
  const laws = atoms.map(({ name, entries }) => `${name} = ${valueText(entries)}`);
  const rest = fields.filter(({ name, value }) => !(name === 'ε' && value === '0'));
  return [...laws, ...rest.map(({ name, value }) => `${name} = ${valueText(value)}`)].join(', ');
}

/** The atoms x and y of a finding. */
export interface MarkedAtoms {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

const FRACTION = /^(-?[\d.]+(?:e[+-]?\d+)?)(?:\/(\d+))?$/;

/** A fraction such as `3/4`, or a number, as a double for drawing; undefined for anything else, and beyond the doubles. */
export function fractionNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const [, numerator, denominator = '1'] = typeof value === 'string' ? (FRACTION.exec(value) ?? []) : [];
  if (numerator === undefined) return undefined;
  const quotient = quotientOf(numerator, denominator);
  return Number.isFinite(quotient) ? quotient : undefined;
}

/** Digits that a double has, and a few more. */
const ENOUGH = 25;

/** The leading digits of a whole number, with the power of ten that they miss; so a long fraction does not overflow. */
function leading(digits: string): readonly [number, number] {
  const sign = digits.startsWith('-') ? -1 : 1;
  const bare = digits.replace('-', '');
  if (!/^\d+$/.test(bare)) return [Number(digits), 0];
  return [sign * Number(bare.slice(0, ENOUGH)), Math.max(0, bare.length - ENOUGH)];
}

function quotientOf(numerator: string, denominator: string): number {
  const [a, powerA] = leading(numerator);
  const [b, powerB] = leading(denominator);
  return (a / b) * 10 ** (powerA - powerB);
}
