/**
 * Who is compared in the flow rows: the learner on each backend of TensorFlow.js that runs here, and PyTorch on one and on two threads.
 *
 * All start from the same parameters, and must agree on the losses of a few steps on one batch and on points drawn from the same
 * noise. The native backend has two threads; wasm has one, for TensorFlow.js has no more for it in Node. Plain JavaScript (`cpu`) is no
 * contestant.
 */
import type { BackendName } from '../../models/learned/backend';
import { FLOW } from '../flow-file';
import { flowInput } from '../inputs';
import { type Answer, PeerError, numbersIn, textIn } from '../sides/answer';
import type { Side } from '../sides/side';
import type { Sides } from '../sides/sides';

export type FlowBackend = Exclude<BackendName, 'cpu'>;

const BACKENDS: Readonly<Record<FlowBackend, { readonly threads: number; readonly title: string }>> = {
  native: { threads: 2, title: 'native on 2 threads' },
  webgpu: { threads: 1, title: 'webgpu' },
  wasm: { threads: 1, title: 'wasm on 1 thread' },
};
const PEER_THREADS = [1, 2];

const CHECK = { steps: 10, rate: 0.001, samplerSteps: 12 };
const LOSS_TOLERANCE = 1e-5;
/** Of coordinates, which have passed the network 24 times in single precision. */
const POINT_TOLERANCE = 1e-4;

export interface Ours {
  readonly backend: FlowBackend;
  readonly title: string;
  readonly side: Side;
}

export interface Theirs {
  readonly title: string;
  readonly side: Side;
}

export interface Contestants {
  readonly ours: readonly Ours[];
  readonly theirs: readonly Theirs[];
  /** Backends that do not run here. */
  readonly absent: readonly FlowBackend[];
  /** What runs, and why something does not. */
  readonly notes: readonly string[];
}

interface Opened<T> {
  readonly open: readonly T[];
  readonly notes: readonly string[];
}

async function openOurs(sides: Sides, path: string, keep: (side: Side) => Side): Promise<Opened<Ours>> {
  const open: Ours[] = [];
  const notes: string[] = [];
  for (const [backend, { threads, title }] of Object.entries(BACKENDS) as [
    FlowBackend,
    (typeof BACKENDS)[FlowBackend],
  ][]) {
    const side = keep(sides.ours('flow', threads));
    const answer = await side.ask({ op: 'open', backend, path });
    notes.push(textIn(answer, 'reason'));
    if (answer['opened'] === true) open.push({ backend, title, side });
  }
  return { open, notes };
}

async function openTheirs(sides: Sides, path: string, keep: (side: Side) => Side): Promise<Opened<Theirs>> {
  const torch = sides.torch();
  if ('missing' in torch) return { open: [], notes: [`PyTorch cannot be installed: ${torch.missing}`] };
  const open: Theirs[] = [];
  const versions = new Set<string>();
  for (const threads of PEER_THREADS) {
    const side = keep(torch.side('flow_matching', threads));
    const answer = await side.ask({ op: 'load', path, ...FLOW, threads });
    versions.add(`PyTorch ${textIn(answer, 'version')} with kernels for ${textIn(answer, 'processor')}.`);
    open.push({ title: `PyTorch on ${threads} thread${threads === 1 ? '' : 's'}`, side });
  }
  return { open, notes: [...versions] };
}

function mustBeNear(what: string, ours: readonly number[], theirs: readonly number[], tolerance: number): void {
  ours.forEach((mine, i) => {
    const other = theirs[i] ?? NaN;
    if (!(Math.abs(mine - other) <= tolerance * Math.max(1, Math.abs(other))))
      throw new PeerError(`${what} ${i + 1} is ${mine} here and ${other} in PyTorch`);
  });
}

/** @throws PeerError when ours and theirs do not compute the same */
async function mustAgree({ title, side }: Ours, theirs: Theirs): Promise<void> {
  const ours = await side.ask({ op: 'check', ...CHECK });
  const other: Answer = await theirs.side.ask({ op: 'check', ...CHECK, noise: numbersIn(ours, 'noise') });
  mustBeNear(`${title}: loss`, numbersIn(ours, 'losses'), numbersIn(other, 'losses'), LOSS_TOLERANCE);
  mustBeNear(`${title}: coordinate`, numbersIn(ours, 'points'), numbersIn(other, 'points'), POINT_TOLERANCE);
}

/** Opens all that runs here, has it agree, and closes it after `use`. */
export async function withContestants<T>(sides: Sides, use: (contestants: Contestants) => Promise<T>): Promise<T> {
  const opened: Side[] = [];
  const keep = (side: Side): Side => {
    opened.push(side);
    return side;
  };
  try {
    const path = flowInput();
    const ours = await openOurs(sides, path, keep);
    const theirs = await openTheirs(sides, path, keep);
    for (const one of ours.open) for (const other of theirs.open) await mustAgree(one, other);
    const absent = (Object.keys(BACKENDS) as FlowBackend[]).filter(
      (b) => !ours.open.some(({ backend }) => backend === b),
    );
    return await use({ ours: ours.open, theirs: theirs.open, absent, notes: [...ours.notes, ...theirs.notes] });
  } finally {
    await Promise.all(opened.map((side) => side.close()));
  }
}
