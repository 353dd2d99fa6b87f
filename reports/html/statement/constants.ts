/** The constant of a statement beside the best known: both formulas, their ratio over (λ, K) as a picture, and a few numbers. */
import type { ConstantsJson, StatementResult } from '../../../properties/results';
import { decimalText, toNumber, verdictOf } from '../../words';
import { inlineFormula } from '../formula';
import { type Html, html } from '../markup';
import { ratiosHtml } from '../pictures/ratios';
import { anchor, badge, prose } from '../symbol';
import { numberHead, tableHtml } from '../table';

/** How many values of λ or D the table shows of each K. */
const SHOWN = 5;

/** A fraction or whole number as a number. */
function valueOf(text: string): number {
  const [num = NaN, den = 1] = text.split('/').map(Number);
  return num / den;
}

type Row = ConstantsJson['rows'][number];

/** How many times better the best one is, by value; infinite where there is only the best, and NaN where there is none. */
const ratiosOf = ({ own, best }: Row, better: ConstantsJson['better']): readonly number[] =>
  own.map((one, i) => {
    const [a, b] = [toNumber(one), toNumber(best[i] ?? NaN)];
    if (better === 'larger') return b / a;
    return Number.isFinite(b) ? a / b : NaN;
  });

/** The positions of the shown values of a row, spread evenly over those where the best one is a bound, the last included. */
function shownOf({ best }: Row): readonly number[] {
  const bounded = best.flatMap((value, i) => (Number.isFinite(toNumber(value)) ? [i] : []));
  const most = Math.min(SHOWN, bounded.length);
  return Array.from({ length: most }, (_, i) => bounded[Math.round(((i + 1) * bounded.length) / most) - 1] ?? 0);
}

const boundText = (value: number): string => (Number.isFinite(value) ? decimalText(value, 3) : 'no bound');

/** The numbers at a few values. */
function numbersHtml({ rows, values, over, better, by }: ConstantsJson, id: string): Html {
  const name = over === 'lambda' ? 'λ' : 'D';
  const lines = rows.flatMap((row) =>
    shownOf(row).map((i) => {
      const [own, best] = [toNumber(row.own[i] ?? NaN), toNumber(row.best[i] ?? NaN)];
      const ratio = ratiosOf(row, better)[i] ?? NaN;
      return html`<tr>
        <td class="number">${row.K}</td>
        <td class="number">${values[i]}</td>
        <td class="number">${boundText(own)}</td>
        <td class="number">${boundText(best)}</td>
        <td class="number">${Number.isFinite(ratio) ? `${decimalText(ratio, 3)}×` : '–'}</td>
      </tr>`;
    }),
  );
  return tableHtml({
    label: `The constants of ${id} and of ${by}`,
    name: 'constants',
    heads: [numberHead('K'), numberHead(name), numberHead(id), numberHead(by), numberHead('better by')],
    body: html`<tbody>
      ${lines}
    </tbody>`,
  });
}

/** The section; undefined where no better constant is known. */
export function constantsHtml(
  { id, constants }: StatementResult,
  statements: readonly StatementResult[],
): Html | undefined {
  if (constants === undefined) return undefined;
  const { says, own, best, by, better, over, values, rows } = constants;
  const sharper = statements.find((statement) => statement.id === by);
  const name = over === 'lambda' ? 'λ' : 'D';
  const lines = rows.map((row) => ({ name: `K = ${row.K}`, ratios: ratiosOf(row, better) }));
  const most = Math.max(...lines.flatMap(({ ratios }) => ratios.filter(Number.isFinite)));
  return html`<h4>Its constant beside the best known</h4>
    <p>
      ${prose(says)}: ${inlineFormula(own.tex)} here, ${inlineFormula(best.tex)} by
      ${sharper ? html`<a href="#${anchor(by)}">${by}</a> ${badge(verdictOf(sharper.verdict))}` : by}. The
      ${better === 'larger' ? 'larger' : 'smaller'} is the better: up to ${decimalText(most, 3)} times in this picture.
    </p>
    <figure class="picture">
      ${ratiosHtml({
        label: `How many times better the constant of ${by} is, over ${name}: up to ${decimalText(most, 3)}`,
        over: name,
        values: values.map(valueOf),
        lines,
      })}
    </figure>
    ${numbersHtml(constants, id)}`;
}
