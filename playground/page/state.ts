/** What the fields hold, as plain data, and as the fragment of an address. */
import type { LoopTexts, SearchTexts } from '../computing';

export interface State extends LoopTexts, SearchTexts {
  /** The round that is shown. */
  readonly round: number;
}

export const FEWEST_ATOMS = 2;
export const MOST_ATOMS = 12;

/** The budgets that the page offers, in milliseconds. */
export const BUDGETS = [2000, 10_000, 30_000, 120_000] as const;

const DEFAULT: State = {
  p: ['1/2', '1/3', '1/6'],
  w: ['1', '2', '5'],
  ref: undefined,
  K: '3',
  lambda: 'inf',
  steps: '6',
  loop: 'curated',
  normalise: true,
  round: 1,
  claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)',
  given: '',
  budget: 10_000,
};

/** The longest text of a field that a link may carry. */
const LONGEST = 2000;

/** Encodes a value; what needs no encoding in a fragment stays readable. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/%(2F|2C|3D|5B|5D|3E|20)/g, (code) => {
    const letter = decodeURIComponent(code);
    return letter === ' ' ? '+' : letter === '=' || letter === '>' ? code : letter;
  });

/** A state as a fragment, without `#`: what differs from the default. */
export function fragmentOf(state: State): string {
  const { p, w, ref, normalise, round, budget, ...texts } = state;
  const all: Readonly<Record<string, string>> = {
    p: p.join(','),
    w: w.join(','),
    ref: ref?.join(',') ?? '',
    ...texts,
    normalise: normalise ? 'yes' : 'no',
    round: String(round),
    budget: String(budget),
  };
  const usual: Readonly<Record<string, string>> = {
    p: '',
    w: '',
    ref: '',
    lambda: DEFAULT.lambda,
    loop: DEFAULT.loop,
    claim: DEFAULT.claim,
    given: '',
    normalise: 'yes',
    budget: String(DEFAULT.budget),
  };
  return Object.entries(all)
    .filter(([name, text]) => usual[name] !== text)
    .map(([name, text]) => `${name}=${encoded(text)}`)
    .join('&');
}

type Parts = Partial<Record<string, string>>;

function partsOf(fragment: string): { readonly parts: Parts; readonly broken: readonly string[] } {
  const parts: Parts = {};
  const broken: string[] = [];
  for (const piece of fragment
    .replace(/^#/, '')
    .split('&')
    .filter((text) => text !== '')) {
    const [name = '', ...rest] = piece.split('=');
    try {
      const text = decodeURIComponent(rest.join('=').replaceAll('+', ' '));
      if (text.length > LONGEST) throw new RangeError('too long');
      parts[name] = text;
    } catch {
      broken.push(name.slice(0, 20));
    }
  }
  return { parts, broken };
}

const KNOWN = new Set([...Object.keys(DEFAULT), 'ref']);

/** Reads one part of a link: its value, or undefined if it is not one. */
type Reader<T> = (text: string) => T | undefined;

const vector =
  (atoms: number | undefined): Reader<readonly string[]> =>
  (text) => {
    const entries = text.split(',');
    const fits =
      atoms === undefined ? entries.length >= FEWEST_ATOMS && entries.length <= MOST_ATOMS : entries.length === atoms;
    return fits ? entries : undefined;
  };

/** Loops are named by words; what else a link holds is left out. */
const loopId: Reader<string> = (text) => (/^[\w.+:-]{1,80}$/.test(text) ? text : undefined);
const text: Reader<string> = (whole) => whole;
const count: Reader<number> = (whole) => (/^\d{1,4}$/.test(whole) ? Number(whole) : undefined);
const answer: Reader<boolean> = (whole) => (whole === 'yes' ? true : whole === 'no' ? false : undefined);
const budgetOf: Reader<number> = (whole) => BUDGETS.find((budget) => String(budget) === whole);

/**
 * Reads a fragment. What is missing has its default; what cannot be read is left out and named in `ignored`.
 * @param fragment with or without `#`
 */
export function stateOf(fragment: string): { readonly state: State; readonly ignored: readonly string[] } {
  const { parts, broken } = partsOf(fragment);
  const ignored = [
    ...broken,
    ...Object.keys(parts)
      .filter((name) => !KNOWN.has(name))
      .map((name) => name.slice(0, 20)),
  ];
  const read = <T>(name: string, reader: Reader<T>, otherwise: T): T => {
    const part = parts[name];
    if (part === undefined) return otherwise;
    const value = reader(part);
    if (value === undefined) ignored.push(name);
    return value ?? otherwise;
  };
  const p = read('p', vector(undefined), DEFAULT.p);
  const fallback = p.map((_, i) => DEFAULT.w[i] ?? '1');
  const state: State = {
    p,
    w: read('w', vector(p.length), fallback),
    ref: read<readonly string[] | undefined>('ref', vector(p.length), undefined),
    K: read('K', text, DEFAULT.K),
    lambda: read('lambda', text, DEFAULT.lambda),
    steps: read('steps', text, DEFAULT.steps),
    loop: read('loop', loopId, DEFAULT.loop),
    normalise: read('normalise', answer, DEFAULT.normalise),
    round: read('round', count, DEFAULT.round),
    claim: read('claim', text, DEFAULT.claim),
    given: read('given', text, DEFAULT.given),
    budget: read('budget', budgetOf, DEFAULT.budget),
  };
  return { state, ignored };
}
