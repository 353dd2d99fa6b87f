/** The table and its notes as Markdown, for the terminal and for `docs/performance.md`. */
import { type Aim, type Line, type Row, type RowResult, meets } from './row';
import { errorText, ratioText, secondsText } from './quantity-text';

const HEADER = ['row', 'work', 'peer', 'ours', 'peer takes', 'ratio', 'aim', '', 'physical limit'];

export interface Measured {
  readonly row: Row;
  readonly result: RowResult;
}

function aimText(aim: Aim | undefined): string {
  switch (aim?.kind) {
    case undefined:
      return '—';
    case 'ratio-at-least':
      return aim.value < 1 ? `≥ ${aim.value.toFixed(2)}×` : `≥ ${aim.value}×`;
    case 'seconds-at-most':
      return `≤ ${secondsText(aim.value)}`;
    case 'error-at-most':
      return `≤ ${errorText(aim.value)}`;
  }
}

function verdict(line: Line): string {
  if (line.missing !== undefined) return line.missing;
  switch (meets(line)) {
    case undefined:
      return '';
    case true:
      return 'met';
    case false:
      return '**falls short**';
  }
}

function cells({ row }: Measured, line: Line): string[] {
  const { ratio } = line;
  const ratioCell = ratio ? `**${ratioText(ratio.value)}** (${ratioText(ratio.low)}–${ratioText(ratio.high)})` : '—';
  return [
    `\`${row.id}\``,
    line.work,
    line.peer,
    line.ours,
    line.theirs,
    ratioCell,
    aimText(line.aim),
    verdict(line),
    line.limit ?? '',
  ];
}

/** A table in Markdown; the first row is its header. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const padded = rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [padded[0], rule, ...padded.slice(1)].join('\n');
}

/** The text between the markers of the page. */
export function report(measured: readonly Measured[], how: string, versions: readonly string[]): string {
  const rows = measured.flatMap((entry) => entry.result.lines.map((line) => cells(entry, line)));
  const notes = measured.flatMap(({ row, result }) => result.notes.map((note) => `- \`${row.id}\`: ${note}`));
  const tables = measured.flatMap(({ result }) =>
    (result.tables ?? []).flatMap(({ caption, rows: own }) => ['', `${caption}:`, '', markdownTable(own)]),
  );
  return [`${how} ${versions.join('; ')}.`, '', markdownTable([HEADER, ...rows]), '', ...notes, ...tables].join('\n');
}
