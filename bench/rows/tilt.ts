/**
 * The step `p' = p·w/Σp·w` at K = ∞, against NumPy in place and against C, with STREAM's triad as the physical limit.
 *
 * Bandwidths count 24 bytes per element: two reads and a write. A step in place writes to an array that it reads, so it can be faster
 * than a triad, which uses a third array.
 */
import { tiltInput } from '../inputs';
import { type Line, type Row, type RowId, atLeast } from '../row';
import { PeerError, type Answer, numberIn, textIn } from '../sides/answer';
import { type Side, withSide } from '../sides/side';
import { bandwidth, secondsText } from '../quantity-text';
import { type Sampler, type Samples, alternate, median, ratioOf } from '../statistics';

const BYTES = 24;
/** Relative difference allowed between the sides after some steps. */
const TOLERANCE = 1e-12;
const STEPS = 10;

type Name = 'ours' | 'numpy' | 'naive' | 'c' | 'triad';

function sampled(side: Side, seconds: number, method?: string): Sampler {
  return async () => numberIn(await side.ask({ op: 'sample', seconds, ...(method && { method }) }), 'seconds');
}

function mustAgree(ours: Answer, theirs: Answer): void {
  for (const key of ['first', 'middle', 'last']) {
    const [mine, other] = [numberIn(ours, key), numberIn(theirs, key)];
    if (!(Math.abs(mine - other) <= TOLERANCE * other)) {
      throw new PeerError(`after ${STEPS} steps the ${key} mass is ${mine} here and ${other} in NumPy`);
    }
  }
}

function linesOf(n: number, samples: Partial<Samples<Name>>, aims: { numpy: number }): Line[] {
  const work = `one step, n = ${n.toLocaleString('en-US')}`;
  const { ours, triad, c } = samples;
  const rate = (name: string, seconds: readonly number[] | undefined): string[] =>
    seconds ? [`${name} ${bandwidth(n, BYTES, median(seconds)).toFixed(1)}`] : [];
  const rates = [...rate('triad', triad), ...rate('C in place', c), ...rate('ours', ours)];
  const limit = triad && `GB/s: ${rates.join(', ')}`;
  const line = (peer: string, theirs: readonly number[] | undefined, absent: string, aim?: number): Line => ({
    work,
    peer,
    ours: ours ? secondsText(median(ours)) : '—',
    theirs: theirs ? secondsText(median(theirs)) : '—',
    ...(ours && theirs && { ratio: ratioOf(theirs, ours) }),
    ...(aim !== undefined && { aim: atLeast(aim) }),
    ...(limit && { limit }),
    ...(!theirs ? { missing: absent } : !ours ? { missing: 'ours is not built yet' } : {}),
  });
  return [
    line('NumPy, in place', samples.numpy, '', aims.numpy),
    line('NumPy, `p*w/np.dot(p, w)`', samples.naive, ''),
    line('C, one pass', c, 'no C compiler', 1 / 1.3),
  ];
}

function tiltRow(id: RowId, n: number, aims: { numpy: number }): Row {
  return {
    id,
    title: `The step at K = ∞, ${n.toLocaleString('en-US')} atoms`,
    measure: ({ sides, rounds, sampleSeconds }) =>
      withSide(sides.ours('micro'), (our) =>
        withSide(sides.python('tilt'), async (their) => {
          const path = tiltInput(n);
          const built = (await our.ask({ op: 'open', kernel: 'tilt', path, n }))['built'] === true;
          await their.ask({ op: 'load', path, n });
          if (built)
            mustAgree(await our.ask({ op: 'law', steps: STEPS }), await their.ask({ op: 'law', steps: STEPS }));
          const method = textIn(await their.ask({ op: 'fastest' }), 'method');
          const { c } = sides;
          const samplers: Partial<Record<Name, Sampler>> = {
            ...(built && { ours: sampled(our, sampleSeconds) }),
            numpy: sampled(their, sampleSeconds, method),
            naive: sampled(their, sampleSeconds, 'naive'),
            ...(c && {
              c: () => c('step', n, path, sampleSeconds),
              triad: () => c('triad', n, path, sampleSeconds),
            }),
          };
          const samples = await alternate(rounds.cheap, samplers as Record<Name, Sampler>);
          return {
            lines: linesOf(n, samples, aims),
            notes: [`NumPy in place is fastest as "${method}" (\`bench/peers/tilt.py\`).`],
          };
        }),
      ),
  };
}

export const tiltSmall = tiltRow('tilt-1e3', 1000, { numpy: 8 });
export const tiltLarge = tiltRow('tilt-1e6', 1_000_000, { numpy: 1.5 });
