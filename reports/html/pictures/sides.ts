/** The two sides of a claim as bars, with the gap between them. */
import type { FindingJson } from '../../../properties/results';
import { comparisonSign, decimalText, overlaps, sideTexts, toNumber } from '../../words';
import { type Html, html } from '../markup';

const [WIDTH, HEIGHT] = [360, 54];
const [FROM, TO] = [34, 224];
const ROW = 17;
/** A gap of fewer units cannot be seen, and is told in words. */
const VISIBLE = 2;

/** The middle of a side; an infinite end stands for the side. */
function middle({ lo, hi }: FindingJson['left']): number {
  const [a, b] = [toNumber(lo), toNumber(hi)];
  return Number.isFinite(a) && Number.isFinite(b) ? a / 2 + b / 2 : Number.isFinite(a) ? b : a;
}

/** The map from values to places; the longest finite bar fills the picture, and infinite ones end at its edge. */
function scaleOf(values: readonly number[]): (value: number) => number {
  const finite = [0, ...values.filter(Number.isFinite)];
  const [low, high] = [
    values.includes(-Infinity) ? -1 : Math.min(...finite),
    values.includes(Infinity) && Math.max(...finite) === 0 ? 1 : Math.max(...finite),
  ];
  const stretch = values.includes(Infinity) ? 1.6 : 1;
  const span = (high - low) * stretch || 1;
  return (value) => {
    const share = (value - low) / span;
    return FROM + Math.min(1, Math.max(0, share)) * (TO - FROM);
  };
}

/** Both sides of a decided comparison; `refuted` draws the left side as false. */
export function sidesHtml(claim: string, finding: FindingJson, refuted: boolean): Html {
  const values = [middle(finding.left), middle(finding.right)] as const;
  const texts = sideTexts(finding);
  const sign = comparisonSign(claim) ?? 'and';
  const scale = scaleOf(values);
  const zero = scale(0);
  const label = refuted
    ? `left ${texts.left}, right ${texts.right}: left ${sign} right is false`
    : `left ${texts.left} ${sign} right ${texts.right}`;
  const rows = (['left', 'right'] as const).map((name, i) => {
    const end = scale(values[i] ?? 0);
    const y = 2 + i * ROW;
    const [x, width] = [Math.min(zero, end), Math.max(0.8, Math.abs(end - zero))];
    const infinite = Math.abs(values[i] ?? 0) === Infinity;
    return html`<text x="0" y="${y + 11}">${name}</text
      ><rect
        class="${refuted ? 'side false' : 'side'}"
        x="${x.toFixed(1)}"
        y="${y}"
        width="${width.toFixed(1)}"
        height="13"
      /><text class="value" x="${(Math.max(zero, end) + 5).toFixed(1)}" y="${y + 11}"
        >${infinite ? '→ ' : ''}${texts[name]}</text
      >`;
  });
  const [a, b] = [scale(values[0]), scale(values[1])];
  const apart = !overlaps(finding);
  const seen = apart && Math.abs(a - b) >= VISIBLE && values.every(Number.isFinite);
  const gap = seen
    ? html`<path
        class="gap"
        d="M${a.toFixed(1)} 2V${ROW + 22}M${b.toFixed(1)} 2V${ROW + 22}M${a.toFixed(1)} ${ROW + 21}H${b.toFixed(1)}"
      />`
    : undefined;
  const margin =
    finding.margin === undefined
      ? undefined
      : finding.margin === 0
        ? 'both sides are equal'
        : `gap ${decimalText(Math.abs(finding.margin), 3)} of the larger side${refuted ? ', on the wrong side' : apart ? '' : ', below these digits'}`;
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${rows}
    <path class="axis" d="M${zero.toFixed(1)} 1V${ROW + 22}" />
    ${gap}${margin === undefined ? undefined : html`<text x="${FROM}" y="${HEIGHT - 5}">${margin}</text>`}
  </svg>`;
}
