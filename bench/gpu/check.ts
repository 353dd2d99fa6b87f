/**
 * The program of the GPU pack: `node check.js --out FILE`. `docs/backends.md` describes it.
 *
 * It compares the numbers and the verdicts of a backend with those of the CPU, measures rates beside PyTorch, and writes a report
 * (`report.ts`). A part that fails, or for which no time is left, is named in the report, and the others run all the same.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { VERSION } from '../../theory/version';
import { flowInput } from '../inputs';
import { textIn } from '../sides/answer';
import { ROOT } from '../sides/build';
import type { Side } from '../sides/side';
import { ourSide } from '../sides/sides';
import { compareImages, compareNumbers } from './numerics';
import { type Comparison, type GpuReport, type Throughput, type Verdicts, agrees, serialiseGpuReport } from './report';
import { type Pair, compareFigure, compareLearnedSet } from './runs';
import { type Sizes, sizesOf } from './sizes';
import { shownReport } from './table';
import { measureAll, openPeer } from './throughput';

/** What has been found so far; written even if the time ends. */
interface Found {
  gpu: string;
  cpu: string;
  peer: string;
  readonly comparisons: Comparison[];
  readonly verdicts: Verdicts[];
  readonly throughput: Throughput[];
  readonly missing: string[];
}

interface Settings extends Pair {
  readonly dry: boolean;
  readonly sizes: Sizes;
  /** Seconds that are left. */
  readonly left: () => number;
}

/** The reference of the convolutional network. `wasm` adds up a mean one by one in single precision, which changed a loss by 5e-5. */
const IMAGE_REFERENCE = 'tfjs-cpu';

const threads = cpus().length;

/** Seconds kept for the report. */
const REPORTING = 5;

/** How the package describes a backend on a GPU: WebGPU on an adapter that is not in software, or TensorFlow's library. */
const IS_HARDWARE = /^webgpu: (?!.*\(in software\))|on the GPU/;

/** A side on a backend, with a description. @throws Error if the backend does not run */
async function opened(backend: string, path: string): Promise<{ readonly side: Side; readonly reason: string }> {
  const side = ourSide(ROOT, 'flow', threads);
  const answer = await side.ask({ op: 'open', backend, threads, path });
  const reason = textIn(answer, 'reason');
  if (answer['opened'] !== true) throw new Error(reason);
  return { side, reason };
}

/** Runs a part; its failure becomes a line of the report. */
async function attempt(name: string, found: Found, part: () => Promise<void>): Promise<void> {
  process.stderr.write(`${name}\n`);
  try {
    await part();
  } catch (error) {
    found.missing.push(`${name}: ${(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''}`);
  }
}

async function check({ gpu, cpu, dry, sizes, left }: Settings, found: Found): Promise<void> {
  const path = flowInput();
  const ours = await opened(gpu, path);
  if (!dry && !IS_HARDWARE.test(ours.reason))
    throw new Error(`${ours.reason}: no GPU, so only a dry run says something (--dry)`);
  const reference = await opened(cpu, path);
  found.gpu = ours.reason;
  found.cpu = reference.reason;
  await attempt('numbers', found, async () => {
    found.comparisons.push(...(await compareNumbers(ours.side, reference.side, sizes)));
  });
  await reference.side.close();
  await attempt('rates', found, async () => {
    const peer = await openPeer(path, dry ? 'cpu' : 'cuda');
    found.peer = 'missing' in peer ? peer.missing : peer.title;
    await measureAll(ours.side, peer, sizes, (one) => found.throughput.push(one));
    if ('side' in peer) await peer.side.close();
  });
  await ours.side.close();
  await attempt('numbers of images', found, async () => {
    const [mine, theirs] = [ourSide(ROOT, 'image-network', threads), ourSide(ROOT, 'image-network', threads)];
    found.comparisons.push(...(await compareImages(mine, theirs, { gpu, cpu: IMAGE_REFERENCE }, sizes, threads)));
    await Promise.all([mine.close(), theirs.close()]);
  });
  // All runs at once, each in its own process, since none waits for another.
  const pair = { gpu, cpu };
  await Promise.all([
    attempt('the learned set', found, async () => {
      found.verdicts.push(await compareLearnedSet(pair, sizes, left()));
    }),
    attempt('figure 3', found, async () => {
      found.verdicts.push(...(await compareFigure(pair, sizes, left())));
    }),
  ]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      backend: { type: 'string', default: 'webgpu' },
      reference: { type: 'string', default: 'wasm' },
      out: { type: 'string', default: 'gpu-check.json' },
      dry: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '345' },
    },
  });
  const began = performance.now();
  const date = new Date().toISOString();
  const found: Found = { gpu: '', cpu: '', peer: '', comparisons: [], verdicts: [], throughput: [], missing: [] };
  const finish = (): never => {
    const report: GpuReport = {
      format: 'curated-loops/gpu-check',
      version: 1,
      date,
      dry: values.dry,
      package: VERSION,
      node: process.versions.node,
      processors: `${threads} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
      seconds: (performance.now() - began) / 1000,
      ...found,
    };
    writeFileSync(values.out, serialiseGpuReport(report));
    process.stdout.write(`${shownReport(report)}\n\nwritten: ${values.out}\n`);
    process.exit(agrees(report) ? 0 : 1);
  };
  setTimeout(
    () => {
      found.missing.push(`the time of ${values.seconds} s ended before the check`);
      finish();
    },
    1000 * Number(values.seconds),
  );
  const settings: Settings = {
    gpu: values.backend,
    cpu: values.reference,
    dry: values.dry,
    sizes: sizesOf(values.dry),
    left: () => Number(values.seconds) - REPORTING - (performance.now() - began) / 1000,
  };
  await attempt('the check', found, () => check(settings, found));
  finish();
}

void main();
