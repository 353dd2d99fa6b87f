/**
 * Estimates with their confidence intervals, as text.
 *
 * Rounding never makes an interval narrower: `a ± b` contains it, and the ends of `[a, b]` are rounded outwards.
 */
import type { Band, Slack, StatisticalDecision, JsonNumber } from '../../properties/results';
import { countText, decimalText, toNumber } from './number-text';

const MINUS = '\u2212';
const THIN_SPACE = '\u202F';
const MOST_DECIMALS = 12;
/** A leading digit from which one digit suffices, as in tables of physical constants. */
const TWO_DIGITS_BELOW = 3.5;
/** Largest ratio of the two halves of an interval that is written with ±. */
const LOPSIDED = 1.5;
/** More draws than this are not a matter of patience. */
const MOST_DRAWS = 1e12;
/** Tolerance that prevents rounding up a decimal that is only inexact as a double. */
const EXACT = 1e-9;

/** A number with the given decimals and a proper minus sign, such as `1.50`. */
const fixed = (x: number, decimals: number): string => {
  const text = x.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', MINUS);
};

/** The number of decimals that show the given number of digits of a width. */
function decimalsFor(width: number, digits = 2): number {
  return Math.min(Math.max(digits - 1 - Math.floor(Math.log10(width)), 0), MOST_DECIMALS);
}

/** Digits of the width after a ±: two where it starts with 1 to 3.4, else one, so that it is `0.014` or `0.006`. */
function digitsOf(width: number): number {
  return width / 10 ** Math.floor(Math.log10(width)) < TWO_DIGITS_BELOW ? 2 : 1;
}

const roundUp = (x: number, decimals: number): number => Math.ceil(x * 10 ** decimals - EXACT) / 10 ** decimals;

function endText(end: number, decimals: number, up: boolean): string {
  if (!Number.isFinite(end)) return decimalText(end);
  return fixed(up ? roundUp(end, decimals) : -roundUp(-end, decimals), decimals);
}

interface Ends {
  readonly lo: JsonNumber;
  readonly hi: JsonNumber;
}

/** The number of decimals for two digits of the width; if one end is infinite, of the other end. */
function rangeDecimals({ lo, hi }: Ends): number {
  const ends = [toNumber(lo), toNumber(hi)];
  const [a = 0, b = 0] = ends.every(Number.isFinite) ? ends : [0, ...ends.filter(Number.isFinite).map(Math.abs)];
  return b > a ? decimalsFor(b - a) : 0;
}

/** An interval such as `[0.012, 0.034]`, with two digits of its width; `(−∞, 1.2]` if an end is infinite. */
export function rangeText({ lo, hi }: Ends, decimals = rangeDecimals({ lo, hi })): string {
  const [a, b] = [toNumber(lo), toNumber(hi)];
  if (a === b) return decimalText(a, 4);
  const [open, close] = [a === -Infinity ? '(' : '[', b === Infinity ? ')' : ']'];
  return `${open}${endText(a, decimals, false)}, ${endText(b, decimals, true)}${close}`;
}

/** `0.314 ± 0.012` or, if the interval is lopsided, as at the end of a range, `0.998 [0.994, 1.000]`. */
export function bandText({ estimate, lo, hi }: Band): string {
  const [below, above] = [estimate - lo, hi - estimate];
  const half = Math.max(below, above);
  if (half === 0) return decimalText(estimate, 4);
  if (Math.min(below, above) * LOPSIDED < half)
    return `${fixed(estimate, decimalsFor(hi - lo))} ${rangeText({ lo, hi })}`;
  const decimals = decimalsFor(half, digitsOf(half));
  const rounding = Math.abs(estimate - Number(estimate.toFixed(decimals)));
  return `${fixed(estimate, decimals)} ±${THIN_SPACE}${fixed(roundUp(half + rounding, decimals), decimals)}`;
}

/** Whether a nonzero end would be shown as 0. */
const losesSign = ({ lo, hi }: Ends, decimals: number): boolean =>
  (toNumber(lo) > 0 && roundUp(-toNumber(lo), decimals) >= 0) ||
  (toNumber(hi) < 0 && roundUp(toNumber(hi), decimals) >= 0);

/** A slack with its interval, with enough decimals to show on which side of 0 it lies. */
export function slackText(slack: Slack): string {
  const { estimate, lo, hi } = slack;
  let decimals = rangeDecimals(slack);
  while (decimals < MOST_DECIMALS && losesSign(slack, decimals)) decimals += 1;
  const range = rangeText({ lo, hi }, decimals);
  return estimate === undefined || lo === hi ? range : `${fixed(estimate, decimals)} ${range}`;
}

/** The joint confidence 1 − α as text, such as `99.9 %`, rounded down. */
export function confidenceText(alpha: number): string {
  const percent = alpha * 100;
  if (!(percent > 0)) return `100${THIN_SPACE}%`;
  const decimals = decimalsFor(percent);
  const text = Math.max(0, 100 - roundUp(percent, decimals)).toFixed(decimals);
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : text}${THIN_SPACE}%`;
}

/** `seed 1, round 3`. */
export function whereText({ seed, t }: Pick<StatisticalDecision, 'seed' | 't'>): string {
  return `seed ${seed}, round ${t}`;
}

/** `about 1,300,000 draws would decide it if the estimate were the truth`; undefined if no number is known. */
export function enoughDrawsText(samples: number, enough: JsonNumber | undefined): string | undefined {
  if (enough === undefined) return undefined;
  const draws = toNumber(enough);
  if (!(draws > samples)) return undefined;
  if (draws > MOST_DRAWS) return 'no number of draws would decide it if the estimate were the truth';
  return `about ${countText(Number(draws.toPrecision(2)))} draws would decide it if the estimate were the truth`;
}

/** `would have caught a violation of 0.012 with probability 0.9`. */
export function powerText(power: JsonNumber): string {
  const violation = toNumber(power);
  return violation === Infinity
    ? 'would have caught no violation with probability 0.9'
    : `would have caught a violation of ${decimalText(violation, 2)} with probability 0.9`;
}
