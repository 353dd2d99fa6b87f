/** Bars of the laws before and after a round, with the weights of the atoms below. */
import { decimalText } from '../../words';
import { type Html, html } from '../markup';

const HEIGHT = 94;
const [TOP, FOOT] = [14, 62];
/** Least width of the picture, and the width of an atom. */
const [NARROW, PER_ATOM] = [180, 52];
/** A bar of mass greater than 0 is at least that high. */
const SPECK = 0.8;

export interface Bars {
  /** Text alternative. */
  readonly label: string;
  readonly before: readonly number[];
  readonly after?: readonly number[] | undefined;
  /** The weights, as numbers; absent where atoms have none of their own. */
  readonly weights?: readonly number[] | undefined;
  /** Positions of marked atoms, with their names. */
  readonly marked?: ReadonlyMap<number, string>;
}

/** The height of a bar, where the largest mass fills the picture. */
const heightOf = (mass: number, most: number): number => (mass > 0 ? Math.max(SPECK, (mass / most) * (FOOT - TOP)) : 0);

function bar(height: number, x: number, width: number, kind: string): Html {
  return html`<rect
    class="${kind}"
    x="${x.toFixed(1)}"
    y="${(FOOT - height).toFixed(1)}"
    width="${width.toFixed(1)}"
    height="${height.toFixed(1)}"
  />`;
}

/** The bars as SVG: at each atom the mass before, and beside it the mass after. */
export function barsHtml({ label, before, after, weights, marked }: Bars): Html {
  const width = Math.max(NARROW, before.length * PER_ATOM);
  const step = width / before.length;
  const each = after === undefined ? step * 0.5 : step * 0.34;
  const most = Math.max(...before, ...(after ?? []), Number.MIN_VALUE);
  const atoms = before.map((mass, i) => {
    const centre = (i + 0.5) * step;
    const next = after?.[i];
    const top = Math.max(mass, next ?? 0);
    const name = marked?.get(i);
    const weight = weights?.[i];
    const left = next === undefined ? centre - each / 2 : centre - each;
    return html`${bar(heightOf(mass, most), left, each, 'before')}${
        next === undefined ? undefined : bar(heightOf(next, most), centre, each, 'after')
      }<text class="value middle" x="${centre.toFixed(1)}" y="${(FOOT - heightOf(top, most) - 3).toFixed(1)}"
        >${decimalText(next ?? mass, 2)}</text
      ><text class="middle" x="${centre.toFixed(1)}" y="${FOOT + 14}"
        >${i}${name === undefined ? '' : ` (${name})`}</text
      >${
        weight === undefined
          ? undefined
          : html`<text class="middle" x="${centre.toFixed(1)}" y="${FOOT + 29}">w ${decimalText(weight, 2)}</text>`
      }`;
  });
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT}" style="max-width: ${width}px">
    ${atoms}
    <path class="axis" d="M0 ${FOOT}H${width}" />
  </svg>`;
}
