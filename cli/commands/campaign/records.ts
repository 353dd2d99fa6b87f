/** Reads plans, records and parts from files. */
import {
  type Part,
  type Plan,
  type RecordIndex,
  indexRecords,
  mergeParts,
  parsePart,
  parsePlan,
  partOfRecords,
  readRecords,
  recordFiles,
} from '../../../properties/campaign';
import { readText } from '../../input';

export const readPlan = (path: string): Plan => parsePlan(readText(path), path);

const isPart = (path: string): boolean => path.endsWith('.json');

/** The records of a plan in files and folders. @throws InputError for a path that is missing */
export const readIndex = (plan: Plan, paths: readonly string[]): Promise<RecordIndex> =>
  indexRecords(plan, (onDamaged) => readRecords(recordFiles(paths), onDamaged));

/** Everything that is known of a plan: its records, and the parts that were merged of others. */
export async function readAll(
  plan: Plan,
  paths: readonly string[],
): Promise<{ readonly part: Part; readonly index: RecordIndex }> {
  const index = await readIndex(
    plan,
    paths.filter((path) => !isPart(path)),
  );
  const parts = paths.filter(isPart).map((path) => parsePart(readText(path), path));
  return { part: mergeParts([await partOfRecords(plan, index), ...parts]), index };
}
