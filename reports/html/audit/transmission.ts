/** Transmission: the response of the next model to what was selected, for each trait in a plot and in numbers. */
import type { TraceAudit, Transmission } from '../../../properties/results';
import { decimalText, estimateText } from '../../words';
import { type Html, html } from '../markup';
import { numberHead, tableHtml } from '../table';
import { barsHtml, dotsHtml, heightsOf, type Point, pointOf, slopeHtml, swatchHtml, wedgeHtml } from './marks';
import { nameHtml } from './names';
import { axisOver, type Places, plotHtml } from './plot';

const [WIDTH, HEIGHT] = [320, 230];
/** Labels of rounds closer than this to an earlier one are left out. */
const [NEAR_X, NEAR_Y] = [13, 12];

/** With real data the exact refit differs from η times the differential, since it starts from the data again. */
const returns = ({ eta }: Transmission): boolean => eta !== undefined && eta < 1;

/** The response of the exact refit in each round: what was observed, less the learner's error. */
const exactPoints = ({ rounds }: Transmission): readonly Point[] =>
  rounds.flatMap(({ differential, response, error }) =>
    error === undefined ? [] : [{ x: differential, y: response.estimate - error.estimate }],
  );

const observed = ({ rounds }: Transmission): readonly Point[] =>
  rounds.map(({ differential, response }) => pointOf(differential, response));

/** The number of each round beside its point, unless it would lie on another. */
function roundLabels({ rounds }: Transmission, places: Places): readonly Html[] {
  const taken: (readonly [number, number])[] = [];
  const right = places.x(places.extents.x[1]);
  return rounds.flatMap(({ t, differential, response }) => {
    const [x, y] = [places.x(differential), places.y(response.estimate)];
    if (taken.some(([a, b]) => Math.abs(a - x) < NEAR_X && Math.abs(b - y) < NEAR_Y)) return [];
    taken.push([x, y]);
    const side = x > right - 2 * NEAR_X ? -1 : 1;
    return [
      html`<text class="${side < 0 ? 'tick-y' : 'round-of'}" x="${(x + 5 * side).toFixed(1)}" y="${(y - 4).toFixed(1)}"
        >${t}</text
      >`,
    ];
  });
}

function plot(transmission: Transmission): Html {
  const { trait, from, eta, rounds, overall } = transmission;
  const [points, exact] = [observed(transmission), returns(transmission) ? exactPoints(transmission) : []];
  const texts = rounds.map(
    ({ t, differential, response }) =>
      `round ${t} selected ${decimalText(differential, 3)}, response ${estimateText(response)}`,
  );
  return html`<figure>
    <figcaption><b>${nameHtml(trait)}</b> response, by ${from}; numbers are rounds</figcaption>
    ${plotHtml({
      label: `${trait}, response to selection: ${texts.join('; ')}`,
      width: WIDTH,
      height: HEIGHT,
      x: axisOver([0, ...points.map(({ x }) => x)], 'selection differential'),
      y: axisOver([0, ...heightsOf(points), ...exact.map(({ y }) => y)]),
      content: (places) => {
        const { slope } = overall;
        return html`${slope === undefined ? undefined : html`${wedgeHtml(slope, places)}${slopeHtml(slope.estimate, places, 'fitted')}`}<path
            class="axis"
            d="M${places.x(0).toFixed(1)} ${places.y(places.extents.y[0]).toFixed(1)}V${places.y(places.extents.y[1]).toFixed(1)}"
          />${eta === undefined ? undefined : slopeHtml(eta, places, 'exact')}${barsHtml(points, places, 'model')}${dotsHtml(
            points,
            places,
            'model',
          )}${dotsHtml(exact, places, 'exact')}${roundLabels(transmission, places)}`;
      },
    })}
  </figure>`;
}

function legend(transmission: readonly Transmission[]): Html {
  const known = transmission.some(({ eta }) => eta !== undefined);
  return html`<ul class="legend">
    <li>${swatchHtml('model', true)} a round, with its interval</li>
    <li>${swatchHtml('fitted')} all rounds together, with the wedge of its interval</li>
    ${
      known
        ? html`<li>
            ${swatchHtml('exact')} exact refit: η times the
            differential${
              transmission.some(returns)
                ? '; diamonds: the exact refit of each round, which starts from the real data again'
                : ''
            }
          </li>`
        : html`<li>no line of the exact refit, since the share of real data is not known</li>`
    }
  </ul>`;
}

const cell = (text: string): Html => html`<td class="number">${text}</td>`;

function overallRow({ trait, from, eta, overall }: Transmission): Html {
  return html`<tr>
    <th scope="row">${nameHtml(trait)}</th>
    <td>${from}</td>
    ${cell(decimalText(overall.differential, 4))} ${cell(estimateText(overall.response))}
    ${cell(overall.slope === undefined ? '–' : estimateText(overall.slope))}
    ${cell(eta === undefined ? 'unknown' : decimalText(eta, 4))}
  </tr>`;
}

function roundsBody({ trait, rounds }: Transmission): Html {
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="4" class="group"><b>${nameHtml(trait)}</b></th>
    </tr>
    ${rounds.map(
      ({ t, differential, response, error }) =>
        html`<tr>
          <th scope="row" class="number">${t}</th>
          ${cell(decimalText(differential, 4))} ${cell(estimateText(response))}
          ${cell(error === undefined ? 'unknown' : estimateText(error))}
        </tr>`,
    )}
  </tbody>`;
}

/** The plots and tables of all traits; undefined if there are none. */
export function transmissionHtml({ transmission }: TraceAudit): Html | undefined {
  if (transmission.length === 0) return undefined;
  const heads = ['selected', 'response', 'response per unit', 'η'].map(numberHead);
  return html`<h4>Selection differential and response</h4>
    <div class="charts">${transmission.map(plot)}</div>
    ${legend(transmission)}
    ${tableHtml({
      label: 'Transmission, summed over the rounds',
      name: 'overall',
      caption: 'Summed over the rounds',
      heads: [html`<th scope="col">trait</th>`, html`<th scope="col">the next model by</th>`, ...heads],
      body: html`<tbody>
        ${transmission.map(overallRow)}
      </tbody>`,
    })}
    <details data-fold open>
      <summary>The same by round</summary>
      ${tableHtml({
        label: 'Transmission by round',
        name: 'by-round',
        heard: 'Transmission by round',
        heads: ['round', 'selected', 'response', 'learner’s error'].map(numberHead),
        body: transmission.map(roundsBody),
      })}
    </details>`;
}
