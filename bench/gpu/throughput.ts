/** Training and sampling rates of the flow-matching network on the GPU, in turns with PyTorch on the same card. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { FLOW } from '../flow-file';
import { numberIn, textIn } from '../sides/answer';
import { PEERS } from '../sides/build';
import { Side } from '../sides/side';
import { lastLine } from '../sides/torch';
import { alternate } from '../statistics';
import type { Throughput } from './report';
import type { Sizes } from './sizes';

/** PyTorch as a side, or why it is missing. */
export type Peer = { readonly side: Side; readonly title: string } | { readonly missing: string };

/** PyTorch's mode; torch.compile takes minutes to try at every size. */
const MODES = ['eager'];

type Device = 'cuda' | 'cpu';

/** Prints why PyTorch cannot be compared on a device, or nothing. */
const TRIAL: Readonly<Record<Device, string>> = {
  cpu: 'import flow_matching',
  cuda: 'from flow_matching import torch; print("" if torch.cuda.is_available() else "its PyTorch finds no CUDA")',
};

/** Why python3 has no PyTorch for a device; empty if it has. */
function obstacle(device: Device): string {
  try {
    return execFileSync('python3', ['-c', TRIAL[device]], {
      cwd: PEERS,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  } catch (error) {
    return lastLine(error);
  }
}

/** Starts PyTorch of `python3` on its GPU, or says why not; the dry run takes its CPU. */
export async function openPeer(path: string, device: Device): Promise<Peer> {
  const missing = obstacle(device);
  if (missing !== '') return { missing: `no PyTorch by python3: ${missing}` };
  const side = new Side('the peer flow_matching.py', 'python3', [join(PEERS, 'serve.py'), 'flow_matching']);
  const answer = await side.ask({ op: 'load', path, ...FLOW, threads: 1, device });
  return { side, title: `PyTorch ${textIn(answer, 'version')} on ${textIn(answer, 'processor')}` };
}

const OPERATIONS = { training: 'train', sampling: 'draw' } as const;

async function measure(
  ours: Side,
  peer: Peer,
  work: Throughput['work'],
  count: number,
  { rounds, sampleSeconds: seconds, samplerSteps }: Sizes,
): Promise<Throughput> {
  const op = OPERATIONS[work];
  const request = work === 'training' ? { batch: count } : { count, samplerSteps };
  const mine = async (): Promise<number> => numberIn(await ours.ask({ op, ...request, seconds }), 'seconds');
  if ('missing' in peer) {
    const samples = await alternate(rounds, { ours: mine });
    return { work, count, ours: samples.ours, note: 'no PyTorch' };
  }
  const { side } = peer;
  const together = work === 'sampling' ? { chunk: count } : {};
  const chosen = await side.ask({ op: `choose ${op}`, ...request, ...together, modes: MODES, seconds: seconds / 4 });
  const theirs = async (): Promise<number> => numberIn(await side.ask({ op: 'sample', seconds }), 'seconds');
  const samples = await alternate(rounds, { ours: mine, peer: theirs });
  return { work, count, ours: samples.ours, peer: samples.peer, note: textIn(chosen, 'method') };
}

/** Measures all sizes, largest first, as that is the one with an aim; `keep` gets each as soon as it is there. */
export async function measureAll(ours: Side, peer: Peer, sizes: Sizes, keep: (one: Throughput) => void): Promise<void> {
  for (const count of [...sizes.counts].reverse())
    for (const work of ['training', 'sampling'] as const) keep(await measure(ours, peer, work, count, sizes));
}
