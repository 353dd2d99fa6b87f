/**
 * The address of a queue: a server of Redis (or Valkey) or of PostgreSQL.
 *
 *     redis://[user@]host[:port][/database]       rediss:// with TLS
 *     unix:///path/to/redis.sock[?db=database&user=user]
 *     postgres://[user@]host[:port]/database      with the parameters of libpq, such as ?sslmode=verify-full
 *     postgres://[user@]/database?host=/folder    by the socket in a folder
 *
 * Every user of a machine can read the command lines of its processes, so an address with a password is read from the environment or a file alone.
 */
import { InputError } from '../../../../theory/errors';

export interface RedisAddress {
  readonly kind: 'redis';
  /** The address without its password. */
  readonly shown: string;
  readonly at: { readonly host: string; readonly port: number } | { readonly path: string };
  readonly username?: string;
  readonly password?: string;
  /** Number of the database. */
  readonly db: number;
  readonly tls: boolean;
}

export interface PostgresAddress {
  readonly kind: 'postgres';
  readonly shown: string;
  readonly url: string;
}

export type QueueAddress = RedisAddress | PostgresAddress;

const FORMS =
  'redis://host:6379/0, rediss://host:6379/0, unix:///path/to/redis.sock?db=0 or postgres://user@host/database';
const REDIS_PORT = 6379;
/** libpq allows a user without a host, where the host is a parameter; URLs do not. */
const NO_HOST = /^(postgres(?:ql)?:\/\/[^/?#]*)@\//;

function readUrl(text: string): URL {
  try {
    return new URL(text.replace(NO_HOST, '$1@localhost/'));
  } catch {
    // The text may hold a password, and so it is not shown.
    throw new InputError(`the address of the queue is not a URL; give one such as ${FORMS}`);
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new InputError('the address of the queue has a "%" that encodes nothing; write "%25" for a percent sign');
  }
}

const secretOf = (url: URL): string => decoded(url.password) || (url.searchParams.get('password') ?? '');

/** The address without its password. */
function shownForm(text: string, url: URL): string {
  const withoutUser = url.password === '' ? text : text.replace(/^([^:]+:\/\/[^:/@]*):.*@(?=[^@]*$)/, '$1@');
  return withoutUser.replace(/([?&])password=[^&]*&?/, '$1').replace(/[?&]$/, '');
}

function databaseOf(text: string, shown: string): number {
  if (!/^\d*$/.test(text))
    throw new InputError(`${shown}: "${text}" is not the number of a database of Redis; give one such as 0`);
  return Number(text);
}

function redisAddress(url: URL, shown: string): RedisAddress {
  const socket = url.protocol === 'unix:';
  const path = decoded(url.pathname);
  if (socket ? path.length < 2 || url.hostname !== '' : url.hostname === '')
    throw new InputError(`${shown} names no ${socket ? 'path of a socket; three slashes begin it' : 'host'}: ${FORMS}`);
  const password = secretOf(url);
  const username = socket ? (url.searchParams.get('user') ?? '') : decoded(url.username);
  return {
    kind: 'redis',
    shown,
    at: socket ? { path } : { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || REDIS_PORT },
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
    db: databaseOf(socket ? (url.searchParams.get('db') ?? '') : path.slice(1), shown),
    tls: url.protocol === 'rediss:',
  };
}

/**
 * Reads an address.
 * @param options - `secret`: whether the text may hold a password, because it comes from the environment or a file
 * @throws InputError for another kind of address, and for a password where none may be; its message never shows the password
 */
export function parseQueueAddress(text: string, { secret }: { readonly secret: boolean }): QueueAddress {
  const url = readUrl(text.trim());
  const shown = shownForm(text.trim(), url);
  if (!secret && secretOf(url) !== '')
    throw new InputError(
      `the address ${shown} came with a password, which other users of this machine can read on the command line; ` +
        'put the whole address into an environment variable and give --queue-env NAME, or into a file and give --queue-file PATH',
    );
  switch (url.protocol) {
    case 'redis:':
    case 'rediss:':
    case 'unix:':
      return redisAddress(url, shown);
    case 'postgres:':
    case 'postgresql:':
      return { kind: 'postgres', shown, url: text.trim() };
    default:
      throw new InputError(`${shown} is not the address of a queue; give one such as ${FORMS}`);
  }
}
