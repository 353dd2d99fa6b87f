/**
 * Proofs of claims for a loop of one's own, whose rule is a rational function of weights and masses.
 *
 * The rule runs on polynomials as its field. One that compares numbers, or takes roots, is no rational function, and is only tested. The
 * numbers of candidates are tried in turn, each for all claims that are left, so that what is easy is proved before the time is spent.
 */
import type { Loop } from '../../../models/loops';
import { type Statement, claimsFor } from '../../../theory';
import { type Attempt, type Effort, type Setting, attempt, claimOf, outOfScope, settingOf } from '../../proofs';
import type { LoopProof, LoopProofs } from '../../results';
import { messageOf } from '../foreign-value';

/** Options of `proveLoop`. */
export interface ProveOptions {
  /** Numbers of candidates, in the order in which they are tried. @defaultValue 2 to 5 */
  readonly candidates?: readonly number[];
  /** Milliseconds for all attempts. @defaultValue 20 seconds */
  readonly time?: number;
  /** Called before every attempt; returning true ends them. */
  readonly stopped?: () => boolean;
  /** Called with what is known so far. */
  readonly onProgress?: (proofs: LoopProofs) => void;
}

const DEFAULT_CANDIDATES = [2, 3, 4, 5];
const DEFAULT_TIME = 20_000;

/** Milliseconds for one attempt, so that none takes the time of all. */
const LONGEST_ATTEMPT = 4000;

/** The most coefficients of a polynomial. */
const MOST_TERMS = 200_000;

/** Atoms and last round where there is real data, or several rounds. */
const FEW_ATOMS = 2;
const LAST_ROUND = 2;

/** A claim whose proofs go on. */
interface Task {
  readonly statement: Statement;
  readonly claim: string;
  readonly proved: number[];
  atoms: Setting['atoms'] | undefined;
  rounds: LoopProof['rounds'];
  data: Setting['data'];
  failed: { readonly why: 'negative' | 'unsupported' | 'budget'; readonly reason: string } | undefined;
  /** Whether no larger K is tried. */
  ended: boolean;
}

/** An attempt; an error of the rule is a reason why there is no proof. */
function attempted(statement: Statement, claim: string, setting: Setting, effort: Effort): Attempt {
  const put = claimOf(statement, claim);
  try {
    return attempt(put, setting, effort);
  } catch (error) {
    return { proved: false, claim: put, why: 'unsupported', reason: `the rule throws: ${messageOf(error)}` };
  }
}

const effortFor = (deadline: number): Effort => ({
  rounds: LAST_ROUND,
  polya: 0,
  terms: MOST_TERMS,
  deadline: Math.min(deadline, Date.now() + LONGEST_ATTEMPT),
});

/** Why the rule is no rational function; undefined if it is one. */
function whyNotRational(loop: Loop): string | undefined {
  const { users, squares, samples, prompts } = loop.needs ?? {};
  if (prompts) return 'a loop with several prompts';
  if (users !== undefined) return 'a rule of several users';
  if (squares) return 'a rule that takes roots';
  if (samples) return 'a learner of samples';
  const { min = 2, max = Infinity } = loop.needs?.candidates ?? {};
  if (max < min) return 'a loop at K = ∞ alone';
  const setting: Setting = {
    loop,
    candidates: Math.min(Math.max(2, min), max),
    atoms: FEW_ATOMS,
    data: 'synthetic',
    start: 'free',
  };
  const claim = { id: 'rational', text: 'E(p[1], w) >= 0', where: {}, when: null };
  try {
    const tried = attempt(claim, setting, { ...effortFor(Infinity), rounds: 1 });
    return !tried.proved && tried.why === 'unsupported' ? tried.reason : undefined;
  } catch (error) {
    return `the rule throws: ${messageOf(error)}`;
  }
}

const takes = ({ needs }: Loop, K: number): boolean =>
  needs?.candidates === undefined || (needs.candidates.min <= K && K <= needs.candidates.max);

function tasksOf(statements: readonly Statement[]): Task[] {
  return statements.flatMap((statement) =>
    claimsFor(statement, 'discrete')
      .filter((spec) => outOfScope(statement, spec) === undefined)
      .map(({ id }): Task => ({
        statement,
        claim: id,
        proved: [],
        atoms: undefined,
        rounds: 'every',
        data: 'synthetic',
        failed: undefined,
        ended: false,
      })),
  );
}

/** Tries a claim at one number of candidates: for any number of atoms first, if there is no real data. */
function tryAt(task: Task, loop: Loop, candidates: number, deadline: number): void {
  const { statement, claim } = task;
  const { data } = statement.domain;
  const sizes: readonly Setting['atoms'][] =
    task.atoms === undefined ? (data === 'synthetic' ? ['any', FEW_ATOMS] : [FEW_ATOMS]) : [task.atoms];
  for (const atoms of sizes) {
    const setting = settingOf(statement, { candidates, atoms }, loop);
    if (typeof setting === 'string') {
      task.failed ??= { why: 'unsupported', reason: setting };
      return; // It may be about a larger K.
    }
    const effort = effortFor(deadline);
    const result = attempted(statement, claim, setting, effort);
    if (result.proved) {
      task.failed = undefined;
      task.ended = false;
      task.proved.push(candidates);
      task.atoms = atoms;
      task.data = setting.data;
      if (!result.everyRound) task.rounds = effort.rounds;
      return;
    }
    task.failed = { why: result.why, reason: `K = ${candidates}: ${result.reason}` };
    task.ended = true;
    if (result.why !== 'unsupported') return;
  }
}

function proofsOf(tasks: readonly Task[]): LoopProofs {
  return {
    proved: tasks.flatMap(({ statement, claim, proved, atoms, data, rounds }) =>
      atoms === undefined ? [] : [{ statement: statement.id, claim, candidates: proved, atoms, data, rounds }],
    ),
    unproved: tasks.flatMap(({ statement, claim, failed, proved }) => {
      const { why, reason } = failed ?? { why: 'budget', reason: 'not tried within the time' };
      return failed === undefined && proved.length > 0 ? [] : [{ statement: statement.id, claim, why, reason }];
    }),
  };
}

/** Tries to prove claims of statements for a loop. Nothing is proved beyond the K, atoms and rounds that it says. */
export function proveLoop(loop: Loop, statements: readonly Statement[], options: ProveOptions = {}): LoopProofs {
  const { candidates = DEFAULT_CANDIDATES, time = DEFAULT_TIME, stopped, onProgress } = options;
  const deadline = Date.now() + time;
  const notRational = whyNotRational(loop);
  if (notRational !== undefined) return { notRational, proved: [], unproved: [] };
  const tasks = tasksOf(statements);
  for (const K of candidates.filter((each) => takes(loop, each))) {
    for (const task of tasks.filter(({ ended }) => !ended)) {
      if (stopped?.() === true || Date.now() > deadline) return proofsOf(tasks);
      tryAt(task, loop, K, deadline);
    }
    onProgress?.(proofsOf(tasks));
  }
  return proofsOf(tasks);
}
