/**
 * Decides from the first records of a file which field is what, so that the others are read without a look at their other fields.
 *
 * The user's map comes first, then the layout of the format. The remaining fields of numbers are traits; texts are not, because most are prompts and
 * completions.
 */
import { InputError } from '../../../theory/errors';
import type { Row } from '../sources';
import { type Field, fieldsOf, listAt, nameInList } from './fields';
import type { Layout, ReadOptions } from './layout';
import { numberOf } from './values';

/** A trait and the field that holds it. */
export interface Column {
  readonly trait: string;
  readonly field: Field;
  readonly kind: 'number' | 'class';
}

/** Which field is what. */
export interface Plan {
  readonly round: Field | undefined;
  readonly pool: Field | undefined;
  readonly kept: Field | undefined;
  readonly columns: readonly Column[];
  /** The trait that is the reward, if that is clear. */
  readonly reward: string | undefined;
  /** The number that the file gives to its first round. */
  readonly firstRound: 0 | 1;
  readonly notes: readonly string[];
}

const ROLES = ['round', 'pool', 'kept'] as const;

/** Names of fields that number or name records. */
const NUMBERING = /^(?:|id|idx|index|rank|seed|unnamed: \d+|.*[_.](?:id|idx|index))$/i;

/** Finds a field by its name, with or without the list that it is in. */
function find(fields: ReadonlyMap<string, Field>, name: string): Field | undefined {
  return fields.get(name) ?? [...fields.values()].find((field) => nameInList(field) === name);
}

function mapped(fields: ReadonlyMap<string, Field>, role: string, name: string): Field {
  const field = find(fields, name);
  if (field !== undefined) return field;
  const known = [...fields.keys()].slice(0, 20).join(', ');
  throw new InputError(
    `the map says that ${role} is the field "${name}", which the first records do not have; they have ${known}`,
  );
}

function firstOf(fields: ReadonlyMap<string, Field>, names: readonly string[]): Field | undefined {
  for (const name of names) {
    const field = find(fields, name);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** Whether a field has, in all records that have both, as many values as the list of another. */
function isParallel(rows: readonly Row[], field: Field, primary: Field): boolean {
  return rows.every(({ fields }) => {
    const size = listAt(fields, primary)?.length;
    const length = listAt(fields, field)?.length;
    return size === undefined || length === undefined || size === length;
  });
}

/** The traits: those of the map, the reward of the layout, and all other fields of numbers. */
function columnsOf(
  rows: readonly Row[],
  fields: ReadonlyMap<string, Field>,
  layout: Layout,
  map: Readonly<Record<string, string>>,
  taken: ReadonlySet<string>,
): readonly Column[] {
  const inLists = layout.shape === 'pools';
  const columns: Column[] = [];
  const used = new Set(taken);
  const add = (trait: string, field: Field): void => {
    used.add(field.name);
    columns.push({ trait, field, kind: field.kind === 'text' ? 'class' : 'number' });
  };
  for (const [trait, name] of Object.entries(map)) {
    if (!(ROLES as readonly string[]).includes(trait)) add(trait, mapped(fields, trait, name));
  }
  const fits = (field: Field): boolean => field.kind !== 'text' && (field.list !== undefined) === inLists;
  if (map['reward'] === undefined) {
    const reward = layout.reward.map((name) => find(fields, name)).find((field) => field !== undefined && fits(field));
    if (reward !== undefined && !used.has(reward.name)) add('reward', reward);
  }
  const primary = columns[0]?.field;
  for (const field of fields.values()) {
    const name = nameInList(field);
    const isTrait = fits(field) && !used.has(field.name) && !NUMBERING.test(name);
    if (!isTrait || (inLists && primary !== undefined && !isParallel(rows, field, primary))) continue;
    const isTaken = columns.some(({ trait }) => trait === name);
    add(isTaken ? field.name : name, field);
  }
  return columns;
}

/** The trait that is the reward: the one that the user names, the one named `reward`, or the only candidate. */
function rewardOf(columns: readonly Column[], { notReward }: Layout, wanted: string | undefined): string | undefined {
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ trait }) => trait);
  if (wanted !== undefined) {
    if (numbers.includes(wanted)) return wanted;
    throw new InputError(
      `there is no trait "${wanted}" to be the reward; the traits are ${numbers.join(', ') || 'not there'}`,
    );
  }
  if (numbers.includes('reward')) return 'reward';
  const [only, ...more] = numbers.filter((trait) => !notReward.includes(trait));
  return more.length === 0 ? only : undefined;
}

function firstRoundOf(rows: readonly Row[], round: Field | undefined): number | undefined {
  const [first] = rows;
  return first === undefined || round === undefined ? undefined : numberOf(valueOf(first, round));
}

const valueOf = ({ fields }: Row, { keys }: Field): unknown =>
  keys.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key], fields);

/**
 * @param rows the first records of the file, at least one
 * @throws InputError if the map names a field that is not there, or no trait is found
 */
export function planOf(rows: readonly Row[], layout: Layout, options: ReadOptions): Plan {
  const { map = {} } = options;
  const fields = fieldsOf(rows, layout.shape === 'pools');
  const roles = ROLES.map((role) => {
    const name = map[role];
    return name === undefined ? firstOf(fields, layout[role]) : mapped(fields, role, name);
  });
  const [round, pool, kept] = roles;
  const taken = new Set(roles.flatMap((field) => field?.name ?? []));
  const columns = columnsOf(rows, fields, layout, map, taken);
  if (columns.length === 0) {
    throw new InputError(
      `no field holds a trait of the candidates; the records have ${[...fields.keys()].slice(0, 20).join(', ')}: name one by a map, such as reward=FIELD`,
    );
  }
  const reward = rewardOf(columns, layout, options.reward);
  const first = options.firstRound ?? (firstRoundOf(rows, round) === 0 ? 0 : 1);
  const read = new Set([...taken, ...columns.map(({ field }) => field.name)]);
  const unread = [...fields.keys()].filter(
    (name) =>
      !read.has(name) && ![...read].some((other) => other.startsWith(`${name}.`) || name.startsWith(`${other}.`)),
  );
  const notes = [
    `traits: ${columns.map(({ trait, field }) => (trait === field.name ? trait : `${trait} (${field.name})`)).join(', ')}`,
    ...(unread.length === 0
      ? []
      : [`fields that are not used: ${unread.slice(0, 12).join(', ')}${unread.length > 12 ? ', …' : ''}`]),
    ...(reward === undefined ? ['no trait is known to be the reward; name it by --reward'] : []),
    ...(first === 0 ? ['the file counts rounds from 0; here the first is round 1'] : []),
  ];
  return { round, pool, kept, columns, reward, firstRound: first, notes };
}
