/**
 * `npm run bench -- --guard`: is this checkout slower than the reference commit?
 *
 * Both trees are built, and their workers do the same works with the same seeds in turns. What counts is processor time, since neighbours on the
 * machine disturb the clock. A work counts as slower if it takes at least `NOTABLE` times as long, and longer in every single round. The guard says
 * so in its last line and never fails for it.
 */
import { PeerError } from '../sides/answer';
import { ROOT } from '../sides/build';
import { ratioText, secondsText } from '../quantity-text';
import { markdownTable } from '../table';
import { type Build, buildTree } from './builds';
import { SideError, type Timing, timeStart, timeWork } from './measure';
import { referenceTree } from './reference';
import { WORKS } from './works';

const ROUNDS = 5;
/** One start is short, and disturbed easily. */
const STARTS = 9;
const NOTABLE = 1.15;

/** What the last line begins with; `.ci/run` repeats that line at its end. */
const LAST = 'speed:';

const HEADER = ['work', 'reference', 'this', 'ratio', 'by the clock', 'cases'];

const isSlower = ({ ratio }: Timing): boolean => ratio.value >= NOTABLE && ratio.low > 1;

const factor = (ratio: number): string => `${ratio.toFixed(2)}×`;

function rowOf(timing: Timing): readonly string[] {
  const { name, ours, reference, ratio, byTheClock, verdicts } = timing;
  const bracket = `(${factor(ratio.low)}–${factor(ratio.high)})`;
  const cases = verdicts === undefined ? '—' : verdicts.same ? 'same verdicts' : '**differ**';
  return [
    name,
    secondsText(reference),
    secondsText(ours),
    `**${factor(ratio.value)}** ${bracket}`,
    factor(byTheClock.value),
    cases,
  ];
}

function notesOf({ name, verdicts }: Timing): string[] {
  if (verdicts === undefined || verdicts.same) return [];
  return [
    `${name}: the sides decided different cases, so their times cannot be compared: here ${verdicts.ours}, in the reference ${verdicts.reference}.`,
  ];
}

/** The last line. */
function conclusion(commit: string, timings: readonly Timing[]): string {
  const comparable = timings.filter(({ verdicts }) => verdicts?.same !== false);
  if (comparable.length === 0) return `${LAST} nothing could be compared with the reference ${commit}`;
  const slower = comparable.filter(isSlower).sort((a, b) => b.ratio.value - a.ratio.value);
  const mean = Math.exp(comparable.reduce((sum, { ratio }) => sum + Math.log(ratio.value), 0) / comparable.length);
  const all = `${factor(mean)} its time in the geometric mean of ${comparable.length} works`;
  if (slower.length === 0) return `${LAST} no slower than the reference ${commit}: ${all}`;
  const named = slower.map(
    ({ name, ratio }) => `by ${ratioText(ratio.value)} on ${name} (${factor(ratio.low)}–${factor(ratio.high)})`,
  );
  return `${LAST} slower than the reference ${commit} ${named.join(', ')}; ${all}`;
}

async function timings(ours: Build, reference: Build, notes: string[]): Promise<readonly Timing[]> {
  const measured: Timing[] = [];
  const measure = async (name: string, timing: () => Promise<Timing>): Promise<void> => {
    process.stderr.write(`${name}\n`);
    try {
      const done = await timing();
      measured.push(done);
      notes.push(...notesOf(done));
    } catch (error) {
      if (!(error instanceof SideError) || error.side === 'ours') throw error;
      notes.push(`${name}: the reference cannot do this: ${error.message.split('\n')[0] ?? ''}.`);
    }
  };
  for (const work of WORKS) await measure(work.name, () => timeWork(ours, reference, work, ROUNDS));
  await measure('start of `list`', () => timeStart(ours, reference, 'list', STARTS));
  return measured;
}

/**
 * Prints the table of ratios, and the last line.
 * @param asked a commit in place of the recorded one
 * @throws PeerError if this checkout cannot do a work; InputError for an unknown commit
 */
export async function guard(asked: string | undefined): Promise<void> {
  const say = (text: string): unknown => process.stdout.write(`${text}\n`);
  const tree = referenceTree(asked);
  if ('missing' in tree) {
    say(`${LAST} not compared, since ${tree.missing}`);
    return;
  }
  const commit = tree.commit.slice(0, 9);
  const workers = [...new Set(WORKS.map(({ worker }) => worker))];
  const ours = buildTree('ours', ROOT, workers);
  let reference: Build;
  try {
    reference = buildTree('reference', tree.root, workers);
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
    say(`${LAST} not compared, since the reference ${commit} cannot be built: ${error.message}`);
    return;
  }
  const notes = [...tree.notes];
  const measured = await timings(ours, reference, notes);
  say(
    `Processor time of this checkout and of ${commit}, medians of ${ROUNDS} rounds in turns; a ratio above 1 is slower:\n`,
  );
  say(markdownTable([HEADER, ...measured.map(rowOf)]));
  say(['', ...notes.map((note) => `- ${note}`), conclusion(commit, measured)].join('\n'));
}
