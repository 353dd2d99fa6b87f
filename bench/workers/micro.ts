/** Our side of the micro rows: the steps of `kernels.ts` on inputs from files. */
import { readFileSync } from 'node:fs';
import { type Certified, type Opened, openCertified, openFiniteK, openTilt } from './kernels';
import { type Answers, type Request, numberOf, textOf } from './request';
import { secondsPerUnit } from './sampling';

let opened: Opened | undefined;

/** Reads masses and weights from a file of little-endian doubles. */
function inputOf(request: Request): { readonly p: Float64Array; readonly w: Float64Array } {
  const bytes = readFileSync(textOf(request, 'path'));
  const n = numberOf(request, 'n');
  const both = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 16 * n));
  return { p: both.slice(0, n), w: both.slice(n) };
}

function current(): Opened {
  if (opened === undefined) throw new Error('nothing is opened');
  return opened;
}

function open(request: Request): Opened | undefined {
  const { p, w } = inputOf(request);
  switch (textOf(request, 'kernel')) {
    case 'tilt':
      return openTilt?.(p, w);
    case 'finite-K':
      return openFiniteK?.(p, w, numberOf(request, 'K'));
    default:
      return openCertified?.(p, w, numberOf(request, 'K'));
  }
}

const isCertified = (value: Opened): value is Certified => 'error' in value;

interface Reference {
  readonly name: string;
  readonly K: number;
  readonly p: readonly number[];
  readonly w: readonly number[];
}

export const ANSWERS: Answers = {
  open: (request) => {
    opened = open(request);
    return { built: opened !== undefined };
  },
  sample: (request) => ({ seconds: secondsPerUnit(current().step, numberOf(request, 'seconds')) }),
  /** First, middle and last mass after some steps. */
  law: (request) => {
    const { step, law } = current();
    for (let k = 0; k < numberOf(request, 'steps'); k += 1) step();
    const masses = law();
    return { first: masses[0], middle: masses[Math.floor(masses.length / 2)], last: masses[masses.length - 1] };
  },
  bound: () => {
    const certified = current();
    return { error: isCertified(certified) ? certified.error() : NaN };
  },
  /** The laws of all reference cases. */
  references: (request) => {
    const laws: Record<string, number[]> = {};
    for (const line of readFileSync(textOf(request, 'path'), 'utf8').trim().split('\n')) {
      const { name, K, p, w } = JSON.parse(line) as Reference;
      const finite = openFiniteK?.(Float64Array.from(p), Float64Array.from(w), K);
      if (finite === undefined) return { built: false };
      finite.step();
      laws[name] = [...finite.law()];
    }
    return { built: true, laws };
  },
};
