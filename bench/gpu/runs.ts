/** Runs of learned models in processes of their own, which end when their time is up. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LearnerEntry, LEARNERS } from '../../models/learned';
import { parseReproduction } from '../../properties/results/schemas';
import { ROOT } from '../sides/build';
import type { Verdicts } from './report';
import { type Ran, type VerdictMap, sideBySide, verdictsIn } from './verdicts';
import type { Sizes } from './sizes';

/** The two backends of the check. */
export interface Pair {
  readonly gpu: string;
  readonly cpu: string;
}

/** Exit codes of `reproduce` with which it has written its findings: all seen, not all, undecided. */
const HAS_RUN = [0, 1, 3];

const lastLine = (text: string): string => text.trim().split('\n').pop() ?? '';

/** What a script of the bundle prints, and its seconds. */
function run(
  script: string,
  args: readonly string[],
  longest: number,
  read: (text: string) => VerdictMap,
): Promise<Ran> {
  const began = performance.now();
  const options = {
    timeout: Math.max(1, Math.floor(1000 * longest)),
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 28,
  } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, script), ...args], options, (error, stdout, stderr) => {
      const seconds = (performance.now() - began) / 1000;
      if (error?.killed === true) return resolve({ missing: `it did not end in ${Math.round(longest)} s` });
      if (error !== null && !HAS_RUN.includes(Number(error.code))) return resolve({ missing: lastLine(stderr) });
      try {
        resolve({ verdicts: read(stdout), seconds });
      } catch (unreadable) {
        resolve({ missing: `${String(unreadable)} ${lastLine(stderr)}` });
      }
    });
  });
}

const learnedSet = (backend: string, { smallSet }: Sizes, longest: number): Promise<Ran> =>
  run(
    join('bench', 'gpu', 'learned-set.js'),
    [backend, ...(smallSet ? ['--small'] : [])],
    longest,
    (text) => JSON.parse(text) as VerdictMap,
  );

function figure(backend: string, options: readonly string[], longest: number): Promise<Ran> {
  const out = mkdtempSync(join(tmpdir(), 'curated-loops-figure-'));
  const args = ['reproduce', '--only', 'figure-3', '--backend', backend, '--out', out, '--json', ...options];
  return run(join('cli', 'main.js'), args, longest, (text) => verdictsIn(parseReproduction(text)));
}

/** The learner of figure 3. */
const FIGURE_LEARNER = 'conv-flow';
const LEARNER_ENTRIES: readonly LearnerEntry[] = Object.values(LEARNERS);

/** Runs both sides at the same time. */
const together = (what: string, gpu: Promise<Ran>, cpu: Promise<Ran>): Promise<Verdicts> =>
  Promise.all([gpu, cpu]).then(([ours, theirs]) => sideBySide(what, ours, theirs));

export const compareLearnedSet = ({ gpu, cpu }: Pair, sizes: Sizes, longest: number): Promise<Verdicts> =>
  together('the learned set', learnedSet(gpu, sizes, longest), learnedSet(cpu, sizes, longest));

/** Figure 3 in small on both sides, and as it is on the GPU. @throws Error if this version lacks its learner */
export function compareFigure({ gpu, cpu }: Pair, sizes: Sizes, longest: number): Promise<readonly Verdicts[]> {
  if (!LEARNER_ENTRIES.some(({ id }) => id === FIGURE_LEARNER))
    throw new Error(`this version has no learner ${FIGURE_LEARNER}`);
  const { figure: small, figureAlone } = sizes;
  const name = `figure 3 with ${small.join(' ')}`;
  const compared = together(name, figure(gpu, small, longest), figure(cpu, small, longest));
  const alone = figureAlone ? [figure(gpu, [], longest).then((ran) => sideBySide('figure 3', ran, undefined))] : [];
  return Promise.all([compared, ...alone]);
}
