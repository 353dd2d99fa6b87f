/** Opens a campaign's database on a server of PostgreSQL. */
import type { ConnectionOptions } from 'bullmq';
import { InputError } from '../../../../../theory/errors';
import type { PostgresAddress } from '../address';
import type { CampaignDatabase, CampaignEntry } from '../campaign-database';
import { loadPostgresPeers } from '../peers';
import { openUnitQueue } from '../unit-queue';
import { patientBackend } from './backend';
import { isStarting, patiently } from './patience';
import { postgresRecords } from './records';
import { type Query, patientQuery } from './query';
import { QUEUE_SCHEMA, SCHEMA, makeTables } from './schema';

/** Milliseconds that a connection may take. */
const PATIENCE = 10_000;
/** Connections of a pool. A worker has three pools and one connection more, on which it is told of new units. */
const CONNECTIONS = 2;

function entryOf(query: Query, id: string): CampaignEntry {
  const from = `from ${SCHEMA}.campaign where id = $1`;
  return {
    plan: async () => (await query<{ plan: string }>(`select plan ${from}`, [id])).rows[0]?.plan,
    register: async (plan) => {
      await query(`insert into ${SCHEMA}.campaign (id, plan) values ($1, $2) on conflict do nothing`, [id, plan]);
    },
    cursor: async () =>
      (await query<{ cursor: string | null }>(`select cursor ${from}`, [id])).rows[0]?.cursor ?? undefined,
    moveCursor: async (before, to) => {
      const text = `update ${SCHEMA}.campaign set cursor = $3 where id = $1 and cursor is not distinct from $2`;
      return (await query(text, [id, before ?? null, to])).rowCount === 1;
    },
  };
}

/**
 * Opens the database.
 * @param onFault - is told of every lost connection; what was asked waits for the server
 * @throws InputError if a package is missing, or if the server cannot be used
 */
export async function openPostgres(
  { url, shown }: PostgresAddress,
  onFault: (error: Error) => void,
): Promise<CampaignDatabase> {
  const { bullmq, pg } = await loadPostgresPeers();
  const config = { connectionString: url, connectionTimeoutMillis: PATIENCE, max: CONNECTIONS, keepAlive: true };
  const pool = new pg.Pool({ ...config, options: '-c synchronous_commit=on' });
  pool.on('error', onFault);
  const connection = { ...config, schema: QUEUE_SCHEMA };
  try {
    await patiently(() => makeTables(pool), onFault, isStarting);
    const client = await pool.connect();
    await bullmq.runMigrations(client, QUEUE_SCHEMA).finally(() => client.release());
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `the PostgreSQL server ${shown} cannot be used (${reason}); ` +
        'start it, correct the address or the password, ' +
        'let its user create schemas, or name the authority of its certificate in NODE_EXTRA_CA_CERTS',
    );
  }
  const query = patientQuery(pool, onFault);
  const place = {
    connection: connection as ConnectionOptions,
    backend: patientBackend(bullmq.createPostgresBackend, onFault),
    patiently: <Answer>(ask: () => Promise<Answer>) => patiently(ask, onFault),
    onFault,
  };
  return {
    shown,
    campaigns: async () =>
      (await query<{ id: string }>(`select id from ${SCHEMA}.campaign order by id`, [])).rows.map(({ id }) => id),
    campaign: (id) => entryOf(query, id),
    records: (fingerprint) => postgresRecords(query, fingerprint),
    queue: (id) => openUnitQueue(bullmq, id, place),
    close: () => pool.end(),
  };
}
