/** `conjecture`: searches for a counterexample to a claim of your own. */
import { resolve } from 'node:path';
import { conjecture } from '../../properties/conjecture';
import { isLoopPath } from '../../properties/own-loops';
import type { ConjectureQuestion } from '../../properties/results';
import { DEFAULT_SEED } from '../../properties/search';
import { threadsFor } from '../../properties/search/threads';
import { conjectureText } from '../../reports/text';
import { InputError, isContradiction } from '../../theory/errors';
import type { ModelKind } from '../../theory/model-kinds';
import { readInteger, readTime } from '../input';
import { readData, readDefinitions, readModels, readThreads } from '../input/runs';
import { startReporter } from '../output/progress';
import { outputWidth, print } from '../output/terminal';

interface ConjectureCommandOptions {
  readonly given: readonly string[];
  readonly where: readonly string[];
  readonly loop: string;
  readonly data?: string;
  readonly model: string;
  readonly cases?: string;
  readonly budget?: string;
  readonly seed?: string;
  readonly threads: string;
  readonly json?: boolean;
}

/** A search with fewer cases ends before its threads have started. */
const CASES_WORTH_THREADS = 4000;

function readModel(text: string): ModelKind {
  const [model, ...others] = readModels(text);
  if (model === undefined || others.length > 0)
    throw new InputError(`--model ${text}: a conjecture is about one kind of closed-form model`);
  return model;
}

const CODES = { refuted: 1, open: 0, undecided: 3, incomplete: 3, 'no case': 3 } as const;

export async function conjectureCommand(claim: string, options: ConjectureCommandOptions): Promise<number> {
  const question: ConjectureQuestion = {
    claim,
    given: options.given,
    where: readDefinitions(options.where),
    loop: isLoopPath(options.loop) ? resolve(options.loop) : options.loop,
    model: readModel(options.model),
    ...(options.data === undefined ? {} : { data: readData(options.data) }),
    seed: options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0),
  };
  const cases = options.cases === undefined ? undefined : readInteger('--cases', options.cases, 1);
  const budget = options.budget === undefined ? undefined : readTime('--budget', options.budget);
  const threads = threadsFor(readThreads(options.threads), cases ?? CASES_WORTH_THREADS);
  const { signal, show, stop } = startReporter();
  show(0, 1, 'the search for a counterexample');
  const result = await conjecture(question, { cases, budget, threads, signal }).finally(stop);
  print(options.json ? `${JSON.stringify(result, null, 2)}\n` : `${conjectureText(result, outputWidth())}\n`);
  return isContradiction(result.reason) ? 4 : CODES[result.verdict];
}
