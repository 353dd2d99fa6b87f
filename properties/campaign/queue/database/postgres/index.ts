/** The face of `properties/campaign/queue/postgres/`: campaigns on PostgreSQL. */
export { openPostgres } from './open';
