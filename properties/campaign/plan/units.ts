/**
 * The units of a plan, computed from it and never listed: a plan of a million units is as small as one of ten.
 *
 * Units come in the order of the plan: search after search, and the blocks of a search in order. A unit ends at the end of a block, or of its
 * search, so a plan with more cases has the same units but for the last of each search.
 */
import { BLOCK_CASES, type Sought, blockCount } from '../../search';
import type { Plan, PlannedSearch, Unit } from './plan';

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

/** Names a search with its seed, such as `lemma-2.2/cell/discrete/seed 7`. */
export function searchKey({
  task: { statement, sought, seed },
  loopSha256,
}: Pick<PlannedSearch, 'task' | 'loopSha256'>): string {
  const file = loopSha256 === undefined ? [] : [loopSha256];
  return [statement, ...namesOf(sought), ...file, `seed ${seed}`].join('/');
}

/** Number of units of a search. */
export const unitsOf = ({ cases, blocksPerUnit }: PlannedSearch): number =>
  Math.ceil(blockCount(cases) / blocksPerUnit);

/** One of several static shards of a plan: from 0 to before `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a unit belongs to a shard. A shard has contiguous units of each search, about as many of each as any other, so its records merge
 * into one range for each search. Searches of few units begin at different shards.
 */
export function inShard(plan: Plan, { search, from }: Unit, { index, count }: Shard): boolean {
  const planned = plan.searches[search];
  if (planned === undefined) return false;
  const place = from / (planned.blocksPerUnit * BLOCK_CASES);
  return (Math.floor((place * count) / unitsOf(planned)) + search) % count === index;
}

/** Number of units of a plan. */
export const unitCount = ({ searches }: Plan): number => searches.reduce((sum, search) => sum + unitsOf(search), 0);

/** A unit of one search, from its place in it; `before` is the number of units of the searches before. */
function unitOf(planned: PlannedSearch, search: number, place: number, before: number): Unit {
  const size = planned.blocksPerUnit * BLOCK_CASES;
  const from = place * size;
  const to = Math.min(from + size, planned.cases);
  return { key: `${searchKey(planned)}/${from}-${to}`, position: before + place, search, from, to };
}

/** The units of a plan, in order, from a position on. */
export function* unitsFrom({ searches }: Plan, position = 0): Generator<Unit> {
  let before = 0;
  for (const [search, planned] of searches.entries()) {
    const count = unitsOf(planned);
    for (let place = Math.max(0, position - before); place < count; place += 1)
      yield unitOf(planned, search, place, before);
    before += count;
  }
}

/** The units of one search, in order. */
export function* unitsOfSearch(plan: Plan, search: number): Generator<Unit> {
  const planned = plan.searches[search];
  if (planned === undefined) return;
  const before = plan.searches.slice(0, search).reduce((sum, each) => sum + unitsOf(each), 0);
  for (let place = 0; place < unitsOf(planned); place += 1) yield unitOf(planned, search, place, before);
}

/** A key that `unitsFrom` may have given, taken apart; undefined for any other text. */
export function keyParts(
  key: string,
): { readonly search: string; readonly from: number; readonly to: number } | undefined {
  const [, search, from, to] = /^(.+)\/(\d+)-(\d+)$/.exec(key) ?? [];
  return search === undefined ? undefined : { search, from: Number(from), to: Number(to) };
}

/** Whether a range of cases is that of a unit of the search. */
export function isUnit({ cases, blocksPerUnit }: PlannedSearch, { from, to }: Pick<Unit, 'from' | 'to'>): boolean {
  const size = blocksPerUnit * BLOCK_CASES;
  return from % size === 0 && from < cases && to === Math.min(from + size, cases);
}

/** The blocks of a unit: the first, and the one after the last. */
export const blocksOf = ({ from, to }: Pick<Unit, 'from' | 'to'>): { readonly from: number; readonly to: number } => ({
  from: from / BLOCK_CASES,
  to: blockCount(to),
});

/** Tells whether a plan has the unit of a key. */
export function unitTest({ searches }: Plan): (key: string) => boolean {
  const planned = new Map(searches.map((search) => [searchKey(search), search]));
  return (key) => {
    const parts = keyParts(key);
    const search = parts && planned.get(parts.search);
    return parts !== undefined && search !== undefined && isUnit(search, parts);
  };
}
