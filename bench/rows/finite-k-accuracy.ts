/**
 * The largest relative errors of the curated law `p·H^K` against 40-digit references: ours, NumPy's and SciPy's.
 *
 * The references are seven laws of 100 atoms, with weights up to e^{±25} and K up to a million (`peers/references.py`).
 */
import { join } from 'node:path';
import type { Line, Row } from '../row';
import { type Answer, PeerError, numberIn } from '../sides/answer';
import { PEERS } from '../sides/build';
import { withSide } from '../sides/side';
import { errorText, secondsText } from '../quantity-text';

const REFERENCES = join(PEERS, 'references.jsonl');
const SCIPY_CASE = 'wide, K = 64';
const LARGEST_ERROR = 2e-15;

function errorsIn(answer: Answer): Readonly<Record<string, number>> {
  const { errors } = answer;
  if (typeof errors !== 'object' || errors === null) throw new PeerError('no errors in an answer');
  return errors as Record<string, number>;
}

export const finiteKAccuracy: Row = {
  id: 'finite-K-accuracy',
  title: 'Accuracy of the finite-K step, 100 atoms',
  measure: ({ sides }) =>
    withSide(sides.ours('micro'), (our) =>
      withSide(sides.python('finite_k'), async (their) => {
        const { laws } = await our.ask({ op: 'references', path: REFERENCES });
        const mine = laws === undefined ? undefined : errorsIn(await their.ask({ op: 'compare', laws }));
        const exp = errorsIn(await their.ask({ op: 'error', method: 'exp' }));
        const expm1 = errorsIn(await their.ask({ op: 'error', method: 'expm1' }));
        const scipy = await their.ask({ op: 'quad', name: SCIPY_CASE });
        const lines = Object.keys(exp).map((name): Line => {
          const quantity = mine?.[name];
          return {
            work: `error, ${name}`,
            peer: 'NumPy, `exp` and `expm1`',
            ours: quantity === undefined ? '—' : errorText(quantity),
            theirs: `${errorText(exp[name] ?? NaN)} and ${errorText(expm1[name] ?? NaN)}`,
            aim: { kind: 'error-at-most', value: LARGEST_ERROR },
            ...(quantity === undefined ? { missing: 'ours is not built yet' } : { quantity }),
          };
        });
        const time = secondsText(numberIn(scipy, 'seconds'));
        const error = errorText(numberIn(scipy, 'error'));
        return {
          lines,
          notes: [`\`scipy.integrate.quad\`, one call per atom, on "${SCIPY_CASE}": ${time}, error ${error}.`],
        };
      }),
    ),
};
