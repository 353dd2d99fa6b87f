/** The positions of the sliders, and the texts that they stand for. A typed text puts a slider to the nearest position. */

const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

/** Positions of a slider as texts. */
export const SCALES = {
  K: [...range(1, 12), '14', '16', '20', '24', '32', '40', '48', '64', 'inf'],
  lambda: [
    '0',
    '1/20',
    '1/10',
    '1/8',
    '1/5',
    '1/4',
    '1/3',
    '2/5',
    '1/2',
    '2/3',
    '3/4',
    '1',
    '3/2',
    '2',
    '3',
    '5',
    '10',
    '20',
    'inf',
  ],
  steps: range(1, 30),
  w: [
    '1/10',
    '1/8',
    '1/6',
    '1/5',
    '1/4',
    '1/3',
    '1/2',
    '2/3',
    '3/4',
    '1',
    '4/3',
    '3/2',
    '2',
    '5/2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
    '12',
    '16',
    '20',
    '32',
    '50',
    '100',
  ],
} as const;

/** A double near a text such as `1/3`, `0.5` or `inf`; NaN for another. */
export function near(text: string): number {
  const trimmed = text.trim();
  if (/^(inf|infinity|∞)$/i.test(trimmed)) return Infinity;
  const [top = '', bottom = '1', ...rest] = trimmed.split('/');
  return rest.length > 0 || top.trim() === '' || bottom.trim() === '' ? NaN : Number(top) / Number(bottom);
}

/** The position nearest to a text, on a scale that rises; 0 for a text that is not a number. */
export function positionOf(scale: readonly string[], text: string): number {
  const value = near(text);
  if (Number.isNaN(value)) return 0;
  if (value === Infinity) return scale.length - 1;
  const distances = scale.map((position) => Math.abs(near(position) - value));
  return distances.indexOf(Math.min(...distances));
}

/** The greatest mass of a slider whose law has these masses: 1, or a round number for masses that are shares. */
export function massRange(masses: readonly string[]): number {
  const most = Math.max(1, ...masses.map(near).filter(Number.isFinite));
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= most) ?? most;
}
