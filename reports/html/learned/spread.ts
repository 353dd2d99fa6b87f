/** The table of the spread between seeds, beside the band within one. */
import type { Band, RoundResult } from '../../../properties/results';
import {
  countText,
  decimalText,
  type Family,
  lambdaText,
  mixtureText,
  seedSpreads,
  type SeedSpread,
} from '../../words';
import { type Html, html } from '../markup';
import { numberHead, tableHtml } from '../table';

const QUANTITIES: readonly { readonly name: Html; readonly of: (round: RoundResult) => Band }[] = [
  { name: html`E[w]`, of: ({ reward }) => reward },
  { name: html`P(A<sub>*</sub>)`, of: ({ best }) => best },
];

const COLUMNS: readonly { readonly head: string; readonly cell: (spread: SeedSpread) => string }[] = [
  { head: 'mean', cell: ({ mean }) => decimalText(mean, 4) },
  { head: 'least', cell: ({ least }) => decimalText(least, 4) },
  { head: 'most', cell: ({ most }) => decimalText(most, 4) },
  { head: 'between seeds, s.d.', cell: ({ deviation }) => decimalText(deviation, 2) },
  { head: 'band within one', cell: ({ within }) => `±${decimalText(within, 2)}` },
];

function groups({ experiments }: Family): readonly Html[] {
  return experiments.flatMap((experiment) => {
    const all = QUANTITIES.map(({ of }) => seedSpreads(experiment, of));
    const [first] = all[0] ?? [];
    if (first === undefined) return [];
    const about = html`<b>${lambdaText(experiment)}</b>, ${mixtureText(experiment)}; ${countText(first.seeds)} seeds`;
    const rows = (all[0] ?? []).map(
      ({ t }, i) =>
        html`<tr>
          <th scope="row" class="number">${t}</th>
          ${all.map((spreads) =>
            COLUMNS.map(({ cell }) => {
              const spread = spreads[i];
              return html`<td class="number">${spread === undefined ? '–' : cell(spread)}</td>`;
            }),
          )}
        </tr>`,
    );
    return [
      html`<tbody>
        <tr>
          <th scope="rowgroup" colspan="${1 + QUANTITIES.length * COLUMNS.length}" class="group">${about}</th>
        </tr>
        ${rows}
      </tbody>`,
    ];
  });
}

/** The spread between the seeds of a family; undefined where no experiment has two. */
export function spreadHtml(family: Family): Html | undefined {
  const body = groups(family);
  if (body.length === 0) return undefined;
  const heads = [
    numberHead('round'),
    ...QUANTITIES.flatMap(({ name }) => COLUMNS.map(({ head }) => numberHead(html`${name} ${head}`))),
  ];
  return html`<h4>Between seeds</h4>
    <p class="muted">
      A band tells how well one trained model is known from its draws. Another seed has other training points and
      another fit: the standard deviation of the estimates of all seeds shows by how much the models differ.
    </p>
    ${tableHtml({ label: 'Spread between seeds', name: 'rounds', heard: 'Spread between seeds, round by round', heads, body })}`;
}
