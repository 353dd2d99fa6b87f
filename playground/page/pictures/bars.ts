/** A law as bars, one an atom, with its weights under them. Marks show another law, such as the start. */
import { type Html, html } from '../../../reports/html/anywhere';
import { at, shortNumber } from './number';

export interface BarsOptions {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly masses: readonly number[];
  /** Masses of the law to compare with. */
  readonly before?: readonly number[] | undefined;
  /** The mass of a bar of full height. @defaultValue the largest mass in the picture */
  readonly most?: number;
  readonly weights: readonly number[];
  readonly best: readonly boolean[];
  /** The sentence for screen readers. */
  readonly label: string;
}

const TOP = 20;
const BOTTOM = 38;
/** Bands narrower than this have no number above their bar. */
const NARROW = 34;
/** Bands at least this wide name the weight. */
const WIDE = 64;

/** Where the number over a bar stands: right above it, or above a mark that would cross it. */
function numberAt(bar: number, mark: number | undefined): number {
  const usual = bar - 6;
  return mark !== undefined && mark > usual - 14 && mark < usual + 4 ? mark - 6 : usual;
}

function band(options: BarsOptions, i: number, step: number): Html {
  const { height, masses, before, weights, best } = options;
  const floor = height - BOTTOM;
  const most = options.most ?? Math.max(...masses, ...(before ?? []), 1e-300);
  const y = (mass: number): number => floor - ((floor - TOP) * mass) / most;
  const mass = masses[i] ?? 0;
  const middle = (i + 0.5) * step;
  const half = Math.min(0.36 * step, 34);
  const earlier = before?.[i];
  const mark =
    earlier === undefined
      ? undefined
      : html`<line
          class="p-mark"
          x1="${at(middle - half - 3)}"
          x2="${at(middle + half + 3)}"
          y1="${at(y(earlier))}"
          y2="${at(y(earlier))}"
        ></line>`;
  const number =
    step < NARROW
      ? undefined
      : html`<text class="p-number" x="${at(middle)}" y="${at(numberAt(y(mass), earlier && y(earlier)))}"
          >${shortNumber(mass)}</text
        >`;
  return html`<g>
    <rect
      class="${best[i] ? 'p-bar p-best' : 'p-bar'}"
      x="${at(middle - half)}"
      width="${at(2 * half)}"
      y="${at(y(mass))}"
      height="${at(floor - y(mass))}"
    ></rect>
    ${mark}${number}
    <text class="p-atom" x="${at(middle)}" y="${at(floor + 16)}">${i}${best[i] ? '★' : ''}</text>
    <text class="p-weight" x="${at(middle)}" y="${at(floor + 32)}"
      >${step < WIDE ? '' : 'w = '}${shortNumber(weights[i] ?? 0)}</text
    >
  </g>`;
}

/** The bars as SVG. */
export function bars(options: BarsOptions): Html {
  const { width, height, masses, label } = options;
  const step = width / masses.length;
  return html`<svg
    class="p-picture"
    role="img"
    aria-label="${label}"
    width="${at(width)}"
    height="${at(height)}"
    viewBox="0 0 ${at(width)} ${at(height)}"
  >
    <line class="p-axis" x1="0" x2="${at(width)}" y1="${height - BOTTOM + 0.5}" y2="${height - BOTTOM + 0.5}"></line>
    ${masses.map((_, i) => band(options, i, step))}
  </svg>`;
}
