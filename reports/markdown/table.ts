/** A table in Markdown. */
import { type Cell, type Column, NOTHING, type Table } from '../tables';
import { codeSpan, escapeMarkdown } from '../words';

const ALIGNMENTS = { words: '---', number: '---:', sign: ':-:' } as const;

const line = (entries: readonly string[]): string => `| ${entries.join(' | ')} |`;

const headText = ({ title, isId }: Column): string => (isId ? codeSpan(title, 'table') : escapeMarkdown(title));

function cellText({ kind }: Column, { verdict, text = NOTHING }: Cell): string {
  if (verdict === undefined) return escapeMarkdown(text);
  return escapeMarkdown(kind === 'sign' ? verdict.sign : `${verdict.sign} ${verdict.words}`);
}

/** The lines of the table, followed by an empty line. */
export function tableMarkdown({ names, columns, rows }: Table): readonly string[] {
  const heads = [names, ...columns];
  const lines = rows.map(({ id, title, cells }) => [
    [codeSpan(id, 'table'), ...(title === undefined ? [] : [escapeMarkdown(title)])].join(' '),
    ...columns.map((column, i) => cellText(column, cells[i] ?? {})),
  ]);
  return [...[heads.map(headText), heads.map(({ kind }) => ALIGNMENTS[kind]), ...lines].map(line), ''];
}
