/**
 * The laws of a case as plain doubles, from which a report draws pictures. They decide nothing: the exact numbers stay in the instance.
 *
 * A rung answers with enclosures, whose midpoints are rounded to nine digits. The cheapest rung whose enclosures are that narrow serves.
 */
import { type AnyInterpretation, Q } from '../../theory';
import type { Case } from './case';

/** A Gaussian, by its mean (d entries) and its covariance (d×d, by rows). */
interface DrawnGaussian {
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** A law: the masses of a finite space in the order of its atoms, a Gaussian, or a mixture of Gaussians with shares. */
type Shape =
  | { readonly kind: 'masses'; readonly masses: readonly number[] }
  | ({ readonly kind: 'gaussian' } & DrawnGaussian)
  | { readonly kind: 'mixture'; readonly components: readonly ({ readonly share: number } & DrawnGaussian)[] };

/** The law p_t. */
export type DrawnLaw = { readonly t: number } & Shape;

/** The most atoms of a space that is drawn. */
const MOST_ATOMS = 12;

/** The most laws that are drawn: p_0 and those of the last twelve rounds. */
const MOST_LAWS = 13;

const DIGITS = 9;

/** Relative width above which an enclosure does not have the digits of a picture. */
const WIDE = 1e-9;

/** Width that is never too wide: of a number that no picture tells from 0, doubles lose digits. */
const NARROW = 1e-290;

/** A law that a rung does not know well enough to draw. */
class UndrawnError extends Error {
  override readonly name = 'UndrawnError';
}

const rounded = (x: number): number => Number(x.toPrecision(DIGITS));

function drawnNumber({ arithmetic }: AnyInterpretation, value: unknown): number {
  const { lo, hi } = arithmetic.enclose(value);
  const middle = lo / 2 + hi / 2;
  if (!(hi - lo <= Math.max(NARROW, WIDE * Math.abs(middle))))
    throw new UndrawnError(`a number between ${lo} and ${hi}`);
  return rounded(middle);
}

function drawnMasses(rung: AnyInterpretation, law: unknown): Shape {
  const atoms = rung.atoms();
  if (atoms > MOST_ATOMS) throw new UndrawnError(`${atoms} atoms`);
  return { kind: 'masses', masses: Array.from({ length: atoms }, (_, i) => drawnNumber(rung, rung.mass(law, i))) };
}

function drawnLaw(rung: AnyInterpretation, law: unknown): Shape {
  const parts = rung.gaussians?.(law);
  if (parts === undefined) return drawnMasses(rung, law);
  const components = parts.map(({ share, mean, covariance }) => ({
    share: drawnNumber(rung, share),
    mean: mean.map((entry) => rounded(Q.toNumber(entry))),
    covariance: covariance.map((row) => row.map((entry) => rounded(Q.toNumber(entry)))),
  }));
  const [only, ...others] = components;
  if (only === undefined || others.length > 0 || only.share !== 1) return { kind: 'mixture', components };
  return { kind: 'gaussian', mean: only.mean, covariance: only.covariance };
}

/** The rounds that are drawn of those up to `last`. */
function drawnRounds(last: number): readonly number[] {
  const skipped = Math.max(0, last + 1 - MOST_LAWS);
  return Array.from({ length: Math.min(last + 1, MOST_LAWS) }, (_, i) => (i === 0 ? 0 : i + skipped));
}

/** The laws of these rounds, up to the last that this rung can draw. */
function drawnOn(build: () => AnyInterpretation, rounds: readonly number[]): readonly DrawnLaw[] {
  const laws: DrawnLaw[] = [];
  try {
    const rung = build();
    for (const t of rounds) laws.push({ t, ...drawnLaw(rung, rung.round(t)) });
  } catch {
    // A law that cannot be drawn, for whatever reason, is left out: a picture must not end a run, whose search has met the loop's errors.
  }
  return laws;
}

/**
 * The laws p_0, p_1, … under the loop of the case, up to round `last`; of more than thirteen, p_0 and the last twelve. The list ends before the
 * first law that cannot be drawn: on more than twelve atoms, without closed form, or with exact numbers too long to compute. It never throws.
 */
export function drawnLaws({ rungs }: Pick<Case, 'rungs'>, last: number): readonly DrawnLaw[] {
  const rounds = drawnRounds(last);
  let longest: readonly DrawnLaw[] = [];
  for (const build of rungs) {
    const laws = drawnOn(build, rounds);
    if (laws.length > longest.length) longest = laws;
    if (longest.length === rounds.length) break;
  }
  return longest;
}
