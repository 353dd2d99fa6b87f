/** The rule of choice: the families that were fitted, and the calibration of the preferred one. */
import type { AuditedChoice } from '../../../properties/results';
import { countText, decimalText, FIT_SIGNS, parametersText, plural } from '../../words';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { nameHtml } from './names';
import { barsHtml, dotsHtml, lineHtml, plotHtml, pointOf, swatchHtml } from './plots';

const [WIDTH, HEIGHT] = [300, 276];
const SHARES = [0, 0.2, 0.4, 0.6, 0.8, 1];

type RuleFit = AuditedChoice['fits'][number];

const TONES: Readonly<Record<RuleFit['fit'], 'good' | 'neutral'>> = {
  consistent: 'good',
  rejected: 'neutral',
  'not tested': 'neutral',
};

/** The parameters, one a line. */
const parametersHtml = (fit: RuleFit): readonly Html[] =>
  parametersText(fit)
    .split(/, (?=[τβε] = )/)
    .map((text) => html`<span class="parameter">${text}</span> `);

function row(fit: RuleFit): Html {
  const verdict = { sign: FIT_SIGNS[fit.fit], words: fit.fit, tone: TONES[fit.fit] };
  return html`<tr>
    <th scope="row">
      ${fit.rule}${fit.preferred ? html` <span class="preferred">fits best</span>` : undefined}<span class="reason"
        >${nameHtml(fit.says)}</span
      >
    </th>
    <td>${badge(verdict)}</td>
    <td>${fit.parameters.length === 0 ? '–' : parametersHtml(fit)}</td>
    <td class="number">${fit.logLikelihood === undefined ? '–' : decimalText(fit.logLikelihood, 5)}</td>
    <td class="because">${nameHtml(fit.because)}</td>
  </tr>`;
}

/** The table of the families. */
export function rulesHtml({ fits, informative, named }: AuditedChoice, confidence: string): Html {
  const heads = [
    head('rule'),
    head('fit'),
    head('parameters'),
    numberHead('log-likelihood of a pool'),
    head('because'),
  ];
  return html`<h4>The rule of choice</h4>
    <p>
      The trace ${named === undefined ? 'names no rule' : html`names “${nameHtml(named)}”`};
      ${plural(informative, 'pool')} ${informative === 1 ? 'tells' : 'tell'} of it. Intervals at ${confidence}.
    </p>
    ${tableHtml({
      label: 'The rules that were fitted',
      name: 'rules',
      heard: 'The rules that were fitted, with their parameters',
      heads,
      body: html`<tbody>
        ${fits.map(row)}
      </tbody>`,
    })}`;
}

/** The calibration of the preferred rule; undefined if no rule is preferred. */
export function calibrationHtml({ calibration }: AuditedChoice): Html | undefined {
  if (calibration === undefined || calibration.bins.length === 0) return undefined;
  const { rule, bins } = calibration;
  const points = bins.map(({ predicted, observed }) => pointOf(predicted, observed));
  const texts = bins.map(
    ({ predicted, observed, candidates }) =>
      `${decimalText(predicted, 3)} predicted, ${decimalText(observed.estimate, 3)} observed of ${countText(candidates)}`,
  );
  const axis = { extent: [0, 1], ticks: SHARES } as const;
  const diagonal = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  return html`<h4>Calibration of the rule “${nameHtml(rule)}”</h4>
    <div class="charts">
      <figure>
        <figcaption>share of candidates that were kept, by the chance that the rule gives them</figcaption>
        ${plotHtml({
          label: `Calibration of the rule ${rule}: ${texts.join('; ')}`,
          width: WIDTH,
          height: HEIGHT,
          x: { ...axis, name: 'predicted chance of being kept' },
          y: axis,
          content: (places) =>
            html`${lineHtml(diagonal, places, 'diagonal')}${barsHtml(points, places, 'model')}${dotsHtml(points, places, 'model')}`,
        })}
      </figure>
      ${binsHtml(bins)}
    </div>
    <ul class="legend">
      <li>${swatchHtml('diagonal')} as predicted</li>
      <li>squares: observed shares, with intervals</li>
    </ul>`;
}

function binsHtml(bins: NonNullable<AuditedChoice['calibration']>['bins']): Html {
  return tableHtml({
    label: 'Calibration in numbers',
    name: 'bins',
    heard: 'Calibration in numbers',
    heads: ['predicted', 'observed', 'from', 'to', 'candidates'].map(numberHead),
    body: html`<tbody>
      ${bins.map(
        ({ predicted, observed, candidates }) =>
          html`<tr>
            ${[predicted, observed.estimate, Number(observed.lo), Number(observed.hi)].map(
              (value) => html`<td class="number">${decimalText(value, 3)}</td>`,
            )}
            <td class="number">${countText(candidates)}</td>
          </tr>`,
      )}
    </tbody>`,
  });
}
