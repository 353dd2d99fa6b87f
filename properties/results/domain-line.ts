/**
 * Where a search looked, on one line: `discrete, n 2–12, K 1–64 and ∞, t ≤ 12, w 1e-15–1e15, w ratio ≤ 1e30, λ ≤ 1e6, masses ≥ 1e-15 and 0,
 * ties, 1,000 cases`. Every output shows this line beside a verdict.
 */
import type { Range, SearchedDomain } from './schemas';

/** The subject of a domain line: a cell of any format, or a part of one. */
export interface Searched {
  readonly domain: SearchedDomain;
  /** Named in front, where it is there. */
  readonly model?: string;
  /** How many cases were run; not told where it is absent. */
  readonly cases?: { readonly run: number };
}

const DIGITS = 3;
/** From here on, and below its inverse by so much, a power of ten is shorter. */
const [LARGE, SMALL] = [1e6, 1e-3];

/** A whole number with its thousands apart. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A number of things, in full. */
const whole = (value: number): string => grouped(value);

/** A measured number, rounded to three digits. */
function rounded(value: number): string {
  if (value !== 0 && (value >= LARGE || value < SMALL)) {
    const [mantissa = '', exponent = ''] = value.toExponential(DIGITS - 1).split('e');
    return `${Number(mantissa)}e${exponent.replace('+', '')}`;
  }
  const near = Number(value.toPrecision(DIGITS));
  return near >= 1000 ? grouped(near) : String(near);
}

type Show = (value: number) => string;

/** `2–12`, or the one value. */
const between = ({ least = 0, greatest = 0 }: Range, show: Show): string =>
  show(least) === show(greatest) ? show(least) : `${show(least)}–${show(greatest)}`;

/** `K 1–64 and ∞`, `K = 2`, `K = ∞`. */
function named(name: string, range: Range | undefined, show: Show): readonly string[] {
  if (range === undefined) return [];
  if (range.least === undefined) return [`${name} = ∞`];
  const values = between(range, show);
  const single = values === show(range.least) && !range.infinite;
  return [`${name}${single ? ' =' : ''} ${values}${range.infinite ? ' and ∞' : ''}`];
}

/** `λ ≤ 1e6 and ∞`. */
function atMost(name: string, range: Range | undefined, show: Show): readonly string[] {
  if (range?.greatest === undefined || range.greatest === range.least) return named(name, range, show);
  return [`${name} ≤ ${show(range.greatest)}${range.infinite ? ' and ∞' : ''}`];
}

/** `2–4 users`, `1 sample`. */
const counted = (range: Range | undefined, one: string): readonly string[] =>
  range === undefined ? [] : [`${between(range, whole)} ${one}${range.greatest === 1 ? '' : 's'}`];

function massesText({ masses, massZero }: SearchedDomain): readonly string[] {
  if (masses?.least === undefined) return [];
  return [`masses ≥ ${rounded(masses.least)}${massZero ? ' and 0' : ''}`];
}

/**
 * Where a search looked, on one line: the observed extents of its cases, their number, and what the needs of the loop leave out.
 * @example
 * const lines = ({ cells }: MatrixResults): readonly string[] => cells.map(domainLine);
 */
export function domainLine({ domain, model, cases }: Searched): string {
  const { atoms, excluded = [] } = domain;
  const extents = [
    ...counted(domain.dimensions, 'dimension'),
    ...counted(domain.components, 'component'),
    ...named('n', atoms, whole),
    ...counted(domain.points, 'point'),
    ...named('K', domain.K, whole),
    ...atMost('t', domain.rounds, whole),
    ...named('w', domain.weights, rounded),
    ...atMost('w ratio', domain.weightRatio, rounded),
    ...atMost('λ', domain.lambda, rounded),
    ...massesText(domain),
    // Where preferences move, and in curved families, an atom has no weight of its own.
    ...(atoms === undefined || model === 'co-evolving' || model === 'curved' ? [] : [domain.ties ? 'ties' : 'no ties']),
    ...counted(domain.users, 'user'),
    ...counted(domain.prompts, 'prompt'),
    ...counted(domain.samples, 'sample'),
  ];
  const on = model === undefined ? [] : [model];
  if (extents.length === 0) return [...on, 'no case was run'].join(', ');
  const run = cases === undefined ? [] : [`${grouped(cases.run)} ${cases.run === 1 ? 'case' : 'cases'}`];
  return [[...on, ...extents, ...run].join(', '), ...excluded].join('; ');
}
