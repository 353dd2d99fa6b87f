/**
 * Runs null and near-null loops whose laws are known, and counts bands that miss the truth, wrong verdicts, and planted violations that are caught.
 *
 *     npm run check:learned -- --runs 100
 *
 * Prints the tables of `docs/learned-calibration.md`. Exit code 1 if runs have a missed band or a wrong verdict more often than at their error probability, or a
 * violation of the stated size is refuted less often than stated; 2 for a bad option. 100 runs of each setting take some minutes on one core.
 */
import { parseArgs } from 'node:util';
import { FAULTS, type FaultCounts, caughtOf } from '../properties/learned/calibration/planted.testing';
import { SETTINGS } from '../properties/learned/calibration/settings.testing';
import { type NullCounts, countsOf } from '../properties/learned/calibration/study.testing';
import { faultTable, hasFailed, nullTable } from '../properties/learned/calibration/tables.testing';

const ALPHA = 0.05;
/** Runs of each planted violation, in those of each setting. */
const FAULT_FACTOR = 2;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '100' } } });
  const runs = Number(values.runs);
  if (!(Number.isSafeInteger(runs) && runs >= 5)) {
    process.stderr.write(`error: --runs ${values.runs} is not a whole number of at least 5\n`);
    process.exitCode = 2;
    return;
  }
  const nulls: NullCounts[] = [];
  for (const [i, setting] of SETTINGS.entries()) nulls.push(await countsOf(setting, i, { runs, alpha: ALPHA }));
  process.stdout.write(`${nullTable(nulls, ALPHA)}\n`);
  const faults: FaultCounts[] = [];
  for (const fault of FAULTS) faults.push(await caughtOf(fault, FAULT_FACTOR * runs));
  process.stdout.write(faultTable(faults));
  process.exitCode = hasFailed(nulls, faults, ALPHA) ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
});
