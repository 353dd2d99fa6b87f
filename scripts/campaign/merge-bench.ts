/**
 * Measures `campaign status` and `campaign merge` on many records: `ts-node scripts/campaign/merge-bench.ts [--records 1000000]`, on Linux.
 *
 * Each record has the answer of a real block of lemma-2.2 on discrete models, of about 1.5 KB, with the count of its cases changed by the position of its unit, so that no two are
 * alike. The commands run in processes of their own, from the bundle; the memory is the most that the system has counted for such a process.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Plan, makePlan, serialisePlan } from '../../properties/campaign';
import { planId, unitsFrom } from '../../properties/campaign/plan';
import { encodeRecord, makeRecord } from '../../properties/campaign/records';
import { BLOCK_CASES, type Exploration, blockPhases, searchSpec } from '../../properties/search';
import { statementOf } from '../../theory';

const ROOT = resolve(__dirname, '../..');
const { values } = parseArgs({ options: { records: { type: 'string', default: '1000000' } } });
const STATEMENT = 'lemma-2.2';
const SEED = 7;
const A_FILE = 10_000;
const LOOK_EVERY = 100;
/** Where the processor times of a process stand in its `stat` after its name: in user mode and in the kernel, in ticks. */
const TIMES = [11, 13] as const;
/** Ticks per second. */
const TICKS = 100;

/** The exploration of a block, with some of its cases. */
async function explored(): Promise<Exploration> {
  const task = { statement: STATEMENT, sought: { kind: 'cell', model: 'discrete' }, cases: 1000, seed: SEED } as const;
  const phases = blockPhases(searchSpec(statementOf(STATEMENT), task));
  return phases.climb(0, await phases.explore(0));
}

/** Writes the plan, and the records of all its units. */
async function write(folder: string, plan: Plan): Promise<void> {
  const answer = await explored();
  const { sha256: fingerprint } = plan.fingerprint;
  const records = join(folder, 'records');
  mkdirSync(records);
  writeFileSync(join(folder, 'plan.json'), serialisePlan(plan));
  let file = createWriteStream(join(records, '0.records.jsonl'));
  for (const { key, position } of unitsFrom(plan)) {
    if (position > 0 && position % A_FILE === 0) {
      file.end();
      await once(file, 'finish');
      file = createWriteStream(join(records, `${position / A_FILE}.records.jsonl`));
    }
    const counts = { ...answer.counts, run: BLOCK_CASES + position };
    const about = { key, fingerprint, worker: 'bench:1', seconds: 10 };
    const line = `${encodeRecord(makeRecord({ explored: { ...answer, counts } }, about))}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Runs a command of the bundle, and tells its times and its memory. */
async function measured(folder: string, args: readonly string[]): Promise<string> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(folder, 'dist', 'cli', 'main.js'), ...args], {
    cwd: folder,
    env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let [most, processor] = [0, 0];
  const look = setInterval(() => {
    const about = (file: string): string => readFileSync(`/proc/${child.pid ?? 'self'}/${file}`, 'utf8');
    most = Math.max(most, Number(/VmHWM:\s*(\d+)/.exec(about('status'))?.[1] ?? 0));
    const times = about('stat')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(...TIMES);
    processor = times.reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
  }, LOOK_EVERY);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(look);
  const seconds = (performance.now() - began) / 1000;
  return (
    `campaign ${args[1] ?? ''}: exit code ${code}, ${seconds.toFixed(0)} s, of which ${processor.toFixed(0)} s of the processor, ` +
    `at most ${Math.round(most / 1024)} MB`
  );
}

async function main(): Promise<void> {
  const count = Number(values.records);
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-merge-'));
  try {
    const bundle = [join(ROOT, 'scripts', 'bundle.mjs'), '--into', join(folder, 'dist')];
    execFileSync(process.execPath, bundle, { stdio: 'inherit' });
    const fingerprint = { version: '0.0.0', sha256: 'f'.repeat(64) };
    const options = { only: [STATEMENT], models: ['discrete'], seed: SEED, unitSeconds: 0.001, fingerprint } as const;
    const whole = makePlan({ ...options, cases: count * BLOCK_CASES });
    const { id: _id, ...plan } = { ...whole, tasks: whole.tasks.slice(0, 1) };
    await write(folder, { ...plan, id: planId(plan) });
    const bytes = statSync(join(folder, 'records', '0.records.jsonl')).size / Math.min(count, A_FILE);
    console.log(`${count} records of ${Math.round(bytes)} bytes`);
    console.log(await measured(folder, ['campaign', 'status', '--plan', 'plan.json', 'records']));
    console.log(await measured(folder, ['campaign', 'merge', '--plan', 'plan.json', 'records', '--out', 'part.json']));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
