/** The results of a campaign: those of `verify` or `matrix` with the same cases and seed, from what is recorded. */
import type { Loop } from '../../../models';
import { isLoopId, loopIdOf } from '../../../models/loops';
import { InputError, STATEMENTS, statementOf } from '../../../theory';
import { runMatrix } from '../../matrix';
import type { Counterexample, MatrixResults, VerificationResults } from '../../results';
import { type VerifyOptions, verify } from '../../verify';
import type { Part } from '../merge';
import type { Plan, PlannedLoop } from '../plan';
import { checkFingerprint } from './answer-unit';
import { recordedRunner, recordedTrials } from './recorded-runner';
import { type Incomplete, RecordedTasks } from './recorded-tasks';

export interface ResultsOptions {
  /** Counterexamples from earlier runs, as for `verify`. @defaultValue no counterexamples */
  readonly stored?: readonly Counterexample[];
  /** Certificates, as for `verify` and `matrix`. @defaultValue no certificates */
  readonly certificates?: VerifyOptions['certificates'];
  /** The loops of files, by id. @defaultValue no loops of files */
  readonly loops?: ReadonlyMap<string, Loop>;
}

/** The results, and the tasks that are not complete, which are never said to hold. */
export type CampaignResults = { readonly incomplete: readonly Incomplete[] } & (
  | { readonly kind: 'verify'; readonly results: VerificationResults }
  | { readonly kind: 'matrix'; readonly results: MatrixResults }
);

const statementsOf = (only: readonly string[]): typeof STATEMENTS =>
  only.length === 0 ? STATEMENTS : only.map(statementOf);

function loopOfPlan({ id, file }: PlannedLoop, loops: ReadonlyMap<string, Loop>): Loop | ReturnType<typeof loopIdOf> {
  const found = file === undefined ? undefined : loops.get(id);
  if (found !== undefined) return found;
  if (file === undefined && isLoopId(id)) return loopIdOf(id);
  throw new InputError(`the loop ${id} of the plan is not known here`);
}

/** @throws InputError if the part is of another version of the code, or of a plan with more cases */
function checkPart(plan: Plan, part: Part, { beyond }: RecordedTasks): void {
  if (part.fingerprint !== plan.fingerprint.sha256)
    throw new InputError(
      `the records are of the code with fingerprint ${part.fingerprint}, and the plan is for ${plan.fingerprint.sha256}; give the records of the plan`,
    );
  if (beyond !== undefined)
    throw new InputError(
      `the part goes to ${beyond.to} in ${beyond.key}, and the plan ends at ${beyond.size}; it is of a plan with more cases: merge the records again for this plan`,
    );
}

/**
 * The results of a campaign.
 * @throws InputError if the plan or the part is of another version of the code; what a loop threw, as `verify` throws it
 */
export async function campaignResults(plan: Plan, part: Part, options: ResultsOptions = {}): Promise<CampaignResults> {
  checkFingerprint(plan);
  const recorded = new RecordedTasks(plan, part);
  checkPart(plan, part, recorded);
  const { stored = [], certificates = [], loops = new Map<string, Loop>() } = options;
  const { incomplete } = recorded;
  const { question, cases, seed } = plan;
  const run = { cases, seed, certificates, runner: recordedRunner(plan, recorded) };
  const statements = statementsOf(question.only);
  if (question.kind === 'verify') {
    const { models, learned: learning } = question;
    const learned = learning && (() => recordedTrials(plan, learning, recorded));
    const results = await verify({ ...run, statements, models, stored, learned });
    return { kind: 'verify', results, incomplete };
  }
  const columns = question.loops.map((loop) => loopOfPlan(loop, loops));
  const results = await runMatrix({ ...run, statements, loops: columns });
  const complete = incomplete.length === 0;
  return { kind: 'matrix', results: { ...results, complete: results.complete && complete }, incomplete };
}
