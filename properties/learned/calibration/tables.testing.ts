/** The tables of the study, in Markdown, and whether it failed. */
import { type FaultCounts, isMissed } from './planted.testing';
import { type NullCounts, isTooMany } from './study.testing';

const rowOf = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;

const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rowOf(head) + rowOf(head.map((_, i) => (i === 0 ? '---' : '---:'))) + rows.map(rowOf).join('');

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join('; ');

export function nullTable(all: readonly NullCounts[], alpha: number): string {
  const cell = (errors: number, runs: number): string =>
    `${errors} of ${runs}${isTooMany(errors, runs, alpha) ? ' **too many**' : ''}`;
  const rows = all.map(({ setting, runs, missed, wrong, which, verdicts }) => [
    setting.name,
    cell(wrong, runs),
    cell(missed, runs),
    listed(which),
    listed(verdicts),
  ]);
  return tableOf(['loop', 'wrong verdicts', 'bands that miss', 'which', 'claims'], rows);
}

const decimal = (x: number): string => String(Number(x.toPrecision(3)));

export function faultTable(faults: readonly FaultCounts[]): string {
  const rows = faults.map((counts) => {
    const { fault, share, violation, power, caught, runs } = counts;
    return [
      fault.name,
      `${fault.statement} (${fault.claim})`,
      share,
      decimal(violation),
      decimal(power),
      `${caught} of ${runs}${isMissed(counts) ? ' **too few**' : ''}`,
    ];
  });
  return tableOf(['what was planted', 'claim', 'share', 'violation', 'power stated', 'refuted'], rows);
}

export const hasFailed = (all: readonly NullCounts[], faults: readonly FaultCounts[], alpha: number): boolean =>
  all.some(({ missed, wrong, runs }) => isTooMany(missed, runs, alpha) || isTooMany(wrong, runs, alpha)) ||
  faults.some(isMissed);
