/**
 * The finite-K step by quadrature against NumPy on the same nodes, prepared, and the certified step on a large space.
 *
 * NumPy uses the faster of two ways to compute M^{K−1}; the time of making its nodes is not counted.
 */
import { finiteKInput } from '../inputs';
import { type Aim, type Line, type Row, atLeast } from '../row';
import { PeerError, type Answer, numberIn, textIn } from '../sides/answer';
import type { Sides } from '../sides/sides';
import { type Side, withSide } from '../sides/side';
import { errorText, secondsText } from '../quantity-text';
import { type Ratio, type Sampler, type Samples, alternate, median, ratioOf } from '../statistics';

const SIZES = [100, 1000, 10_000];
const CANDIDATES = [4, 64];
const CERTIFIED = { n: 100_000, K: 1_000_000 };

/** NumPy's `exp` loses about K roundings. This only checks that both sides compute the same law; another row measures accuracy. */
const TOLERANCE = 1e-9;

interface Problem {
  readonly kernel: 'finite-K' | 'certified';
  readonly n: number;
  readonly K: number;
}

interface Outcome {
  readonly ours?: readonly number[];
  readonly theirs: readonly number[];
  readonly ratio?: Ratio;
  readonly note: string;
  readonly bound?: number;
}

function sampled(side: Side, seconds: number, method?: string): Sampler {
  return async () => numberIn(await side.ask({ op: 'sample', seconds, ...(method && { method }) }), 'seconds');
}

function mustAgree(ours: Answer, theirs: Answer): void {
  for (const key of ['first', 'middle', 'last']) {
    const [mine, other] = [numberIn(ours, key), numberIn(theirs, key)];
    if (!(Math.abs(mine - other) <= TOLERANCE * other)) {
      throw new PeerError(`after the step the ${key} mass is ${mine} here and ${other} in NumPy`);
    }
  }
}

function compare(sides: Sides, { kernel, n, K }: Problem, rounds: number, seconds: number): Promise<Outcome> {
  return withSide(sides.ours('micro'), (our) =>
    withSide(sides.python('finite_k'), async (their) => {
      const path = finiteKInput(n);
      const built = (await our.ask({ op: 'open', kernel, path, n, K }))['built'] === true;
      const nodes = numberIn(await their.ask({ op: 'load', path, n, K }), 'nodes');
      const method = textIn(await their.ask({ op: 'fastest' }), 'method');
      const note = `NumPy at n = ${n}, K = ${K}: \`${method}\`, ${nodes} nodes.`;
      const theirSampler = sampled(their, seconds, method);
      if (!built) return { ...(await alternate(rounds, { theirs: theirSampler })), note };
      mustAgree(await our.ask({ op: 'law', steps: 1 }), await their.ask({ op: 'law', method }));
      const samples: Samples<'ours' | 'theirs'> = await alternate(rounds, {
        ours: sampled(our, seconds),
        theirs: theirSampler,
      });
      const bound = kernel === 'certified' ? { bound: numberIn(await our.ask({ op: 'bound' }), 'error') } : {};
      return { ...samples, ...bound, ratio: ratioOf(samples.theirs, samples.ours), note };
    }),
  );
}

function lineOf({ n, K }: Problem, { ours, theirs, ratio }: Outcome, aim: Aim): Line {
  const quantity = ours && median(ours);
  return {
    work: `one step, n = ${n.toLocaleString('en-US')}, K = ${K.toLocaleString('en-US')}`,
    peer: 'NumPy, the same nodes',
    ours: quantity === undefined ? '—' : secondsText(quantity),
    theirs: secondsText(median(theirs)),
    ...(ratio && { ratio }),
    aim,
    ...(quantity === undefined ? { missing: 'ours is not built yet' } : { quantity }),
  };
}

export const finiteKStep: Row = {
  id: 'finite-K-step',
  title: 'The finite-K step',
  measure: async ({ sides, rounds, sampleSeconds }) => {
    const lines = [];
    const notes = [];
    for (const n of SIZES) {
      for (const K of CANDIDATES) {
        const problem: Problem = { kernel: 'finite-K', n, K };
        const outcome = await compare(sides, problem, rounds.cheap, sampleSeconds);
        lines.push(lineOf(problem, outcome, atLeast(3)));
        notes.push(outcome.note);
      }
    }
    return { lines, notes };
  },
};

export const certifiedStep: Row = {
  id: 'certified-step',
  title: 'A certified step on a large space, one core',
  measure: async ({ sides, rounds, sampleSeconds }) => {
    const problem: Problem = { kernel: 'certified', ...CERTIFIED };
    const outcome = await compare(sides, problem, rounds.cheap, sampleSeconds);
    const proved = outcome.bound === undefined ? [] : [`our proven relative error: ${errorText(outcome.bound)}.`];
    return {
      lines: [lineOf(problem, outcome, { kind: 'seconds-at-most', value: 0.01 })],
      notes: [...proved, `${outcome.note} It proves nothing.`],
    };
  },
};
