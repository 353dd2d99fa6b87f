/** Numbers as short text. */

/** A number with up to three significant digits. */
export function shortNumber(x: number): string {
  if (!Number.isFinite(x)) return x > 0 ? '∞' : x < 0 ? '−∞' : '–';
  if (x === 0) return '0';
  const size = Math.abs(x);
  const text = size >= 1e4 || size < 1e-3 ? x.toExponential(1).replace('e+', 'e') : String(Number(x.toPrecision(3)));
  return text.replace('-', '−');
}

/** A coordinate, to a tenth of a pixel. */
export const at = (x: number): string => String(Math.round(10 * x) / 10);
