/** The learner of `learn`: one by its id, or that of a file, which runs in a thread of its own. */
import {
  type Dataset,
  InterruptedError,
  type LearnerEntry,
  TrainingError,
  learnerOf,
  sharingFits,
} from '../../../models/learned';
import { isLoopPath } from '../../../properties/own-loops';
import { LearnerThread, besideTypes, learnerEntryFrom, tryLearner } from '../../../properties/own-loops/learning';
import { definitionFile } from '../../../properties/own-loops/load';
import { InputError } from '../../../theory/errors';
import { shellWord } from './shell-word';

export interface NamedLearner {
  readonly entry: LearnerEntry;
  /** Tries a learner of a file on points of the data. Without an answer where the signal ends it. @throws InputError for a defect */
  readonly tryOn: (data: Dataset, signal: AbortSignal) => Promise<void>;
  /** Ends what runs. */
  readonly end: () => Promise<void>;
}

/** Points to which a learner is fitted when it is tried. */
const TRIED = 512;

/** Its models hold no resources, so loops may share their start. */
function builtIn(name: string): NamedLearner {
  const entry = learnerOf(name);
  return {
    entry: { ...entry, make: (context) => sharingFits(entry.make(context)) },
    tryOn: () => Promise.resolve(),
    end: () => Promise.resolve(),
  };
}

async function tryIn(thread: LearnerThread, data: Dataset, signal: AbortSignal): Promise<void> {
  const points = data.sample(TRIED, 0);
  process.stderr.write(`learner ${thread.learner.id}: ${thread.learner.title}; it is tried on ${TRIED} points\n`);
  try {
    await tryLearner({ thread, points, classes: data.classes, signal });
  } catch (error) {
    if (error instanceof InterruptedError) return;
    throw error instanceof TrainingError ? new InputError(error.message) : error;
  }
}

/**
 * The learner with the given id, or of the file with this path.
 * @param types whether the types of a file are checked
 * @throws InputError for an unknown id, or a file without a learner
 */
export async function readLearner(name: string, types: boolean): Promise<NamedLearner> {
  if (!isLoopPath(name)) return builtIn(name);
  const path = definitionFile(name, 'learner');
  const start = (): Promise<LearnerThread> => LearnerThread.start(path);
  const thread = await (types ? besideTypes(path, start) : start());
  return {
    entry: learnerEntryFrom(thread, shellWord(name)),
    tryOn: (data, signal) => tryIn(thread, data, signal),
    end: () => thread.end(),
  };
}
