/**
 * Proofs that a claim holds for **all** laws and weights.
 *
 * For every case of a claim (a round, and positions of the atoms that it names) the difference of its sides, times positive denominators,
 * is a polynomial in variables that are ≥ 0. If none of its coefficients is negative, the claim holds in that case. If some is negative,
 * nothing is proved; then the polynomial is multiplied by powers of the sum of the masses, which is 1 (Pólya 1928).
 */
import {
  type Claim,
  InputError,
  NotRepresentableError,
  type Statement,
  UnanswerableError,
  UndefinedValueError,
  mentionedWords,
  parseClaim,
} from '../../theory';
import { type Budget, BudgetError, type Numerator, ShapeAlgebra, isNonNegative, numeratorOf, sum } from './polynomials';
import { type ProofCase, type Setting, degreeOf, functionOf, variablesOf } from './setting';

/** A claim with its definitions. */
export interface ProofClaim {
  readonly id: string;
  readonly text: string;
  readonly where: Readonly<Record<string, string>>;
  readonly when: string | null;
}

/** A case, and the polynomial that decides it. */
interface ProvedCase extends ProofCase {
  readonly variables: readonly string[];
  readonly numerator: Numerator;
}

/** The outcome of an attempt on one claim. */
export type Attempt =
  | {
      readonly proved: true;
      readonly claim: ProofClaim;
      readonly polya: number;
      readonly cases: readonly ProvedCase[];
      readonly everyRound: boolean;
    }
  | {
      readonly proved: false;
      readonly claim: ProofClaim;
      readonly why: 'negative' | 'unsupported' | 'budget';
      readonly reason: string;
    };

/** What an attempt may cost, and how far it goes. */
export interface Effort extends Budget {
  /** The largest round that occurs in a case. */
  readonly rounds: number;
  /** The most powers of the sum of the masses. */
  readonly polya: number;
}

/** The claim of a statement with this id. @throws InputError for an unknown id */
export function claimOf(statement: Statement, id: string): ProofClaim {
  const spec = statement.claims.find((claim) => claim.id === id);
  if (spec === undefined) throw new InputError(`${statement.id} has no claim ${id}`);
  const text = `${spec.claim} ${spec.when ?? ''}`;
  const where = Object.fromEntries(
    Object.entries(statement.where ?? {}).filter(([name]) => mentions(text, statement, name)),
  );
  return { id, text: spec.claim, where, when: spec.when ?? null };
}

/** Whether a text uses a definition, directly or through others, which use earlier ones only. */
function mentions(text: string, { where = {} }: Statement, name: string): boolean {
  const has = (in_: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(in_);
  const uses = (word: string): boolean =>
    has(text, word) || Object.entries(where).some(([other, body]) => other !== word && has(body, word) && uses(other));
  return uses(name);
}

/** Whether p_{t+1} depends on p_t and the data only. */
function isMemoryless({ loop }: Setting): boolean {
  if (loop.update !== undefined || loop.needs?.ownMixture !== undefined) return false;
  const [older, newer] = [{}, {}];
  const round = {
    history: [older, newer] as [object, object],
    reference: () => ({}),
    candidates: 2,
    lambda: 'infinity' as const,
    epsilon: { num: 0n, den: 1n },
  };
  try {
    return loop.source({} as never, round) === newer;
  } catch {
    return false;
  }
}

/** The rounds t of the cases; `every`: one of them stands for all, since neither the claim nor its condition names a round. */
export function roundsOf(
  claim: Claim,
  setting: Setting,
  rounds: number,
  condition?: Claim,
): { readonly ts: readonly number[]; readonly every: boolean } {
  if (!claim.usesRound) return { ts: [0], every: true };
  const namesRound = [claim, ...(condition ? [condition] : [])].some(
    (each) => mentionedWords(each).has('t') || each.mentioned.fixed !== undefined,
  );
  if (setting.start === 'free' && !namesRound && isMemoryless(setting)) return { ts: [0], every: true };
  const last = rounds - claim.lookahead;
  return { ts: Array.from({ length: Math.max(0, last + 1) }, (_, t) => t), every: false };
}

type Positions = ProofCase['atoms'];

/** All positions of the named atoms; ranks differ, since equal weights are a limit of different ones. */
export function assignments(setting: Setting, named: readonly (keyof Positions)[], draws: number): Positions[] {
  const points = setting.atoms === 'any' ? draws + named.length : setting.atoms;
  return named.reduce<Positions[]>(
    (all, name) =>
      all.flatMap((positions) =>
        Array.from({ length: points }, (_, i) => i + 1)
          .filter((rank) => setting.atoms !== 'any' || !Object.values(positions).includes(rank))
          .map((rank) => ({ ...positions, [name]: rank })),
      ),
    [{}],
  );
}

/** The conditions that select cases. All others are ignored, which makes the claim stronger. */
const SELECTS = /^(t >= \d+|w\([xy]\) [<>] w\([xy]\))$/;

/** The same for a fixed number of atoms, of which the first and the last have the extreme weights. */
const SELECTS_ATOMS = /^(w\([xy]\)|w_min|w_max) [<>] (w\([xy]\)|w_min|w_max)$/;

const selectsCases = (when: string, { atoms }: Setting): boolean =>
  SELECTS.test(when) || (atoms !== 'any' && SELECTS_ATOMS.test(when));

/** Whether an expression is no rational function of the variables, or has none at K = ∞. */
const hasNoPolynomial = (error: unknown): error is Error =>
  [UnanswerableError, UndefinedValueError, NotRepresentableError].some((kind) => error instanceof kind);

/** Whether a condition may hold in a case. A condition that cannot be told is taken to hold. */
function mayHold(condition: Claim, setting: Setting, at: ProofCase): boolean {
  try {
    const f = functionOf(condition, setting, at);
    const { numerator } = f(new ShapeAlgebra(variablesOf(setting, condition, at)));
    if (numerator === undefined) return true;
    const strict = condition.relation === '<' || condition.relation === '>';
    const isConstant = [...numerator.keys()].every((monomial) => monomial === '');
    const never = isNonNegative(sum(new Map(), numerator, -1n));
    if (condition.relation === '==') return !isConstant || numerator.size === 0;
    return strict ? !never : !(isConstant && never && numerator.size > 0);
  } catch (error) {
    if (hasNoPolynomial(error)) return true;
    throw error;
  }
}

const supremum = (claim: Claim): boolean =>
  claim.relation === '<=' && claim.left.kind === 'scalar' && claim.left.word.name === 'sup_ratio';

/** The draws that decide a case: the degree of the claim in the masses. */
function drawsOf(claim: Claim, setting: Setting, at: ProofCase): number {
  let draws = Math.max(2, setting.candidates === Infinity ? 2 : setting.candidates + 1);
  for (;;) {
    const tried = { ...at, draws };
    const degree = degreeOf(new ShapeAlgebra(variablesOf(setting, claim, tried)), claim, setting, tried);
    if (degree <= draws) return degree;
    if (degree > MOST_DRAWS) throw new BudgetError(`${degree} draws; at most ${MOST_DRAWS} are tried`);
    draws = degree;
  }
}

const MOST_DRAWS = 10;

/** The cases of a claim. */
function casesOf(
  claim: Claim,
  condition: Claim | undefined,
  setting: Setting,
  ts: readonly number[],
  polya: number,
): ProofCase[] {
  const named = [...claim.atoms, ...(supremum(claim) ? (['sup'] as const) : [])];
  return ts.flatMap((t) => {
    const first: ProofCase = { t, draws: null, atoms: Object.fromEntries(named.map((name, i) => [name, i + 1])) };
    const draws = setting.atoms === 'any' ? drawsOf(claim, setting, first) + polya : null;
    return assignments(setting, named, draws ?? 0)
      .map((atoms): ProofCase => ({ t, atoms, draws }))
      .filter((at) => condition === undefined || mayHold(condition, setting, at));
  });
}

/** The cases with their polynomials, or why the first polynomial that proves nothing does not. */
function decideAll(
  claim: Claim,
  setting: Setting,
  cases: readonly ProofCase[],
  effort: Effort,
  polya: number,
): readonly ProvedCase[] | string {
  const proved: ProvedCase[] = [];
  for (const at of cases) {
    const decided = decide(claim, setting, at, effort, polya);
    const failure = failureOf(claim, decided);
    if (failure !== undefined) return `${failure}${at.t > 0 ? ` at t = ${at.t}` : ''}${worstText(decided)}`;
    proved.push(decided);
  }
  return proved;
}

/** Why a polynomial does not prove the claim; undefined if it does. */
function failureOf({ relation }: Claim, { numerator: { negative, terms } }: ProvedCase): string | undefined {
  if (relation === '==') return terms > 0 ? `${terms} terms remain` : undefined;
  return negative > 0 ? `${negative} of ${terms} coefficients are negative` : undefined;
}

const worstText = ({ numerator: { worst }, variables }: ProvedCase): string =>
  worst === undefined ? '' : `, the largest at ${monomialText(worst.monomial, variables)}`;

/** Tries to prove a claim in a setting. */
export function attempt(claim: ProofClaim, setting: Setting, effort: Effort): Attempt {
  const failed = (why: 'negative' | 'unsupported' | 'budget', reason: string): Attempt => ({
    proved: false,
    claim,
    why,
    reason,
  });
  try {
    const parsed = parseClaim(claim.text, claim.where);
    if (parsed.relation === '<' || parsed.relation === '>')
      return failed(
        'unsupported',
        'a strict inequality: coefficients show only that no case violates it by more than 0',
      );
    const condition =
      claim.when !== null && selectsCases(claim.when, setting) ? parseClaim(claim.when, claim.where) : undefined;
    const { ts, every } = roundsOf(parsed, setting, effort.rounds, condition);
    let reason = '';
    for (let polya = 0; polya <= effort.polya; polya += 1) {
      const tried = casesOf(parsed, condition, setting, ts, polya);
      if (tried.length === 0)
        return failed('unsupported', 'no case: the condition never holds, or no round is within reach');
      const decided = decideAll(parsed, setting, tried, effort, polya);
      if (typeof decided !== 'string') return { proved: true, claim, polya, cases: decided, everyRound: every };
      reason = decided;
      if (parsed.relation === '==') break;
    }
    return failed('negative', reason);
  } catch (error) {
    if (hasNoPolynomial(error)) return failed('unsupported', error.message);
    if (error instanceof BudgetError) return failed('budget', error.message);
    throw error;
  }
}

function monomialText(exponents: string, variables: readonly string[]): string {
  const powers = exponents
    .split(' ')
    .flatMap((exponent, i) => (exponent === '0' ? [] : [`${variables[i] ?? ''}^${exponent}`]));
  return powers.join('·').replaceAll('^1·', '·').replace(/\^1$/, '') || '1';
}

function decide(claim: Claim, setting: Setting, at: ProofCase, effort: Effort, polya: number): ProvedCase {
  const groups = variablesOf(setting, claim, at);
  const extra = setting.atoms === 'any' || polya === 0 ? undefined : polya;
  const numerator = numeratorOf(functionOf(claim, setting, at), groups, effort, extra);
  return { ...at, variables: groups.flatMap(({ variables }) => variables), numerator };
}
