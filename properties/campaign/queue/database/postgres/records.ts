/**
 * Records in PostgreSQL: the first of each unit in one table, those with other answers in another.
 *
 * `insert … on conflict do nothing` keeps the first record. It is on disk when the statement returns, since every connection has `synchronous_commit` on.
 */
import type { RecordTable, UnitTexts } from '../campaign-database';
import type { Query } from './query';
import { SCHEMA } from './schema';

const READ_AT_ONCE = 1000;

interface Row {
  readonly key: string;
  readonly record: string;
}

/** The records of one version of the code. */
export function postgresRecords(query: Query, fingerprint: string): RecordTable {
  const othersOf = async (keys: readonly string[]): Promise<readonly Row[]> => {
    const text = `select key, record from ${SCHEMA}.divergent where fingerprint = $1 and key = any($2) order by kept`;
    return (await query<Row>(text, [fingerprint, keys])).rows;
  };

  const keys = async (text: string, values: readonly unknown[] = []): Promise<readonly string[]> =>
    (await query<{ key: string }>(text, [fingerprint, ...values])).rows.map(({ key }) => key);

  async function* all(isWanted: (key: string) => boolean): AsyncGenerator<UnitTexts> {
    const text = `select key, record from ${SCHEMA}.record where fingerprint = $1 and key > $2 order by key limit ${READ_AT_ONCE}`;
    for (let after = ''; ;) {
      const { rows } = await query<Row>(text, [fingerprint, after]);
      const last = rows.at(-1);
      if (last === undefined) return;
      const wanted = rows.filter(({ key }) => isWanted(key));
      const others = await othersOf(wanted.map(({ key }) => key));
      for (const { key, record } of wanted)
        yield { key, texts: [record, ...others.filter((other) => other.key === key).map((other) => other.record)] };
      after = last.key;
    }
  }

  return {
    put: async ({ key, sha256, text, ends }) => {
      const values = [fingerprint, key, sha256, text];
      const insert = `insert into ${SCHEMA}.record (fingerprint, key, sha256, record, ends) values ($1, $2, $3, $4, $5) on conflict do nothing`;
      if ((await query(insert, [...values, ends])).rowCount === 1) return 'stored';
      const first = `select 1 from ${SCHEMA}.record where fingerprint = $1 and key = $2 and sha256 = $3`;
      if ((await query(first, values.slice(0, 3))).rowCount === 1) return 'known';
      const another = `insert into ${SCHEMA}.divergent (fingerprint, key, sha256, record) values ($1, $2, $3, $4) on conflict do nothing`;
      await query(another, values);
      return 'divergent';
    },
    missing: (asked) => {
      const text =
        `select key from unnest($2::text[]) with ordinality as asked (key, place) where not exists ` +
        `(select from ${SCHEMA}.record where fingerprint = $1 and record.key = asked.key) order by place`;
      return keys(text, [asked]);
    },
    of: async (key) => {
      const text = `select key, record from ${SCHEMA}.record where fingerprint = $1 and key = $2`;
      const { rows } = await query<Row>(text, [fingerprint, key]);
      return rows.length === 0 ? [] : [...rows, ...(await othersOf([key]))].map(({ record }) => record);
    },
    all,
    ending: () => keys(`select key from ${SCHEMA}.record where fingerprint = $1 and ends`),
    divergent: () => keys(`select distinct key from ${SCHEMA}.divergent where fingerprint = $1 order by key`),
  };
}
