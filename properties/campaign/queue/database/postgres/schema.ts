/** The tables of campaigns in PostgreSQL. BullMQ's own are in another schema, which it makes itself. */
import type { Pool } from 'pg';

export const SCHEMA = 'curated_loops';
/** The schema of BullMQ. */
export const QUEUE_SCHEMA = 'curated_loops_queue';

/** The number of an advisory lock: any that others do not use. Two programs that make the tables at once would fail. */
const LOCK = 7_306_931;

const TABLES = `
begin;
select pg_advisory_xact_lock(${LOCK});
create schema if not exists ${SCHEMA};
create table if not exists ${SCHEMA}.campaign (id text primary key, plan text not null, cursor text);
create table if not exists ${SCHEMA}.record (
  fingerprint text not null, key text collate "C" not null, sha256 text not null, record text not null, ends boolean not null,
  primary key (fingerprint, key));
create index if not exists record_ends on ${SCHEMA}.record (fingerprint, key) where ends;
create table if not exists ${SCHEMA}.divergent (
  fingerprint text not null, key text collate "C" not null, sha256 text not null, record text not null,
  kept bigint generated always as identity, primary key (fingerprint, key, sha256));
commit;
`;

/** Makes the tables that are not there. */
export async function makeTables(pool: Pool): Promise<void> {
  await pool.query(TABLES);
}
