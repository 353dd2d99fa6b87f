/** An instance as markup: a table with one column per atom, and a list of the other parameters. */
import {
  type Field,
  type ReadableInstance,
  isMatrix,
  isVector,
  type MarkedAtoms,
  readableInstance,
  scalarText,
  valueText,
} from '../words';
import { type Html, html } from './markup';
import { prose } from './symbol';

const DEEPEST = 6;

function atomHead(index: number, marked: MarkedAtoms): Html {
  const names = (['x', 'y'] as const).filter((name) => marked[name] === index);
  return html`<th scope="col">${index}${names.length > 0 ? html` <em>(${names.join(', ')})</em>` : ''}</th>`;
}

function atomTable({ atoms }: ReadableInstance, marked: MarkedAtoms): Html | undefined {
  const [first] = atoms;
  if (first === undefined) return undefined;
  const heads = first.entries.map((_, index) => atomHead(index, marked));
  const rows = atoms.map(
    ({ name, entries }) =>
      html`<tr>
        <th scope="row">${prose(name)}</th>
        ${entries.map((entry) => html`<td>${scalarText(entry)}</td>`)}
      </tr>`,
  );
  return html`<div class="scroll">
    <table class="atoms">
      <caption class="unseen">
        The instance, one column per atom
      </caption>
      <thead>
        <tr>
          <th scope="col">atom</th>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function matrix(rows: readonly (readonly (string | number)[])[]): Html {
  const lines = rows.map(
    (row) =>
      html`<tr>
        ${row.map((entry) => html`<td>${scalarText(entry)}</td>`)}
      </tr>`,
  );
  return html`<table class="matrix" role="presentation">
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}

const isStructured = ({ value }: Field): boolean => typeof value === 'object' && value !== null && !isVector(value);

/** A list of fields: structures on separate lines, plain values side by side. */
function fieldList(fields: readonly Field[], depth: number): Html {
  const entry = (field: Field): Html => {
    const kind = isStructured(field) && !isMatrix(field.value) ? 'structured' : 'plain';
    return html`<div class="${kind}">
      <dt>${prose(field.name)}</dt>
      <dd>${valueHtml(field.value, depth + 1)}</dd>
    </div>`;
  };
  return html`<dl class="fields">${fields.map(entry)}</dl>`;
}

function valueHtml(value: unknown, depth: number): Html {
  if (depth > DEEPEST || typeof value !== 'object' || value === null || isVector(value))
    return html`${valueText(value)}`;
  if (isMatrix(value)) return value.flat().length === 1 ? html`${value.flat().map(scalarText)}` : matrix(value);
  if (!Array.isArray(value)) return fieldList(toFields(value), depth);
  const [only, ...others] = value as readonly unknown[];
  if (others.length === 0) return valueHtml(only, depth + 1);
  return html`<ol class="parts">
    ${[only, ...others].map((entry) => html`<li>${valueHtml(entry, depth + 1)}</li>`)}
  </ol>`;
}

const toFields = (value: object): Field[] =>
  Object.entries(value).map(([name, entry]) => ({ name, value: entry as unknown }));

/** The markup of an instance; `about` is the text of the claims for which it is shown. */
export function instanceHtml(instance: unknown, about: string, marked: MarkedAtoms = {}): Html {
  const readable = readableInstance(instance, about);
  return html`<div class="instance">${atomTable(readable, marked)}${fieldList(readable.fields, 0)}</div>`;
}
