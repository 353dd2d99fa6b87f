/**
 * Audits simulated traces whose truth is known, and counts intervals that miss it, wrong verdicts, and planted faults that are caught.
 *
 *     npm run check:audit -- --traces 500
 *
 * Prints the tables of `docs/audit-calibration.md`. Exit code 1 if an interval covers less often than at its confidence, a trace has wrong verdicts
 * more often than at its error probability, or a fault is caught less often than in nine of ten traces with as many pools as the audit calls enough;
 * 2 for a bad option. 500 traces of each setting take about half an hour on one core. `--only TEXT` runs the settings whose names have the text.
 */
import { parseArgs } from 'node:util';
import { FAULTS, SETTINGS } from '../properties/audit/calibration/settings.testing';
import { caughtOf, countsOf } from '../properties/audit/calibration/study.testing';
import { coverageTable, faultTable, hasFailed, verdictTable } from '../properties/audit/calibration/tables.testing';

const ALPHA = 0.05;
/** Traces of each planted fault, as a share of those of each setting. */
const FAULT_SHARE = 0.2;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { traces: { type: 'string', default: '500' }, only: { type: 'string', default: '' } },
  });
  const traces = Number(values.traces);
  if (!(Number.isSafeInteger(traces) && traces >= 10)) {
    process.stderr.write(`error: --traces ${values.traces} is not a whole number of at least 10\n`);
    process.exitCode = 2;
    return;
  }
  const chosen = <T extends { readonly name: string }>(all: readonly T[]): (readonly [T, number])[] =>
    all.map((each, i) => [each, i] as const).filter(([{ name }]) => name.includes(values.only));
  const settings = [];
  for (const [setting, i] of chosen(SETTINGS)) {
    settings.push(await countsOf(setting, i, { traces, alpha: ALPHA }));
    process.stderr.write(`${setting.name}\n`);
  }
  const faults = [];
  for (const [fault, i] of chosen(FAULTS)) {
    faults.push(await caughtOf(fault, i, Math.ceil(FAULT_SHARE * traces)));
    process.stderr.write(`${fault.name}\n`);
  }
  process.stdout.write([verdictTable(settings, ALPHA), coverageTable(settings), faultTable(faults)].join('\n'));
  process.exitCode = hasFailed({ settings, faults }, ALPHA) ? 1 : 0;
}

void main();
