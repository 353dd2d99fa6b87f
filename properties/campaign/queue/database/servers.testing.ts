/**
 * Servers of Redis and PostgreSQL for tests, each on a socket in a temporary folder, so that tests need no port and leave nothing behind.
 *
 * They are killed with SIGKILL and started again on the same data: a process is lost, not the power of its machine, as PostgreSQL runs without fsync here.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestServer {
  readonly kind: 'redis' | 'postgres';
  readonly url: string;
  /** Kills the server with its children; it loses what it had not handed to the system. */
  readonly kill: () => Promise<void>;
  /** Starts the server that was killed on the same data. */
  readonly restart: () => Promise<void>;
  /** Ends the server and removes its data. */
  readonly remove: () => Promise<void>;
}

const PATIENCE = 30_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something listens on a socket. */
async function listening(socket: string): Promise<void> {
  for (const began = performance.now(); performance.now() - began < PATIENCE; await pause(20)) {
    const open = await new Promise<boolean>((resolve) => {
      const connection = createConnection(socket, () => {
        connection.destroy();
        resolve(true);
      });
      connection.on('error', () => resolve(false));
    });
    if (open) return;
  }
  throw new Error(`nothing listens on ${socket} after ${PATIENCE / 1000} s`);
}

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** A program that is a group of processes of its own, so that its children are killed with it. */
function startedProgram({ command, args, ...as }: Program): ChildProcess {
  const child = spawn(command, args, { ...as, detached: true, stdio: 'ignore' });
  child.on('error', () => undefined); // Nothing listens, which the caller reports.
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function started(
  kind: TestServer['kind'],
  { folder, socket, url, program }: { folder: string; socket: string; url: string; program: Program },
): Promise<TestServer> {
  let child = startedProgram(program);
  await listening(socket);
  return {
    kind,
    url,
    kill: () => killed(child),
    restart: async () => {
      // A socket that a killed server left behind accepts nobody, so waiting for it is safe.
      child = startedProgram(program);
      await listening(socket);
    },
    remove: async () => {
      await killed(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The file of a program. @throws Error naming the package of Debian that has it */
function fileOf(name: string, folders: readonly string[], debian: string): string {
  const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined)
    throw new Error(`${name} is not installed, and the tests of queues need it: apt-get install ${debian}`);
  return file;
}

const searchPath = (): readonly string[] => (process.env['PATH'] ?? '').split(':');

/** Lines of the configuration, in place of those that a campaign needs. */
type RedisSettings = readonly (readonly [string, string])[];
export const DURABLE: RedisSettings = [
  ['appendonly', 'yes'],
  ['maxmemory-policy', 'noeviction'],
];

/** @param parent where its folder is made */
export async function startRedis(settings: RedisSettings = DURABLE, parent = tmpdir()): Promise<TestServer> {
  const command = fileOf('redis-server', searchPath(), 'redis-server');
  const folder = mkdtempSync(join(parent, 'curated-loops-redis-'));
  const socket = join(folder, 'redis.sock');
  const lines = [['port', '0'], ['unixsocket', socket], ['dir', folder], ['save', ''], ...settings];
  const args = lines.flatMap(([name = '', value = '']) => [`--${name}`, value]);
  return started('redis', { folder, socket, url: `unix://${socket}`, program: { command, args } });
}

/** The user that runs PostgreSQL, which refuses to be run by root. */
function postgresUser(): Pick<Program, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  const id = (which: string): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function postgresFolders(): readonly string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => join(debian, version, 'bin')), ...searchPath()];
}

interface PostgresSettings {
  /** The password of the user. @defaultValue none is asked for */
  readonly password?: string;
  /** More lines of the configuration. */
  readonly lines?: readonly string[];
  /** @defaultValue it listens on its socket alone */
  readonly port?: number;
  /** The user of the server gets these files, since it refuses a key that others can read. */
  readonly files?: readonly string[];
  /** Where its folder is made. @defaultValue the folder of temporary files */
  readonly parent?: string;
}

export async function startPostgres(settings: PostgresSettings = {}): Promise<TestServer> {
  const { password, lines = [], port, files = [], parent = tmpdir() } = settings;
  const command = fileOf('postgres', postgresFolders(), 'postgresql');
  const as = postgresUser();
  const folder = mkdtempSync(join(parent, 'curated-loops-pg-'));
  const secret = join(folder, 'password');
  writeFileSync(secret, password ?? '');
  if (as.uid !== undefined && as.gid !== undefined)
    for (const path of [folder, secret, ...files]) chownSync(path, as.uid, as.gid);
  const data = join(folder, 'data');
  const auth = password === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${secret}`];
  const make = [...auth, '--username=tester', '--no-sync', '--encoding=UTF8', '--locale=C', '-D', data];
  execFileSync(join(command, '..', 'initdb'), make, { ...as, stdio: 'ignore', cwd: folder });
  const at = port === undefined ? ['-h', '', '-p', '5432'] : ['-h', 'localhost', '-p', String(port)];
  const all = ['max_connections=200', 'fsync=off', ...lines].flatMap((line) => ['-c', line]);
  const args = ['-D', data, '-k', folder, ...at, ...all];
  return started('postgres', {
    folder,
    socket: join(folder, `.s.PGSQL.${port ?? 5432}`),
    url: `postgres://tester@/postgres?host=${folder}`,
    program: { command, args, ...as },
  });
}

export const SERVERS = { redis: () => startRedis(), postgres: () => startPostgres() } as const;
