/** `sharpen`: how sharp a constant of a claim can be, by proof and by search. */
import { resolve } from 'node:path';
import { ConjectureThreads, conjecture } from '../../../properties/conjecture';
import { isLoopPath } from '../../../properties/own-loops';
import type { ConjectureQuestion, SharpenResult, SharpenedConstant } from '../../../properties/results';
import { DEFAULT_SEED } from '../../../properties/search';
import { threadsFor } from '../../../properties/search/threads';
import { type ConstantOptions, constantOfClaim, constantsOfStatement, sharpen } from '../../../properties/sharpen';
import { sharpenText } from '../../../reports/text';
import { InputError } from '../../../theory/errors';
import { suggestion } from '../../../theory/unknown-id';
import { readInteger, readRangeOfCandidates, readRationals, readTime } from '../../input';
import { readData, readDefinitions, readThreads } from '../../input/runs';
import { startReporter } from '../../output/progress';
import { outputWidth, print } from '../../output/terminal';

interface SharpenCommandOptions {
  readonly from?: string;
  readonly to?: string;
  readonly sharper?: string;
  readonly claim?: string;
  readonly given: readonly string[];
  readonly where: readonly string[];
  readonly loop: string;
  readonly data?: string;
  readonly K: string;
  readonly n?: string;
  readonly rounds: string;
  readonly proofTime: string;
  readonly cases: string;
  readonly seed?: string;
  readonly threads: string;
  readonly json?: boolean;
}

const DIRECTIONS = ['smaller', 'larger'] as const;

function readDirection(text: string): (typeof DIRECTIONS)[number] {
  const direction = DIRECTIONS.find((known) => known === text);
  if (direction) return direction;
  throw new InputError(`--sharper ${text} is not known; ${suggestion(text, DIRECTIONS)}choose smaller or larger`);
}

function readValue(option: string, text: string) {
  const [value, ...others] = readRationals(option, text);
  if (value === undefined || others.length > 0) throw new InputError(`${option} ${text} is not one number`);
  return value;
}

/** Whether a text is the id of a statement rather than a claim, which is a comparison. */
const isId = (text: string): boolean => !/[<>=]/.test(text);

function readConstants(about: string, options: SharpenCommandOptions) {
  const { from, to, sharper, given, where, loop, data, claim } = options;
  const asked: ConstantOptions = {
    ...(from === undefined ? {} : { from: readValue('--from', from) }),
    ...(to === undefined ? {} : { to: readValue('--to', to) }),
    ...(sharper === undefined ? {} : { sharper: readDirection(sharper) }),
    ...(data === undefined ? {} : { data: readData(data) }),
    given,
    where: readDefinitions(where),
    loop: isLoopPath(loop) ? resolve(loop) : loop,
  };
  if (!isId(about)) {
    if (claim !== undefined) throw new InputError(`--claim ${claim} is for a statement; this is a claim of your own`);
    return [constantOfClaim(about, asked)];
  }
  const all = constantsOfStatement(about, asked);
  const chosen = all.filter(({ of }) => claim === undefined || of?.claim === claim);
  if (chosen.length > 0) return chosen;
  const letters = all.map(({ of }) => of?.claim ?? '').join(', ');
  throw new InputError(`--claim ${claim ?? ''}: no constant of this claim is declared; take ${letters}`);
}

/** Sharpens the constants of a statement, or of a claim of your own. Exit code 0; 3 if it was interrupted. */
export async function sharpenCommand(about: string, options: SharpenCommandOptions): Promise<number> {
  const constants = readConstants(about, options);
  const cases = readInteger('--cases', options.cases, 1);
  const seed = options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0);
  const effort = {
    seed,
    candidates: readRangeOfCandidates('--K', options.K),
    rounds: readInteger('--rounds', options.rounds, 0),
    proofTime: readTime('--proof-time', options.proofTime),
    ...(options.n === undefined ? {} : { atoms: readInteger('--n', options.n, 1) }),
  };
  const on = new ConjectureThreads(threadsFor(readThreads(options.threads), cases));
  const { signal, show, stop } = startReporter();
  const found: SharpenedConstant[] = [];
  try {
    for (const constant of constants) {
      if (signal.aborted) break;
      show(found.length, constants.length, constant.text);
      const ask = (question: ConjectureQuestion) => conjecture(question, { cases, on, signal });
      const sharpened = await sharpen(constant, { ...effort, ask, signal });
      found.push(sharpened);
    }
  } finally {
    stop();
    await on.close();
  }
  const result: SharpenResult = { format: 'curated-loops/sharpen', version: 1, seed, constants: found };
  const text = found.map((each) => sharpenText(each, outputWidth())).join('\n\n');
  print(options.json ? `${JSON.stringify(result, null, 2)}\n` : `${text}\n`);
  return signal.aborted ? 3 : 0;
}
