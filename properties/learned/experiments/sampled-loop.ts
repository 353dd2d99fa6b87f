/**
 * Decides claims on a loop that is known by samples alone: weights that are drawn from its laws, round by round, outside of this program.
 *
 * A round that is over cannot be drawn from any more. So the draws of a round are taken at once, in a number that is fixed before, and kept. A
 * claim is decided when the last round that it speaks of is there. Each decision takes as many of these draws as it needs.
 *
 * A claim that compares models is decided in parts where the training data can be drawn. Otherwise loop and learner are one process, and a claim that
 * fails on its models is refuted.
 */
import type { Binning, Points, Reward, Sampler, Trajectory } from '../../../models/learned';
import type { Lambda } from '../../../models';
import { Q, type Statement } from '../../../theory';
import type { LearnedCell, SamplerCheck } from '../../results';
import { ErrorBudget } from '../../statistics';
import { type AskedClaim, Draws, stepRounds } from '../decide';
import { dependenceText, lawsTested } from './dependent-draws';
import { cellOf } from './cells';
import { type AskedStatement, LEARNED_STATEMENTS, asked, decisionsIn, scalarsOf } from './experiment';
import { RunDecisions } from './run-decisions';

/** The laws that can be drawn from: p_t, the candidates kept from it, the training data made from it, and the real data. */
export type SampledLaw = SamplerCheck['setting']['laws'][number];

/** A loop that is known by samples. */
export interface SampledLoop {
  /** A whole number of at least 1. */
  readonly K: number;
  readonly lambda: Lambda;
  /** The supremum of w over the support of p_0. */
  readonly top: number;
  readonly rounds: number;
  readonly start: SamplerCheck['setting']['start'];
  readonly laws: readonly SampledLaw[];
  /** Whether w = w_max has positive probability, so that it can be seen in draws. */
  readonly attained: boolean;
}

/** Where the draws come from. */
export interface WeightSource {
  /** Weights of i.i.d. draws, in (0, w_max]; of the real data in round 0 only. */
  readonly weights: (law: SampledLaw, t: number, count: number) => Promise<Float64Array>;
  /** Goes on from round t to round t + 1. */
  readonly step: (t: number) => Promise<void>;
}

export interface SampledOptions {
  /** @defaultValue every statement with a claim about learned models */
  readonly statements?: readonly Statement[] | undefined;
  readonly seed: number;
  /** Draws of each law in a round; rounded up to whole blocks. @defaultValue 32768 */
  readonly draws?: number | undefined;
  /** Probability that some verdict of the run is wrong, in (0, 1). @defaultValue 1e-3 */
  readonly alpha?: number | undefined;
  /** Returns true when the run must stop. */
  readonly stopped?: () => boolean;
  /** Told before each round. */
  readonly onRound?: (t: number) => void;
}

/** Independent pairs of draws at the first look, and in a block. */
const FIRST = 1024;
const BLOCK = 512;
const MOST_DRAWS = 32_768;
/** Draws in a unit, as `draws.ts` takes them. */
const PAIR = 2;
const OF_REFERENCE = 8;
/** Resolution ε of comparisons up to an error, in units of w_max. */
const EPSILON = Q.of(1, 50);

/** Draws that are kept, given out one after the other. */
class Kept implements Sampler {
  private at = 0;

  constructor(private readonly weights: Float64Array) {}

  draw(count: number): Promise<Points> {
    const values = this.weights.subarray(this.at, this.at + count);
    if (values.length < count) throw new Error(`${count} draws are asked for, and ${values.length} are left`);
    this.at += count;
    return Promise.resolve({ count, dimension: 1, values });
  }
}

/** The trajectory of the draws that are kept. */
class KeptTrajectory implements Trajectory {
  readonly reports = [];
  private readonly laws = new Map<string, Sampler>();

  constructor(readonly rounds: number) {}

  keep(law: SampledLaw, t: number, weights: Float64Array): void {
    this.laws.set(`${law} ${t}`, new Kept(weights));
  }

  /** A law by name: it is looked up when it is drawn from. */
  private of(law: SampledLaw, t: number): Sampler {
    return {
      draw: (count, seed) => {
        const kept = this.laws.get(`${law} ${t}`);
        if (kept === undefined) throw new Error(`no draws of the law ${law} of round ${t} were kept`);
        return kept.draw(count, seed);
      },
    };
  }

  get reference(): Sampler {
    return this.of('reference', 0);
  }
  model = (t: number): Sampler => this.of('model', t);
  curated = (t: number): Sampler => this.of('curated', t);
  training = (t: number): Sampler => this.of('training', t);
  dispose = (): void => this.laws.clear();
}

const ONE_BIN: Binning = { count: 1, of: () => 0 };

/** The reward of a draw that is its weight. */
const rewardOf = (top: number): Reward => ({
  text: 'w',
  region: { kind: 'classes', classes: [] },
  top,
  weight: (values, at) => values[at] as number,
  isBest: (values, at) => (values[at] as number) >= top,
});

/** What draws of a law are needed for, by the words of the claim language. */
const NEEDS: readonly { readonly word: RegExp; readonly law: SampledLaw; readonly name: string }[] = [
  { word: /\bcurate\(/, law: 'curated', name: 'the kept candidates' },
  { word: /\btrain\(/, law: 'training', name: 'the training data' },
  { word: /\bp_ref\b/, law: 'reference', name: 'the real data' },
  { word: /\bp\[/, law: 'model', name: 'the models' },
];

/** Laws that a claim asks for in its own round only. */
const PASSING: readonly SampledLaw[] = ['curated', 'training'];

/** The laws that a text asks for. */
const lawsIn = (source: string): readonly SampledLaw[] =>
  NEEDS.filter(({ word }) => word.test(source)).map(({ law }) => law);

/** Why the draws cannot answer a claim with this text; undefined if they can. */
function unanswered(source: string, { laws, attained }: SampledLoop): string | undefined {
  const missing = NEEDS.find(({ word, law }) => word.test(source) && !laws.includes(law));
  if (missing) return `it speaks of ${missing.name}, which this process does not sample ("${missing.law}")`;
  if (/\bbinned\(/.test(source)) return 'it speaks of bins, and this process gives weights alone';
  if (/\b(A_star|p_star)\b/.test(source) && !attained)
    return 'it speaks of the best atoms, and this process does not say that w_max is attained';
  return undefined;
}

/** The texts of the parts of a claim. */
const partTexts = ({ parts }: AskedClaim): readonly string[] =>
  parts === undefined ? [] : [parts.learner, ...parts.steps].map(({ source }) => source);

/** A claim as the draws can answer it: not at all, on the models alone, or in parts. */
function answerable(claim: AskedClaim, loop: SampledLoop): AskedClaim {
  const { parts: _parts, ...whole } = claim;
  const why = 'rounds' in claim ? unanswered(claim.claim.source, loop) : undefined;
  if (why !== undefined) return { spec: claim.spec, claim: claim.claim, when: claim.when, notApplicable: why };
  return partTexts(claim).some((text) => unanswered(text, loop) !== undefined) ? whole : claim;
}

/** The draws that a claim needs, by law and, of laws that pass, round. */
function drawsFor(claim: AskedClaim): readonly string[] {
  if (!('rounds' in claim)) return [];
  const inParts = partTexts(claim).flatMap(lawsIn);
  const rounds = [...Array(Math.max(0, ...claim.rounds) + claim.claim.lookahead).keys()];
  const ofLaw = (law: SampledLaw, at: readonly number[]): readonly string[] =>
    PASSING.includes(law) ? at.map((t) => `${law} ${t}`) : [law];
  return [
    ...lawsIn(claim.claim.source).flatMap((law) => ofLaw(law, claim.rounds)),
    ...inParts.flatMap((law) => ofLaw(law, rounds)),
  ];
}

/** The last round that a claim speaks of when it is decided at round t. */
const lastRound = ({ claim }: AskedClaim, t: number): number => t + claim.lookahead;

/** The cell of a statement, in which what a failure left open is undecided. */
function cellAfter(statement: AskedStatement, decisions: RunDecisions, failure: string | undefined): LearnedCell {
  const cell = cellOf(statement, [{ decisions, finalRound: [] }]);
  if (failure === undefined) return cell;
  const planned = new Map(
    statement.claims.map((claim) => [claim.spec.id, 'rounds' in claim ? claim.rounds.length : 0]),
  );
  const claims = cell.claims.map((claim) =>
    claim.decisions.length < (planned.get(claim.id) ?? 0) && claim.verdict !== 'refuted'
      ? { ...claim, verdict: 'undecided' as const, reason: failure }
      : claim,
  );
  const open = claims.some(({ verdict }) => verdict === 'undecided');
  if (cell.verdict === 'refuted' || !open) return { ...cell, claims };
  return { ...cell, verdict: 'undecided', reason: failure, claims };
}

/** What was decided, and why the rest was not. */
export interface SampledResult extends Pick<SamplerCheck, 'cells' | 'budget' | 'draws'> {
  /** An error of the source, or that the run was cut short. */
  readonly failure?: string;
}

/**
 * Decides the claims that the draws can answer, under one error budget.
 *
 * An error that the source throws ends the run, and what was decided before stays.
 */
export async function decideSampled(
  loop: SampledLoop,
  source: WeightSource,
  { statements = LEARNED_STATEMENTS, seed, draws: most = MOST_DRAWS, alpha, stopped, onRound }: SampledOptions,
): Promise<SampledResult> {
  const { K, lambda, top, rounds, start } = loop;
  const reward = rewardOf(top);
  const asking = { K, lambda, rounds, epsilon: EPSILON, reward, start: start === 'reference' ? undefined : start };
  const learned = statements.filter((statement) => LEARNED_STATEMENTS.includes(statement));
  const plan = asked({ ...asking, statements: learned }).map(({ statement, claims }) => ({
    statement,
    claims: claims.map((claim) => answerable(claim, loop)),
  }));
  const units = BLOCK * Math.ceil(most / PAIR / BLOCK);
  const checks = decisionsIn(plan) + lawsTested(rounds);
  const budget = new ErrorBudget({ total: alpha, planned: Math.max(1, checks) });
  const trajectory = new KeptTrajectory(rounds);
  const draws = new Draws({ trajectory, reward, binning: ONE_BIN, seed });
  const limits = { first: Math.min(FIRST, units), most: units };
  const scalars = scalarsOf(asking);
  const decisions = new RunDecisions({ scalars, draws, limits, seed, alpha: () => budget.share() });
  const open = plan.flatMap(({ statement, claims }) =>
    claims.flatMap((claim) => ('rounds' in claim ? claim.rounds.map((t) => ({ id: statement.id, claim, t })) : [])),
  );
  /** The draws that some claim needs, by law and round. */
  const wanted = new Set(plan.flatMap(({ claims }) => claims.flatMap(drawsFor)));
  const last = Math.max(0, ...open.map(({ claim, t }) => lastRound(claim, t)));

  const takeRound = async (t: number): Promise<void> => {
    for (const law of loop.laws) {
      if (!wanted.has(PASSING.includes(law) ? `${law} ${t}` : law) || (law === 'reference' && t > 0)) continue;
      const count = units * (law === 'reference' ? OF_REFERENCE : PAIR);
      trajectory.keep(law, t, await source.weights(law, t, count));
    }
  };
  const decideRound = async (round: number): Promise<void> => {
    for (const { statement, claims } of plan) {
      for (const claim of claims)
        if (stepRounds(claim).includes(round)) await decisions.decideSteps(statement.id, claim, round);
    }
    for (const { id, claim, t } of open.filter((each) => lastRound(each.claim, each.t) === round))
      await decisions.decide(id, claim, t);
  };
  let failure: string | undefined;
  for (let t = 0; t <= last && open.length > 0 && failure === undefined; t += 1) {
    if (stopped?.()) failure = `the check was cut short before round ${t}`;
    else {
      onRound?.(t);
      try {
        if (t > 0) await source.step(t - 1);
        await takeRound(t);
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
      if (failure === undefined) await decideRound(t);
    }
  }
  const dependent = draws.dependence(() => budget.share());
  if (dependent) {
    failure = dependenceText(dependent);
    decisions.clear();
  }
  return {
    draws: PAIR * units,
    budget: { alpha: budget.total, checks, spent: budget.spent },
    ...(failure === undefined ? {} : { failure }),
    cells: plan.map((statement) => cellAfter(statement, decisions, failure)),
  };
}

/** The verdict on what was decided: it holds only if every claim that applies does, and one applies. */
export function sampledVerdict({ cells, failure }: Pick<SampledResult, 'cells' | 'failure'>): SamplerCheck['verdict'] {
  const verdicts = cells.map(({ verdict }) => verdict);
  if (verdicts.includes('refuted')) return 'refuted';
  const open = verdicts.some((verdict) => verdict === 'undecided' || verdict === "learner's error");
  return failure === undefined && verdicts.includes('holds') && !open ? 'holds' : 'undecided';
}
