/** Transmission: the response of the next model to what was selected, for each trait in a plot and in numbers. */
import type { TraceAudit, Transmission } from '../../../properties/results';
import { decimalText, estimateText } from '../../words';
import { type Html, html } from '../markup';
import { numberHead, tableHtml } from '../table';
import { MANY } from './many';
import { nameHtml } from './names';
import {
  axisOver,
  barsHtml,
  dotsHtml,
  heightsOf,
  type Places,
  plotHtml,
  type Point,
  pointOf,
  slopeHtml,
  swatchHtml,
  wedgeHtml,
} from './plots';

const [WIDTH, HEIGHT] = [320, 230];
/** Width of a digit, and the distance of a label from its point. */
const DIGIT = 6.3;
const ASIDE = 5;

/** With real data the exact refit differs from η times the differential, since it starts from the data again. */
const returns = ({ eta }: Transmission): boolean => eta !== undefined && eta < 1;

/** The response of the exact refit in each round: what was observed, less the learner's error. */
const exactPoints = ({ rounds }: Transmission): readonly Point[] =>
  rounds.flatMap(({ differential, response, error }) =>
    error === undefined ? [] : [{ x: differential, y: response.estimate - error.estimate }],
  );

const observed = ({ rounds }: Transmission): readonly Point[] =>
  rounds.map(({ differential, response }) => pointOf(differential, response));

/** Corners of a point at which its label may stand, nearest to the eye first: to the right or left, above or below. */
const CORNERS = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** The number of each round beside its point, at a corner where it lies on no point and no other label; left out if there is none. */
function roundLabels({ rounds }: Transmission, points: readonly Point[], { x, y, extents }: Places): readonly Html[] {
  const [left, right] = extents.x.map(x) as [number, number];
  const taken = points.map((point) => ({ at: x(point.x), up: y(point.y), room: 2.5 }));
  return rounds.flatMap(({ t, differential, response }) => {
    const half = (DIGIT * String(t).length) / 2;
    const corners = CORNERS.map(([side, under]) => ({
      side,
      at: x(differential) + side * (ASIDE + half),
      up: y(response.estimate) + under * ASIDE,
    }));
    const free = corners.find(
      ({ at, up }) =>
        at - half > left &&
        at + half < right &&
        taken.every((other) => Math.abs(other.at - at) > half + other.room || Math.abs(other.up - up) > 5 + other.room),
    );
    if (free === undefined) return [];
    taken.push({ at: free.at, up: free.up, room: half + 1 });
    return [
      html`<text class="round-of" x="${(free.at - half).toFixed(1)}" y="${(free.up + 4).toFixed(1)}">${t}</text>`,
    ];
  });
}

function plot(transmission: Transmission): Html {
  const { trait, from, eta, rounds, overall } = transmission;
  const [points, exact] = [observed(transmission), returns(transmission) ? exactPoints(transmission) : []];
  const labelled = rounds.length <= MANY;
  const texts = rounds.map(
    ({ t, differential, response }) =>
      `round ${t} selected ${decimalText(differential, 3)}, response ${estimateText(response)}`,
  );
  return html`<figure>
    <figcaption><b>${nameHtml(trait)}</b> response, by ${from}${labelled ? '; numbers are rounds' : ''}</figcaption>
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
          )}${dotsHtml(exact, places, 'exact')}${labelled ? roundLabels(transmission, [...points, ...exact], places) : undefined}`;
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
