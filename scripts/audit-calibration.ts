/**
 * Audits simulated traces whose truth is known, and counts intervals that miss it, wrong verdicts, and planted faults that are caught.
 *
 *     npm run check:audit -- --traces 500
 *
 * Prints the tables of `docs/audit-calibration.md`. Exit code 1 if an interval covers less often than at its confidence, a trace has wrong verdicts
 * more often than at its error probability, or a fault is caught less often than in nine of ten traces with as many pools as the audit calls enough;
 * 2 for a bad option. 500 traces of each setting take about half an hour on one core. `--only TEXT` runs the settings whose names have the text;
 * `--keep FILE` writes the counts of each setting to a file, from which the next run with as many traces continues.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAULTS, SETTINGS } from '../properties/audit/calibration/settings.testing';
import {
  type FaultCounts,
  type SettingCounts,
  caughtOf,
  countsOf,
} from '../properties/audit/calibration/study.testing';
import { coverageTable, faultTable, hasFailed, verdictTable } from '../properties/audit/calibration/tables.testing';

const ALPHA = 0.05;
/** Traces of each planted fault, as a share of those of each setting. */
const FAULT_SHARE = 0.2;

/** The counts of earlier runs by their key, and a function that keeps further ones. */
function keeper(file: string) {
  const lines = file !== '' && existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const known = new Map(lines.map((line) => JSON.parse(line) as [string, unknown]));
  return async <T>(key: string, count: () => Promise<T>): Promise<T> => {
    if (known.has(key)) return known.get(key) as T;
    const counts = await count();
    if (file !== '') appendFileSync(file, `${JSON.stringify([key, counts])}\n`);
    return counts;
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      traces: { type: 'string', default: '500' },
      only: { type: 'string', default: '' },
      keep: { type: 'string', default: '' },
    },
  });
  const traces = Number(values.traces);
  if (!(Number.isSafeInteger(traces) && traces >= 10)) {
    process.stderr.write(`error: --traces ${values.traces} is not a whole number of at least 10\n`);
    process.exitCode = 2;
    return;
  }
  const chosen = <T extends { readonly name: string }>(all: readonly T[]): (readonly [T, number])[] =>
    all.map((each, i) => [each, i] as const).filter(([{ name }]) => name.includes(values.only));
  const kept = keeper(values.keep);
  const settings: SettingCounts[] = [];
  for (const [setting, i] of chosen(SETTINGS)) {
    const counts = await kept(`${traces} of ${i}: ${setting.name}`, () =>
      countsOf(setting, i, { traces, alpha: ALPHA }),
    );
    settings.push({ ...counts, setting });
    process.stderr.write(`${setting.name}\n`);
  }
  const faults: FaultCounts[] = [];
  const each = Math.ceil(FAULT_SHARE * traces);
  for (const [fault, i] of chosen(FAULTS)) {
    const counts = await kept(`${each} of fault ${i}: ${fault.name}`, () => caughtOf(fault, i, each));
    faults.push({ ...counts, fault });
    process.stderr.write(`${fault.name}\n`);
  }
  process.stdout.write([verdictTable(settings, ALPHA), coverageTable(settings), faultTable(faults)].join('\n'));
  process.exitCode = hasFailed({ settings, faults }, ALPHA) ? 1 : 0;
}

void main();
