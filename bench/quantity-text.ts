/** Formats seconds, rates and ratios. */

const UNITS: readonly (readonly [number, string])[] = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
];

/** Three significant digits, without an exponent. */
function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}

export function secondsText(seconds: number): string {
  const [unit, name] = UNITS.find(([size]) => seconds >= size) ?? [1e-9, 'ns'];
  return `${digits(seconds / unit)} ${name}`;
}

export function rateText(perSecond: number, what: string): string {
  return `${Math.round(Number(perSecond.toPrecision(3))).toLocaleString('en-US')} ${what}/s`;
}

export function ratioText(ratio: number): string {
  return `${ratio >= 10 ? Math.round(ratio).toLocaleString('en-US') : ratio.toPrecision(2)}×`;
}

/** Bandwidth of a pass over n elements, in gigabytes per second. */
export function bandwidth(n: number, bytesPerElement: number, seconds: number): number {
  return (n * bytesPerElement) / seconds / 1e9;
}

export const errorText = (error: number): string => error.toExponential(1);
