/** The histogram of margins by decade, with the tightest case marked. */
import { countText, decimalText } from '../../words';
import { type Html, html } from '../markup';

const [WIDTH, HEIGHT] = [340, 80];
const [TOP, FOOT] = [12, 48];
const [LEFT, RIGHT] = [4, WIDTH - 4];
/** So many decades are drawn at most; what lies below is one bin. */
const MOST = 14;

/** Counts of decided inequalities by the decade of their margin. */
export interface MarginCounts {
  readonly attained: number;
  readonly decades: readonly (readonly [decade: number, count: number])[];
}

interface Bin {
  readonly name: string;
  readonly count: number;
  /** Whether the tightest margin lies here. */
  readonly tight: boolean;
}

function binsOf({ attained, decades }: MarginCounts, tightest: number | undefined): readonly Bin[] {
  const lowest = Math.min(...decades.map(([decade]) => decade), 0);
  const first = Math.max(lowest, 1 - MOST);
  const of = (decade: number): number => decades.find(([d]) => d === decade)?.[1] ?? 0;
  const below = decades.filter(([decade]) => decade < first).reduce((sum, [, count]) => sum + count, 0);
  const at = tightest === undefined || tightest <= 0 ? undefined : Math.min(0, Math.floor(Math.log10(tightest)));
  const small = below > 0 || (at !== undefined && at < first);
  const middle = Array.from({ length: 1 - first }, (_, i) => first + i).map((decade) => ({
    name: decade % 2 === 0 && !(small && decade === first) ? `1e${decade}`.replace('1e0', '1').replace('-', '−') : '',
    count: of(decade),
    tight: at === decade,
  }));
  return [
    ...(attained > 0 ? [{ name: '0', count: attained, tight: false }] : []),
    ...(small ? [{ name: '<', count: below, tight: at !== undefined && at < first }] : []),
    ...middle,
  ];
}

/** The histogram as SVG; `tightest` is the smallest positive margin. */
export function marginsHtml(counts: MarginCounts, tightest: number | undefined, label: string): Html {
  const bins = binsOf(counts, tightest);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const step = (RIGHT - LEFT) / bins.length;
  const drawn = bins.map(({ name, count, tight }, i) => {
    const x = LEFT + i * step;
    const height = count === 0 ? 0 : Math.max(1, (count / most) * (FOOT - TOP));
    const centre = (x + step / 2).toFixed(1);
    return html`<rect
        class="bin"
        x="${(x + 1).toFixed(1)}"
        y="${(FOOT - height).toFixed(1)}"
        width="${Math.max(1, step - 2).toFixed(1)}"
        height="${height.toFixed(1)}"
        ><title>${countText(count)}</title></rect
      >${tight ? html`<path class="tight" d="M${centre} ${(FOOT - height - 2).toFixed(1)}l-4 -7h8z" />` : undefined}<text
        class="middle"
        x="${centre}"
        y="${FOOT + 14}"
        >${name}</text
      >`;
  });
  const tight = tightest === undefined ? '' : `; tightest ${decimalText(tightest, 3)}`;
  return html`<svg role="img" aria-label="${label}${tight}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${drawn}
    <path class="axis" d="M${LEFT} ${FOOT}H${RIGHT}" />
    <text class="middle" x="${WIDTH / 2}" y="${HEIGHT - 4}">${label}${tight}</text>
  </svg>`;
}
