/**
 * Answers units of a plan, by the answerer of their kind.
 *
 * The main thread stays free while threads work, so that a queue's lock is renewed. A unit that is cut short has no answer. What a loop, a model or
 * a learner throws is an answer, because every machine throws the same; a thread that dies is none, and may be tried again.
 */
import { InputError } from '../../../theory';
import { type CodeFingerprint, type Plan, type Unit, codeFingerprint } from '../plan';
import type { UnitAnswer } from '../records';
import { openSearches } from './answer-search';
import { type Trainers, openTrials } from './answer-trial';
import type { UnitRunnerOptions } from './answerer';

/** Answers units of one plan, several of them at the same time. */
export interface UnitRunner {
  /**
   * @param onWork called with the processor seconds of each part of the unit, on any thread
   * @returns undefined if the run was cancelled before the end of the unit
   * @throws ThreadDeathError if a thread ended, for instance without memory
   */
  readonly answer: (unit: Unit, onWork?: (seconds: number) => void) => Promise<UnitAnswer | undefined>;
  /** Number of units that may be answered at the same time. */
  readonly atOnce: number;
  readonly close: () => Promise<void>;
}

const shown = ({ version, sha256, backend }: CodeFingerprint): string =>
  `version ${version} with fingerprint ${sha256}${backend === undefined ? '' : ` (${backend})`}`;

/** @throws InputError with both fingerprints, if they differ */
function refuseOther({ fingerprint }: Plan, own: CodeFingerprint, remedy: string): void {
  if (own.sha256 === fingerprint.sha256) return;
  throw new InputError(`the plan is for ${shown(fingerprint)}, and this is ${shown(own)}; ${remedy}`);
}

/** @throws InputError with both fingerprints, if the plan is for another version of the code; its backend may be missing here */
export function checkFingerprint(plan: Plan): void {
  const remedy = 'install that version, with the same version of Node, or make a new plan';
  refuseOther(plan, codeFingerprint(plan.fingerprint.backend), remedy);
}

/** @throws InputError with both fingerprints, if the plan is for another backend */
function checkBackend(plan: Plan, { identity, refusal }: Trainers): void {
  const remedy = 'work at this plan where its backend runs, or make a plan for this backend with --backend';
  refuseOther(plan, codeFingerprint(identity), refusal === undefined ? remedy : `${refusal}; ${remedy}`);
}

/** Opens the threads that train, if the plan has trials. @throws InputError if the plan is for another backend */
async function openTrainers(plan: Plan, options: UnitRunnerOptions): Promise<Trainers | undefined> {
  const { question } = plan;
  if (question.kind !== 'verify' || question.learned === undefined) return undefined;
  const trainers = await openTrials(options, question.learned.backend.name);
  try {
    checkBackend(plan, trainers);
  } catch (error) {
    await trainers.close();
    throw error;
  }
  return trainers;
}

/**
 * Opens the threads.
 * @throws InputError if the plan is for another version of the code, or for another backend
 */
export async function openUnitRunner(plan: Plan, options: UnitRunnerOptions): Promise<UnitRunner> {
  checkFingerprint(plan);
  const { threads, cancellation } = options;
  const trainers = await openTrainers(plan, options);
  const searches = await openSearches(options);
  const found: UnitRunner['answer'] = async (unit, onWork) => {
    const task = plan.tasks[unit.task];
    switch (task?.kind) {
      case 'search':
        return searches.answer(task, unit, onWork);
      case 'trial':
        return trainers?.answer(task, unit, onWork);
      case undefined:
        throw new InputError(`the plan has no unit ${unit.key}`);
    }
  };
  return {
    answer: async (unit, onWork) => {
      try {
        const answer = await found(unit, onWork);
        return cancellation.stopped() ? undefined : answer;
      } catch (error) {
        if (cancellation.stopped()) return undefined;
        throw error;
      }
    },
    // A unit climbs or trains on one thread, so as many of them as threads keep all threads busy.
    atOnce: threads,
    close: async () => {
      await searches.close();
      await trainers?.close();
    },
  };
}
