/** The sharpest value of a constant at which the claim is proved, by bisection over attempts of proofs. */
import type { Loop } from '../../models/loops';
import { Q, type Rational } from '../../theory';
import { readConjecture } from '../conjecture';
import { type Attempt, type Effort, type Setting, attempt, settingOf } from '../proofs';
import { isWide, middle } from './middle';
import { type Constant, isSharper, questionAt } from './question';
import type { Searched } from './refute';

/** How far proofs go, and what they may cost. */
export interface CertifyOptions {
  /** The numbers of candidates at which a value must be proved. */
  readonly candidates: readonly number[];
  /** @defaultValue any number where there is no real data, and 2 where there is */
  readonly atoms?: number | undefined;
  readonly effort: Effort;
  /** The width at which the bisection ends. */
  readonly precision: Rational;
}

/** A value at which the claim is proved, and for what. */
export interface Proved {
  readonly value: Rational;
  readonly candidates: readonly number[];
  readonly atoms: number | 'any';
  readonly data: Setting['data'];
  /** The last round of the proof, or `every`. */
  readonly rounds: number | 'every';
  /** The number of coefficients at each number of candidates; none is negative. */
  readonly terms: readonly number[];
}

/** What proofs found. `unproved`: the weakest value at which an attempt failed. */
export interface Certified {
  readonly proved?: Proved;
  readonly unproved?: { readonly value: Rational; readonly reason: string };
  readonly attempts: number;
}

const NO_ATTEMPT = 'no number of candidates to prove it for is in the domain of the claim';

/** One attempt: proved, or the reason why not. */
type Outcome = Proved | string;

function attemptAt(constant: Constant, loop: Loop, value: Rational, options: CertifyOptions): Outcome {
  const { effort } = options;
  const question = questionAt(constant, value);
  const asked = readConjecture(question, loop);
  const { min, max } = asked.domain.candidates;
  const candidates = options.candidates.filter((K) => min <= K && K <= max);
  const { requires } = asked.claim;
  const when = asked.given.find((condition) => !requires.includes(condition))?.source ?? null;
  const claim = { id: 'c', text: question.claim, where: question.where, when };
  const proofs: { readonly proof: Extract<Attempt, { proved: true }>; readonly setting: Setting }[] = [];
  for (const K of candidates) {
    if (asked.domain.fit !== 'exact') return 'its fit may have an error';
    const shared = settingOf(asked, { candidates: K, atoms: 'any' }, asked.loop);
    if (typeof shared === 'string') return shared;
    const sizes = atomsToTry(options.atoms, shared.data, proofs[0]?.setting.atoms);
    let last = NO_ATTEMPT;
    const count = proofs.length;
    for (const atoms of sizes) {
      const setting: Setting = { ...shared, atoms };
      const proof = attempt(claim, setting, effort);
      if (proof.proved) proofs.push({ proof, setting });
      else last = `${proof.reason} (K = ${K})`;
      if (proof.proved || proof.why !== 'unsupported') break;
    }
    if (proofs.length === count) return last;
  }
  const [first] = proofs;
  if (first === undefined) return NO_ATTEMPT;
  return {
    value,
    candidates,
    atoms: first.setting.atoms,
    data: first.setting.data,
    rounds: proofs.every(({ proof }) => proof.everyRound) ? 'every' : effort.rounds,
    terms: proofs.map(({ proof }) => proof.cases.reduce((sum, { numerator }) => sum + numerator.terms, 0)),
  };
}

/** Any number of atoms is tried first, unless there is real data; all numbers of candidates are tried with the same. */
function atomsToTry(
  asked: number | undefined,
  data: Setting['data'],
  before: Setting['atoms'] | undefined,
): readonly Setting['atoms'][] {
  if (asked !== undefined) return [asked];
  if (before !== undefined) return [before];
  return data === 'synthetic' ? ['any', 2] : [2];
}

/** The next value to try between one that is proved and one that is not; undefined at the end. */
function nextBetween(constant: Constant, proved: Rational, unproved: Rational, precision: Rational) {
  if (!constant.exponent) return isWide(proved, unproved, precision) ? middle(proved, unproved) : undefined;
  const step = Q.of(constant.sharper === 'larger' ? 1 : -1);
  const next = Q.add(proved, step);
  return isSharper(constant, unproved, next) ? next : undefined;
}

/** Whether the constant may have this value in a proof. */
const isPossible = ({ exponent }: Constant, value: Rational): boolean => !exponent || Q.isInteger(value);

/**
 * Finds the sharpest value that is proved.
 * @param searched what searches found: no value sharper than one that is refuted is tried, and the one that is open is tried first
 */
export function certify(constant: Constant, loop: Loop, searched: Searched, options: CertifyOptions): Certified {
  const { weakest, sharpest, published } = constant;
  const [refuted, open] = [searched.refuted?.value, searched.open?.value];
  let attempts = 0;
  let proved: Proved | undefined;
  let unproved: Certified['unproved'];
  const tryAt = (value: Rational): void => {
    attempts += 1;
    const outcome = attemptAt(constant, loop, value, options);
    if (typeof outcome !== 'string') proved = outcome;
    else unproved = { value, reason: outcome };
  };
  const result = (): Certified => ({ ...(proved ? { proved } : {}), ...(unproved ? { unproved } : {}), attempts });
  if (published !== undefined) tryAt(published);
  if (proved === undefined && isPossible(constant, weakest)) tryAt(weakest);
  const start = proved;
  if (start === undefined) return result();
  const end = refuted ?? sharpest;
  if (!isSharper(constant, end, start.value)) return result();
  const likely = open !== undefined && isPossible(constant, open) && isSharper(constant, open, start.value);
  if (likely && (unproved === undefined || isSharper(constant, unproved.value, open))) tryAt(open);
  for (;;) {
    const known: Proved = proved ?? start;
    const next = nextBetween(constant, known.value, unproved?.value ?? end, options.precision);
    if (next === undefined || Date.now() > options.effort.deadline) return result();
    tryAt(next);
  }
}
