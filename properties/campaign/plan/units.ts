/**
 * The units of a plan, computed from it and never listed: a plan of a million units is as small as one of ten.
 *
 * Units come in the order of the plan: task after task, and the ranges of a task in order. A unit of a search ends at the end of a block, or of its
 * search, so a plan with more cases has the same units but for the last of each search. A trial is one unit, from 0 to 1.
 */
import { BLOCK_CASES, type Sought, blockCount } from '../../search';
import type { Plan, PlannedSearch, PlannedTask, PlannedTrial, Unit } from './plan';

/** How a task is cut: into ranges of `step` of its `size`, of which the last may be shorter. */
export const cutOf = (task: PlannedTask): { readonly size: number; readonly step: number } =>
  task.kind === 'search' ? { size: task.cases, step: task.blocksPerUnit * BLOCK_CASES } : { size: 1, step: 1 };

const namesOf = (sought: Sought): readonly string[] => {
  switch (sought.kind) {
    case 'cell':
      return ['cell', sought.model];
    case 'hypothesis':
    case 'kept hypothesis':
    case 'mutant':
      return [sought.kind, sought.id];
    case 'variant':
      return [sought.aim === 'all cases' ? 'loop' : 'loop to be refuted', sought.loop];
  }
};

type SearchName = Pick<PlannedSearch, 'kind' | 'search' | 'loopSha256'>;

const keyOfSearch = ({ search: { statement, sought, seed }, loopSha256 }: SearchName): string => {
  const file = loopSha256 === undefined ? [] : [loopSha256];
  return [statement, ...namesOf(sought), ...file, `seed ${seed}`].join('/');
};

/** All that decides what a trial finds is in its key, also the statements, and the budget of which its checks have shares. */
const keyOfTrial = ({ name, statements, budget: { alpha, checks }, seed }: PlannedTrial): string =>
  ['learned', name, statements.join(' '), `alpha ${alpha} over ${checks} checks`, `seed ${seed}`].join('/');

/** Names a task with its seed, such as `lemma-2.2/cell/discrete/seed 7`. */
export const taskKey = (task: SearchName | PlannedTrial): string =>
  task.kind === 'search' ? keyOfSearch(task) : keyOfTrial(task);

/** Number of units of the first part of a task, up to a case. @param to @defaultValue all of it */
export function unitsOf(task: PlannedTask, to = Infinity): number {
  const { size, step } = cutOf(task);
  return Math.ceil(Math.min(size, to) / step);
}

/** One of several static shards of a plan: from 0 to before `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a unit belongs to a shard. A shard has contiguous units of each task, about as many of each as any other, so its records merge
 * into one range for each task. Tasks of few units begin at different shards.
 */
export function inShard(plan: Plan, { task, from }: Unit, { index, count }: Shard): boolean {
  const planned = plan.tasks[task];
  if (planned === undefined) return false;
  const place = from / cutOf(planned).step;
  return (Math.floor((place * count) / unitsOf(planned)) + task) % count === index;
}

/** Number of units of a plan. */
export const unitCount = ({ tasks }: Plan): number => tasks.reduce((sum, task) => sum + unitsOf(task), 0);

/** A unit of one task, from its place in it; `before` is the number of units of the tasks before. */
function unitOf(planned: PlannedTask, task: number, place: number, before: number): Unit {
  const { size, step } = cutOf(planned);
  const from = place * step;
  const to = Math.min(from + step, size);
  return { key: `${taskKey(planned)}/${from}-${to}`, position: before + place, task, from, to };
}

/** The units of a plan, in order, from a position on. */
export function* unitsFrom({ tasks }: Plan, position = 0): Generator<Unit> {
  let before = 0;
  for (const [task, planned] of tasks.entries()) {
    const count = unitsOf(planned);
    for (let place = Math.max(0, position - before); place < count; place += 1)
      yield unitOf(planned, task, place, before);
    before += count;
  }
}

/** A key that `unitsFrom` may have given, taken apart; undefined for any other text. */
export function keyParts(
  key: string,
): { readonly task: string; readonly from: number; readonly to: number } | undefined {
  const [, task, from, to] = /^(.+)\/(\d+)-(\d+)$/.exec(key) ?? [];
  return task === undefined ? undefined : { task, from: Number(from), to: Number(to) };
}

/** Whether a range is that of a unit of the task. */
export function isUnit(task: PlannedTask, { from, to }: Pick<Unit, 'from' | 'to'>): boolean {
  const { size, step } = cutOf(task);
  return from % step === 0 && from < size && to === Math.min(from + step, size);
}

/** The blocks of a unit of a search: the first, and the one after the last. */
export const blocksOf = ({ from, to }: Pick<Unit, 'from' | 'to'>): { readonly from: number; readonly to: number } => ({
  from: from / BLOCK_CASES,
  to: blockCount(to),
});

/** Tells whether a plan has the unit of a key. */
export function unitTest({ tasks }: Plan): (key: string) => boolean {
  const planned = new Map(tasks.map((task) => [taskKey(task), task]));
  return (key) => {
    const parts = keyParts(key);
    const task = parts && planned.get(parts.task);
    return parts !== undefined && task !== undefined && isUnit(task, parts);
  };
}
