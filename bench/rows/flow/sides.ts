/**
 * The sides of the flow rows: the learner on each backend of TensorFlow.js that runs here, and PyTorch.
 *
 * The native backend, the own kernels (`wasm`) and PyTorch are compared on one thread each and on two; `tfjs-wasm` has one thread, since TensorFlow.js
 * offers no more in Node, and is compared with both. Plain JavaScript is left out: it trains thirty times slower than wasm. All start from the
 * same parameters, and must agree on the losses of a few steps on one batch and on points drawn from the same noise.
 */
import type { BackendName } from '../../../models/learned/backends';
import { FLOW } from '../../flow-file';
import { flowInput } from '../../inputs';
import { type Answer, PeerError, numbersIn, textIn } from '../../sides/answer';
import type { Side } from '../../sides/side';
import type { Sides } from '../../sides/sides';

export type FlowBackend = Exclude<BackendName, 'cpu' | 'tfjs-cpu'>;

interface Entry {
  readonly backend: FlowBackend;
  readonly title: string;
  /** Threads of the native backend and of the own kernels; other backends have a fixed number. */
  readonly threads: number;
  /** Numbers of threads of PyTorch with which it is compared. */
  readonly against: readonly number[];
}

const ENTRIES: readonly Entry[] = [
  { backend: 'native', title: 'native on 1 thread', threads: 1, against: [1] },
  { backend: 'native', title: 'native on 2 threads', threads: 2, against: [2] },
  { backend: 'webgpu', title: 'webgpu', threads: 1, against: [1, 2] },
  { backend: 'wasm', title: 'wasm on 1 thread', threads: 1, against: [1] },
  { backend: 'wasm', title: 'wasm on 2 threads', threads: 2, against: [2] },
  { backend: 'tfjs-wasm', title: 'tfjs-wasm on 1 thread', threads: 1, against: [1, 2] },
];
const PEER_THREADS = [1, 2];

const CHECK = { steps: 10, rate: 0.001, samplerSteps: 12 };
const LOSS_TOLERANCE = 1e-5;
/** Tolerance of coordinates after 24 passes through the network in single precision. */
const POINT_TOLERANCE = 1e-4;

export interface Ours extends Entry {
  readonly side: Side;
}

export interface Theirs {
  readonly title: string;
  readonly threads: number;
  readonly side: Side;
}

export interface Contestants {
  readonly ours: readonly Ours[];
  readonly theirs: readonly Theirs[];
  /** Backends that do not run here. */
  readonly absent: ReadonlySet<FlowBackend>;
  /** The backends that run, and why others do not. */
  readonly notes: readonly string[];
}

type Keep = (side: Side) => Side;

async function openOurs(sides: Sides, path: string, keep: Keep): Promise<Omit<Contestants, 'theirs'>> {
  const ours: Ours[] = [];
  const absent = new Set<FlowBackend>();
  const notes = new Set<string>();
  for (const entry of ENTRIES) {
    const side = keep(sides.ours('flow', entry.threads));
    const answer = await side.ask({ op: 'open', backend: entry.backend, threads: entry.threads, path });
    notes.add(`${textIn(answer, 'reason')}.`);
    if (answer['opened'] === true) ours.push({ ...entry, side });
    else absent.add(entry.backend);
  }
  return { ours, absent, notes: [...notes] };
}

async function openTheirs(sides: Sides, path: string, keep: Keep): Promise<Pick<Contestants, 'theirs' | 'notes'>> {
  const torch = sides.torch();
  if ('missing' in torch) return { theirs: [], notes: [`PyTorch cannot be installed: ${torch.missing}.`] };
  const theirs: Theirs[] = [];
  const versions = new Set<string>();
  for (const threads of PEER_THREADS) {
    const side = keep(torch.side('flow_matching', threads));
    const answer = await side.ask({ op: 'load', path, ...FLOW, threads });
    versions.add(`PyTorch ${textIn(answer, 'version')} with kernels for ${textIn(answer, 'processor')}.`);
    theirs.push({ title: `PyTorch on ${threads} thread${threads === 1 ? '' : 's'}`, threads, side });
  }
  return { theirs, notes: [...versions] };
}

function mustBeNear(what: string, ours: readonly number[], theirs: readonly number[], tolerance: number): void {
  if (ours.length !== theirs.length)
    throw new PeerError(`${what}: ${ours.length} here and ${theirs.length} in PyTorch`);
  ours.forEach((mine, i) => {
    const other = theirs[i] ?? NaN;
    if (!(Math.abs(mine - other) <= tolerance * Math.max(1, Math.abs(other))))
      throw new PeerError(`${what} ${i + 1} is ${mine} here and ${other} in PyTorch`);
  });
}

/** @throws PeerError when the two sides disagree */
async function mustAgree({ title, side }: Ours, theirs: Theirs): Promise<void> {
  const ours = await side.ask({ op: 'check', ...CHECK });
  const other: Answer = await theirs.side.ask({ op: 'check', ...CHECK, noise: numbersIn(ours, 'noise') });
  mustBeNear(`${title}: loss`, numbersIn(ours, 'losses'), numbersIn(other, 'losses'), LOSS_TOLERANCE);
  mustBeNear(`${title}: coordinate`, numbersIn(ours, 'points'), numbersIn(other, 'points'), POINT_TOLERANCE);
}

/** Opens every side that runs here, checks that they agree, and closes them after `use`. */
export async function withContestants<T>(sides: Sides, use: (contestants: Contestants) => Promise<T>): Promise<T> {
  const opened: Side[] = [];
  const keep: Keep = (side) => {
    opened.push(side);
    return side;
  };
  try {
    const path = flowInput();
    const { ours, absent, notes } = await openOurs(sides, path, keep);
    const { theirs, notes: peerNotes } = await openTheirs(sides, path, keep);
    for (const one of ours) for (const other of theirs) await mustAgree(one, other);
    return await use({ ours, theirs, absent, notes: [...notes, ...peerNotes] });
  } finally {
    await Promise.all(opened.map((side) => side.close()));
  }
}
