/** Records that are whole pools, with a list of each trait: a value of each candidate. */
import { InputError } from '../../../theory/errors';
import { type Row, type Rows, locatedRow } from '../sources';
import { type Pool, Sequence, checkValues, keptOf } from '../trace';
import { classIn, keptIn, numberIn, roundOf } from './cells';
import { type Field, listAt, valueAt } from './fields';
import type { Plan } from './plan';
import { idOf } from './pool-id';
import { isMissing } from './values';

/** Whether the field that names the pool is an id, which occurs once a round, and not a prompt, which may occur again. */
const isId = (pool: Field): boolean => /(?:^pool$|id$)/i.test(pool.name);

function keptList({ fields }: Row, kept: Field, size: number): readonly boolean[] | undefined {
  const list = listAt(fields, kept);
  if (list === undefined) {
    const value = valueAt(fields, kept.keys);
    if (isMissing(value)) return undefined;
    // The number of the only candidate that was kept.
    return keptOf([typeof value === 'string' ? Number(value) : value], size);
  }
  const isIndices = kept.list === kept.keys.length && !list.every((value) => typeof value === 'boolean');
  if (isIndices && !(list.length === size && list.every((value) => value === 0 || value === 1)))
    return keptOf(list, size);
  if (list.length !== size) throw new InputError(`"${kept.name}" has ${list.length} values for ${size} candidates`);
  return list.map((value) => keptIn(kept.name, value));
}

/** The ids of pools, made unique where prompts occur again. */
function idsIn(plan: Plan) {
  let round = 0;
  const counts = new Map<string, number>();
  return (row: Row, inRound: number): string => {
    if (plan.pool === undefined) return String(row.at);
    const id = idOf(valueAt(row.fields, plan.pool.keys));
    if (isId(plan.pool)) return id;
    if (inRound !== round) counts.clear();
    round = inRound;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id} (${count})`;
  };
}

function poolOf(row: Row, plan: Plan, round: number, id: string): Pool {
  const lists = plan.columns.map((column) => ({ column, values: listAt(row.fields, column.field) }));
  const first = lists.find(({ values }) => values !== undefined);
  const size = first?.values?.length ?? 0;
  if (first === undefined || size === 0) {
    throw new InputError(
      `the pool has no candidates: "${plan.columns[0]?.field.name ?? ''}" is no list of values; leave the record out`,
    );
  }
  checkValues(size, plan.columns.length);
  const numbers = new Map<string, Float64Array>();
  const classes = new Map<string, readonly (string | undefined)[]>();
  for (const { column, values } of lists) {
    if (values !== undefined && values.length !== size) {
      throw new InputError(
        `"${column.field.name}" has ${values.length} values and "${first.column.field.name}" has ${size}; each candidate needs one`,
      );
    }
    if (column.kind === 'class')
      classes.set(
        column.trait,
        values?.map((value, i) => classIn(column, value, i)) ?? new Array<undefined>(size).fill(undefined),
      );
    else {
      const numeric = new Float64Array(size).fill(NaN);
      values?.forEach((value, i) => (numeric[i] = numberIn(column, value)));
      numbers.set(column.trait, numeric);
    }
  }
  const kept = plan.kept === undefined ? undefined : keptList(row, plan.kept, size);
  return { kind: 'pool', line: row.at, round, id, size, numbers, classes, kept };
}

/**
 * The pools of records that are whole pools.
 * @param otherwise the round of records without one
 * @throws InputError naming file and place of the first fault
 */
export async function* readPools(rows: Rows, plan: Plan, otherwise: number): AsyncGenerator<readonly Pool[]> {
  const sequence = new Sequence({});
  const idIn = idsIn(plan);
  for await (const batch of rows.batches) {
    yield batch.map((row) => {
      try {
        const round = roundOf(row, plan, otherwise);
        const pool = poolOf(row, plan, round, idIn(row, round));
        sequence.check(pool);
        return pool;
      } catch (error) {
        throw locatedRow(rows, row.at, error);
      }
    });
  }
}
