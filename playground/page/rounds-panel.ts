/** The drawing of the rounds: bars of one round, curves over all, and the digits. */
import type { Bound, CurveName, RoundsView } from '../computing';
import { type Html, html, prose } from '../../reports/html/anywhere';
import { element, fill } from './dom';
import { bars } from './pictures/bars';
import { curve } from './pictures/curve';
import { shortNumber } from './pictures/number';
import { printedHtml, roundTable } from './digits';

const CURVES: readonly (readonly [CurveName, string, string])[] = [
  ['E', 'E[w]', 'expected weight'],
  ['Var', 'Var(w)', 'variance of the weight'],
  ['best', 'P(A★)', 'mass of the best atoms'],
  ['KL', 'KL', 'divergence'],
];

/** `lemma-2.2` as Lemma 2.2. */
const statementName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replace('-', ' ');

function boundLine({ statement, side, values }: Bound, round: number): Html {
  const value = values[round];
  return html`<span class="p-key"
    ><span class="p-dash" aria-hidden="true"></span>${statementName(statement)}:
    ${side}${value === undefined ? '' : ` ${shortNumber(value)}`}</span
  >`;
}

/** Narrower pictures are lower, so that fields are seen below them. */
const NARROW = 420;

export class RoundsPanel {
  private view: RoundsView | undefined;
  private readonly slider = element('round', HTMLInputElement);

  /** @param onRound called with the round that the reader chooses */
  constructor(private readonly onRound: (round: number) => void) {
    this.slider.addEventListener('input', () => this.onRound(Number(this.slider.value)));
    new ResizeObserver(() => this.redraw()).observe(element('bars', HTMLElement));
  }

  private round = 0;

  show(view: RoundsView, round: number): void {
    this.view = view;
    this.select(round);
    fill(element('printed', HTMLElement), printedHtml(view));
    this.fade(false);
  }

  /** Shows a round. */
  select(round: number): void {
    if (this.view === undefined) return;
    const last = this.view.rounds.length - 1;
    this.round = Math.min(Math.max(0, round), last);
    this.slider.max = String(last);
    this.slider.value = String(this.round);
    this.slider.setAttribute('aria-valuetext', `round ${this.round} of ${last}`);
    element('round-name', HTMLElement).textContent = `t = ${this.round}`;
    this.redraw();
  }

  /** The drawing does not show the fields as they are now. */
  stale(): void {
    this.fade(true);
  }

  private fade(stale: boolean): void {
    for (const part of ['bars', 'numbers']) element(part, HTMLElement).classList.toggle('p-stale', stale);
  }

  private redraw(): void {
    const { view, round } = this;
    const shown = view?.rounds[round];
    if (view === undefined || shown === undefined) return;
    const place = element('bars', HTMLElement);
    const label = `p at round ${round}: ${shown.p.map((mass, i) => `atom ${i}, weight ${shortNumber(view.weights[i] ?? 0)}: ${mass}`).join('; ')}`;
    const before = round === 0 ? undefined : view.rounds[0]?.masses;
    const { weights, best } = view;
    fill(
      place,
      bars({
        width: Math.max(200, place.clientWidth),
        height: place.clientWidth < NARROW ? 150 : 230,
        masses: shown.masses,
        before,
        weights,
        best,
        label,
      }),
    );
    fill(
      element('curves', HTMLElement),
      html`${CURVES.map(([name, sign, words]) => this.figure(view, name, sign, words))}`,
    );
    fill(element('digits', HTMLElement), roundTable(view, round));
    fill(element('silent', HTMLElement), inapplicableHtml(view));
  }

  private figure(view: RoundsView, name: CurveName, sign: string, words: string): Html {
    const { round } = this;
    const values = view.rounds.map(({ curves }) => curves[name]);
    const bounds = view.bounds.filter((bound) => bound.curve === name);
    const place = element('curves', HTMLElement);
    const width = Math.max(200, parseFloat(getComputedStyle(place).gridTemplateColumns));
    const title = name === 'KL' ? prose(view.divergence) : sign;
    const label = `${words} by round: ${values.map((value, t) => `${t}: ${shortNumber(value)}`).join(', ')}`;
    return html`<figure class="p-figure">
      <figcaption>
        <b>${title}</b> = ${shortNumber(values[round] ?? NaN)} ${bounds.map((bound) => boundLine(bound, round))}
      </figcaption>
      ${curve({ width, height: 150, values, bounds: bounds.map((bound) => bound.values), round, label })}
    </figure>`;
  }
}

function inapplicableHtml({ inapplicable }: RoundsView): Html {
  if (inapplicable.length === 0) return html``;
  const parts = inapplicable.map(
    ({ statement, because }) => html`<li>${statementName(statement)}: ${prose(because)}.</li>`,
  );
  return html`<p>Theorems that give no bound here:</p>
    <ul>
      ${parts}
    </ul>`;
}
