/**
 * Kills workers, servers and coordinators of campaigns with SIGKILL, and tests that nothing is lost or counted twice:
 * `npm run campaign:chaos -- --kills 50 --servers 10 --coordinators 10 --seeds 5`.
 *
 * The numbers are for each backend, over all seeds. The kills of a seed go on over as many campaigns as they take, each of another seed of its plan. Every campaign is
 * started, worked off, exported, and compared with `verify --threads 1`, byte for byte but for times. Kills are counted only while units are left.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type RandomStream, stream } from '../models/random';
import { SERVERS, type TestServer } from '../properties/campaign/queue/database/servers.testing';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    servers: { type: 'string', default: '1' },
    coordinators: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    backend: { type: 'string', multiple: true, default: ['redis', 'postgres'] },
  },
});
const ROOT = resolve(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'curated-loops-chaos-'));
const MAIN = join(folder, 'dist', 'cli', 'main.js');
const SEARCH = ['--only', 'lemma-2.2', '--model', 'discrete', '--cases', '20000'];

interface Kills {
  workers: number;
  servers: number;
  coordinators: number;
}

/** The bundle finds the packages of the project. */
const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };

function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, output: `${stdout}${stderr}` };
}

/** @throws Error with the output if the command ends with another code */
function mustRun(...args: readonly string[]): string {
  const { status, output } = run(...args);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${output}`);
  return output;
}

const startWorker = (url: string, id: string): ChildProcess =>
  spawn(
    process.execPath,
    [MAIN, 'campaign', 'worker', '--queue', url, '--campaign', id, '--threads', '2', '--lock', '2s'],
    {
      cwd: folder,
      env,
      stdio: 'ignore',
    },
  );

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.kill('SIGKILL');
  await ended;
}

/** The results without the times, which no two runs share. */
function resultsIn(path: string): string {
  const { timing: _timing, ...results } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return JSON.stringify(results);
}

/** One campaign under kills; the poison units that had to be tried again. */
async function campaign(server: TestServer, seed: number, left: Kills, random: RandomStream): Promise<number> {
  const [plan, report, alone] = ['plan.json', 'report', 'alone'].map((name) =>
    join(folder, `${server.kind}-${seed}-${name}`),
  );
  if (plan === undefined || report === undefined || alone === undefined) throw new Error('three paths');
  mustRun('campaign', 'plan', ...SEARCH, '--seed', String(seed), '--unit', '1s', '--out', plan);
  const { id } = JSON.parse(readFileSync(plan, 'utf8')) as { readonly id: string };
  const queue = ['--queue', server.url];
  const start = ['campaign', 'start', plan, ...queue];
  if (left.coordinators > 0) {
    left.coordinators -= 1;
    const coordinator = spawn(process.execPath, [MAIN, ...start], { cwd: folder, env, stdio: 'ignore' });
    await sleep(100 + random.index(500));
    if (isAlive(coordinator)) await killed(coordinator);
    else left.coordinators += 1; // It was faster.
  }
  mustRun(...start);
  let workers = Array.from({ length: Number(values.workers) }, () => startWorker(server.url, id));
  let pardoned = 0;
  for (;;) {
    await sleep(500 + random.index(1500));
    if (workers.every((worker) => !isAlive(worker))) {
      const { status, output } = run('campaign', 'status', ...queue, '--campaign', id, '--json');
      if (status === 0) break;
      const { counts } = JSON.parse(output) as { readonly counts: { readonly poison: number } };
      pardoned += counts.poison;
      mustRun(...start, '--retry-poison');
      workers = workers.map(() => startWorker(server.url, id));
      continue;
    }
    const victim = workers.findIndex(isAlive);
    const worker = workers[victim];
    if (left.workers > 0 && worker !== undefined) {
      await killed(worker);
      left.workers -= 1;
      workers[victim] = startWorker(server.url, id);
      workers.push(...workers.splice(0, 1)); // Another one is next.
    }
    if (left.servers > 0 && random.index(4) === 0) {
      await server.kill();
      left.servers -= 1;
      await sleep(random.index(1000));
      await server.restart();
    }
  }
  mustRun('campaign', 'export', '--plan', plan, ...queue, '--out', report);
  mustRun('verify', ...SEARCH, '--seed', String(seed), '--threads', '1', '--out', alone);
  const [exported, expected] = [report, alone].map((path) => resultsIn(join(path, 'results.json')));
  if (exported !== expected)
    throw new Error(`${server.kind}, seed ${seed}: the export differs from verify; see ${report} and ${alone}`);
  return pardoned;
}

/** All kills on one backend. */
async function chaos(kind: 'redis' | 'postgres'): Promise<void> {
  const began = performance.now();
  const seeds = Number(values.seeds);
  const share = (all: string, seed: number): number =>
    Math.floor((Number(all) * (seed + 1)) / seeds) - Math.floor((Number(all) * seed) / seeds);
  let [campaigns, pardoned] = [0, 0];
  const server = await SERVERS[kind]();
  try {
    for (let seed = 0; seed < seeds; seed += 1) {
      const random = stream(seed + 1, kind, 'kills');
      const left = {
        workers: share(values.kills, seed),
        servers: share(values.servers, seed),
        coordinators: share(values.coordinators, seed),
      };
      do {
        pardoned += await campaign(server, 1000 * (seed + 1) + campaigns, left, random);
        campaigns += 1;
        console.log(
          `${kind}, seed ${seed + 1}, campaign ${campaigns}: the same bytes; left to kill: ${JSON.stringify(left)}`,
        );
      } while (left.workers + left.servers + left.coordinators > 0);
    }
  } finally {
    await server.remove();
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${kind}: ${values.kills} workers, ${values.servers} servers and ${values.coordinators} coordinators killed over ${seeds} seeds and ${campaigns} campaigns; ` +
      `0 units lost, 0 counted twice; ${pardoned} poison units tried again; ${seconds} s`,
  );
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'bundle.mjs'), '--into', join(folder, 'dist')], {
    stdio: 'inherit',
  });
  for (const kind of values.backend) {
    if (kind !== 'redis' && kind !== 'postgres') throw new Error(`--backend ${kind}: give redis or postgres`);
    await chaos(kind);
  }
  rmSync(folder, { recursive: true, force: true });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
