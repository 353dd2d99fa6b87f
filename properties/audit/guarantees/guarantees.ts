/**
 * The guarantees of the theory on a recorded run: each is decided where its hypotheses are met, and otherwise the check names the one that is not.
 *
 * The hypotheses are about the pools (fair draws from the model), the choice (one of K by Luce's rule), the loop (λ, the start) and the reward (a
 * largest one). An exact refit is a hypothesis too; `transmission` tests it.
 */
import {
  type ClaimSpec,
  InputError,
  NotRepresentableError,
  type ParsedClaim,
  Q,
  STATEMENTS,
  type Statement,
  UnanswerableError,
  UndefinedValueError,
  learnedClaims,
  parseClaim,
  statementOf,
  typeset,
} from '../../../theory';
import type { AuditCheck } from '../../results';
import { jsonNumber } from '../../search';
import { type AskedClaim, type Decided, type LearnedScalars, askedClaim, decideClaim } from '../../learned/decide';
import type { Facts } from '../facts';
import { type Planned, settled } from '../planning';
import type { Recording, RoundPools } from '../recording';
import { RecordedDraws, TooFewPoolsError } from './recorded-draws';

/** Statements that hold for every rule which keeps one of the candidates. */
const FOR_ANY_RULE: ReadonlySet<string> = new Set(['event-bound']);
/** What `transmission` checks by itself. */
const ELSEWHERE: ReadonlySet<string> = new Set(['selection-response']);

/**
 * The event bound as records can answer it. They hold the kept candidates in place of all training data: the kept one lies in an event if all K
 * candidates do, so it does with probability at least `P(A)^K`, whatever the rule.
 */
const OF_RECORDS: Readonly<Record<string, readonly ClaimSpec[]>> = {
  'event-bound': [
    {
      id: 'kept best',
      says: 'the best have at least this share of the kept ones',
      claim: 'P(curate(p[t]), A_star) >= P(p[t], A_star)^K',
      data: 'any',
    },
    {
      id: 'kept others',
      says: 'and so have the others',
      claim: '1 - P(curate(p[t]), A_star) >= (1 - P(p[t], A_star))^K',
      data: 'any',
    },
    {
      id: 'model best',
      says: 'with an exact refit, the best keep this share of the model',
      claim: 'P(p[t + 1], A_star) >= (1 - eta)*P(p_ref, A_star) + eta*P(p[t], A_star)^K',
    },
    {
      id: 'model others',
      says: 'and so do the others',
      claim: '1 - P(p[t + 1], A_star) >= (1 - eta)*(1 - P(p_ref, A_star)) + eta*(1 - P(p[t], A_star))^K',
    },
  ],
};

/** The claims of a statement that an audit asks. */
const claimsOf = (statement: Statement): readonly ClaimSpec[] => OF_RECORDS[statement.id] ?? learnedClaims(statement);

/** The statements that an audit asks, in the order of the registry. */
const AUDITED_STATEMENTS: readonly Statement[] = STATEMENTS.filter(
  (statement) => learnedClaims(statement).length > 0 && !ELSEWHERE.has(statement.id),
);

/** The first fact that a guarantee needs and that does not hold or is not known. */
function missingFact(facts: Facts, anyRule: boolean): string | undefined {
  const { pools, reward, bound, rule, kept, lambda } = facts;
  if (reward === undefined) return 'no trait is the reward; name one by --reward';
  if (pools === undefined) {
    return 'the trace does not say whether its pools are fair draws from the model; if they are, give --pools drawn';
  }
  if (pools === 'chosen') return 'its pools are not fair draws from the model';
  if (bound === undefined) return `the largest possible ${reward} is not known; give it by --bound`;
  const top = weigher(facts)(bound);
  if (!(top > 0 && top < Infinity))
    return `the largest weight e^${bound} is ${top === 0 ? 'too small' : 'too large'} for a double; give a reward on another scale`;
  if (lambda === undefined) return 'the share of real data is not known; give it by --lambda (inf if there is none)';
  if (anyRule) return kept === undefined ? 'the trace does not say which candidates were kept' : undefined;
  if (rule === undefined) return 'the rule of choice is not known; name it by --rule';
  if (rule.kind !== 'luce') return `it speaks of Luce's rule, and here the rule is "${rule.text}"`;
  if (rule.by !== undefined && rule.by !== reward) {
    return `it speaks of a choice by the reward, and here ${rule.by} is chosen by, not ${reward}`;
  }
  if (kept !== undefined && kept.hi > 1)
    return `it speaks of one kept candidate, and here up to ${kept.hi} of a pool are kept`;
  return undefined;
}

/** The weight `w = e^{r/τ}` that the theory speaks of: with it the choice has temperature 1. */
function weigher({ scale, rule }: Facts): (value: number) => number {
  const temperature = rule?.temperature ?? 1;
  return scale === 'weight' ? (value) => value ** (1 / temperature) : (value) => Math.exp(value / temperature);
}

interface Run {
  readonly scalars: LearnedScalars;
  readonly draws: RecordedDraws;
  readonly startsElsewhere: boolean;
  /** Whether there are pools from the model after round t. */
  readonly recorded: (t: number) => boolean;
}

function runOf(
  { rounds }: Recording,
  facts: Facts,
  reward: string,
  bound: number,
  lambda: NonNullable<Facts['lambda']>,
): Run {
  const weigh = weigher(facts);
  const weights = (round: RoundPools): Float64Array => (round.numbers.get(reward) ?? new Float64Array(0)).map(weigh);
  const top = weigh(bound);
  const startsAtReference = facts.startsAtReference === true;
  const fullySynthetic = lambda === 'infinity';
  return {
    scalars: { K: facts.K, lambda, top, epsilon: Q.zero, rounds: rounds.at(-1)?.t ?? 0 },
    draws: new RecordedDraws({ rounds, weights, K: facts.K, top, startsAtReference, fullySynthetic }),
    startsElsewhere: !startsAtReference,
    recorded: (t) => rounds.some((round) => round.t === t + 1),
  };
}

/** What a check says of itself. */
type Head = Pick<AuditCheck, 'section' | 'id' | 'says' | 'claim' | 'rung'>;

const headOf = (id: string, says: string, { source }: ParsedClaim['claim'], tex: string): Head => ({
  section: 'guarantees',
  id,
  says,
  claim: { text: source, tex },
  rung: 'statistical',
});

/** The decision with the pools that there are: the plan of the bets is their number. */
async function decided(
  claim: ParsedClaim['claim'],
  { scalars, draws }: Run,
  t: number,
  alpha: number,
): Promise<Decided> {
  const within = (pools: number) =>
    decideClaim(claim, { scalars, draws, limits: { first: pools, most: pools }, t, alpha });
  try {
    return await within(2 ** 31);
  } catch (error) {
    if (!(error instanceof TooFewPoolsError)) throw error;
    if (error.available === 0)
      throw new UnanswerableError(`there are no pools from the model after round ${t}, or after the next`);
    return within(error.available);
  }
}

function checkOf(head: Head, t: number, alpha: number, { verdict, slack, samples, power }: Decided): AuditCheck {
  const estimate = slack.estimate ?? 0;
  const spread = (Number(slack.hi) - Number(slack.lo)) / 2;
  const size = Math.abs(estimate);
  const enough = verdict !== 'undecided' || samples === 0 ? undefined : enoughFrom(size, Number(power), samples);
  return {
    ...head,
    verdict,
    ...(verdict === 'undecided'
      ? { reason: `not certain: the slack is ${estimate.toPrecision(3)} ± ${spread.toPrecision(3)}` }
      : {}),
    t,
    slack: { estimate, lo: slack.lo, hi: slack.hi },
    pools: samples,
    alpha,
    power: jsonNumber(Number(power)),
    ...(enough === undefined ? {} : { enough: jsonNumber(enough) }),
  };
}

/** Pools needed for a slack of this size, if the smallest violation that is caught falls like one over the square root of their number. */
const enoughFrom = (size: number, power: number, samples: number): number =>
  size > 0 && Number.isFinite(power) ? Math.ceil(samples * (power / size) ** 2) : Infinity;

/** Whether an error says that the record cannot answer. */
const isUnanswered = (error: unknown): error is Error =>
  error instanceof UnanswerableError || error instanceof UndefinedValueError || error instanceof NotRepresentableError;

function plan(head: Head, asked: AskedClaim, run: Run): readonly Planned[] {
  if ('notApplicable' in asked) return [settled({ ...head, verdict: 'not applicable', reason: asked.notApplicable })];
  return asked.rounds
    .filter((t) => run.recorded(t + asked.claim.lookahead))
    .map((t) => ({
      decide: async (alpha) => {
        try {
          return checkOf(head, t, alpha, await decided(asked.claim, run, t, alpha));
        } catch (error) {
          if (!isUnanswered(error)) throw error;
          return { ...head, verdict: 'not applicable', reason: error.message, t, pools: 0, alpha: 0 };
        }
      },
    }));
}

const isText = (claim: string): boolean => /[<>=]/.test(claim);

/** A claim of the user, as a claim of no statement. */
function ownClaim(text: string): { readonly spec: ClaimSpec; readonly parsed: ParsedClaim } {
  const spec: ClaimSpec = { id: text, says: 'your claim', claim: text, data: 'any' };
  return { spec, parsed: { spec, claim: parseClaim(text), when: undefined } };
}

/** The checks of the guarantees, and of claims of the user. @param claims ids of statements and texts of claims; undefined: all statements */
export function guaranteeChecks(
  recording: Recording,
  facts: Facts,
  claims: readonly string[] | undefined,
): readonly Planned[] {
  const statements = claims === undefined ? AUDITED_STATEMENTS : claims.filter((c) => !isText(c)).map(auditedStatement);
  const own = (claims ?? []).filter(isText).map(ownClaim);
  const { reward, bound, lambda } = facts;
  const run = (anyRule: boolean): Run | string => {
    const missing = missingFact(facts, anyRule);
    if (missing !== undefined) return missing;
    return reward === undefined || bound === undefined || lambda === undefined
      ? 'a fact is missing'
      : runOf(recording, facts, reward, bound, lambda);
  };
  const ofStatements = statements.flatMap((statement) => {
    const usable = run(FOR_ANY_RULE.has(statement.id));
    return claimsOf(statement).flatMap((spec) => {
      const asked = askedFor(statement, spec, usable);
      const head = headOf(`${statement.id} ${spec.id}`, spec.says, asked.claim, typeset(asked.claim));
      if (typeof usable === 'string') return [settled({ ...head, verdict: 'not applicable', reason: usable })];
      return plan(head, asked, usable);
    });
  });
  const ofUser = own.flatMap(({ spec, parsed }) => {
    const usable = run(true);
    const head = headOf(spec.id, spec.says, parsed.claim, typeset(parsed.claim));
    if (typeof usable === 'string') return [settled({ ...head, verdict: 'not applicable', reason: usable })];
    const last = parsed.claim.usesRound ? usable.scalars.rounds - 1 - parsed.claim.lookahead : 0;
    const rounds = Array.from({ length: Math.max(0, last + 1) }, (_, t) => t);
    return plan(head, { ...parsed, rounds }, usable);
  });
  return [...ofStatements, ...ofUser];
}

function askedFor(statement: Statement, spec: ClaimSpec, run: Run | string): AskedClaim {
  const setting = typeof run === 'string' ? { scalars: UNKNOWN, startsElsewhere: false } : run;
  return askedClaim(statement, spec, setting);
}

/** Stands for a run of which too little is known; only the text of a claim is used then. */
const UNKNOWN: LearnedScalars = { K: 2, lambda: 'infinity', top: 1, epsilon: Q.zero, rounds: 1 };

function auditedStatement(id: string): Statement {
  const known = AUDITED_STATEMENTS.find((statement) => statement.id === id);
  if (known !== undefined) return known;
  const named = STATEMENTS.some((statement) => statement.id === id) ? statementOf(id) : undefined;
  const list = AUDITED_STATEMENTS.map((statement) => statement.id).join(', ');
  throw new InputError(
    named === undefined
      ? `"${id}" is neither a statement that an audit asks (${list}) nor a claim with <, <=, >=, > or ==`
      : `${id} cannot be asked of samples; an audit asks ${list}, or your own claims`,
  );
}
