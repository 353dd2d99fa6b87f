/** Reads plans, records and parts from files. */
import {
  type Part,
  type Plan,
  type RecordIndex,
  type RecordSource,
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

/** The records in files and folders, and those of another source. @throws InputError for a path that is missing */
const sourceOf = (paths: readonly string[], also: RecordSource | undefined): RecordSource =>
  async function* (onDamaged) {
    yield* readRecords(recordFiles(paths), onDamaged);
    if (also !== undefined) yield* also(onDamaged);
  };

/** The records of a plan in files and folders. @throws InputError for a path that is missing */
export const readIndex = (plan: Plan, paths: readonly string[], also?: RecordSource): Promise<RecordIndex> =>
  indexRecords(plan, sourceOf(paths, also));

/** Everything that is known of a plan: its records, and the parts that were merged of others. */
export async function readAll(
  plan: Plan,
  paths: readonly string[],
  also?: RecordSource,
): Promise<{ readonly part: Part; readonly index: RecordIndex }> {
  const index = await readIndex(
    plan,
    paths.filter((path) => !isPart(path)),
    also,
  );
  const parts = paths.filter(isPart).map((path) => parsePart(readText(path), path));
  return { part: mergeParts([await partOfRecords(plan, index), ...parts]), index };
}
