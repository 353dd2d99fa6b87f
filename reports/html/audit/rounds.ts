/** The tables of the rounds: means of every trait, sizes, and the projection of the exact loop. */
import type { AuditedTrait, TraceAudit } from '../../../properties/results';
import { countText, decimalText, estimateText } from '../../words';
import { type Html, html } from '../markup';
import { head, numberHead, tableHtml } from '../table';
import { foldMany } from './many';
import { nameHtml, traitNames } from './names';

const DIGITS = 4;
const number = (x: number | undefined): Html =>
  html`<td class="number">${x === undefined ? '–' : decimalText(x, DIGITS)}</td>`;
const text = (shown: string | undefined): Html => html`<td class="number">${shown ?? '–'}</td>`;

const COLUMNS = ['round', 'offered', 'kept', 'spread', 'differential', 'model after', 'samples'];

function traitRow(t: number, { poolMean, keptMean, meanWithinPoolSd, differential, measured }: AuditedTrait): Html {
  return html`<tr>
    <th scope="row" class="number">${t}</th>
    ${[poolMean, keptMean, meanWithinPoolSd].map(number)} ${text(differential && estimateText(differential))}
    ${text(measured && estimateText(measured))} ${text(measured && countText(measured.n))}
  </tr>`;
}

/** The means of every trait by round. */
export function roundsHtml(trace: TraceAudit): Html {
  const { rounds, reward } = trace;
  const body = traitNames(trace).map(
    (name) =>
      html`<tbody>
        <tr>
          <th scope="rowgroup" colspan="${COLUMNS.length}" class="group">
            <b>${nameHtml(name)}</b>${name === reward?.name ? ' the reward' : undefined}
          </th>
        </tr>
        ${rounds.flatMap(({ t, traits }) => traits.filter((trait) => trait.name === name).map((trait) => traitRow(t, trait)))}
      </tbody>`,
  );
  const table = tableHtml({
    label: 'Round by round',
    name: 'trait-rounds',
    heard: 'Means by trait and round',
    heads: COLUMNS.map(numberHead),
    body,
  });
  return html`<p>
      Means over the candidates offered, over those kept, and under the model after the round, measured by samples; the
      spread is the mean standard deviation within a pool, and the differential the kept ones’ mean less the pool’s.
    </p>
    ${foldMany(rounds.filter(({ pools }) => pools > 0).length, 'The means of', table)}`;
}

/** The sizes of the rounds that have pools. */
export function sizesHtml({ rounds }: TraceAudit): Html {
  return html`<details data-fold open>
    <summary>Sizes of the rounds</summary>
    ${tableHtml({
      label: 'Sizes of the rounds',
      name: 'sizes',
      heard: 'Sizes of the rounds',
      heads: ['round', 'pools', 'candidates', 'kept', 'pools with ties', 'share at the largest reward'].map(numberHead),
      body: html`<tbody>
        ${rounds
          .filter(({ pools }) => pools > 0)
          .map(
            ({ t, pools, candidates, kept, tied, topShare }) =>
              html`<tr>
                <th scope="row" class="number">${t}</th>
                ${[pools, candidates, kept, tied].map((count) => text(countText(count)))}
                ${text(topShare && estimateText(topShare))}
              </tr>`,
          )}
      </tbody>`,
    })}
  </details>`;
}

/** The projection of the exact loop in numbers; its curve is in the plot of the reward. */
export function projectionHtml({ projection }: TraceAudit): Html | undefined {
  if (projection === undefined) return undefined;
  return html`<h4>The exact loop from the first round’s pools</h4>
    <p>${nameHtml(projection.says)}</p>
    ${foldMany(
      projection.rounds.length,
      'The projection of',
      tableHtml({
        label: 'Mean reward of the pools, projected and recorded',
        name: 'projection',
        heard: 'Mean reward of the pools, projected and recorded',
        heads: ['round', 'projected', 'recorded'].map(numberHead),
        body: html`<tbody>
          ${projection.rounds.map(
            ({ t, projected, recorded }) =>
              html`<tr>
                <th scope="row" class="number">${t}</th>
                ${text(estimateText(projected))} ${text(estimateText(recorded))}
              </tr>`,
          )}
        </tbody>`,
      }),
    )}`;
}

/** Traits that move with the reward. */
export function correlatedHtml({ correlated }: TraceAudit): Html | undefined {
  if (correlated.length === 0) return undefined;
  return html`<h4>What is selected of each trait</h4>
    <p>
      A part is explained by the choice of the reward, with which the trait varies; the rest is selection of the trait
      itself.
    </p>
    ${tableHtml({
      label: 'Traits that move with the reward',
      name: 'correlated',
      heard: 'What is selected of each trait',
      heads: [head('trait'), ...['selected', 'through the reward', 'the rest'].map(numberHead)],
      body: html`<tbody>
        ${correlated.map(
          ({ trait, differential, indirect, direct }) =>
            html`<tr>
              <th scope="row">${nameHtml(trait)}</th>
              ${text(estimateText(differential))} ${number(indirect)} ${text(estimateText(direct))}
            </tr>`,
        )}
      </tbody>`,
    })}`;
}
