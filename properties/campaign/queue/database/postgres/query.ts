/** A query that waits for the server. */
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { patiently } from './patience';

/** Runs one statement, which must be harmless to run twice. */
export type Query = <Row extends QueryResultRow>(text: string, values: readonly unknown[]) => Promise<QueryResult<Row>>;

export const patientQuery =
  (pool: Pool, onFault: (error: Error) => void): Query =>
  <Row extends QueryResultRow>(text: string, values: readonly unknown[]) =>
    patiently(() => pool.query<Row>(text, [...values]), onFault);
