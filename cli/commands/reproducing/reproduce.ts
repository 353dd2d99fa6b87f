/** `reproduce`: runs the settings of the paper's figures and writes one page of them. */
import { FIGURES, type Figure, figureOf } from '../../../properties/learned/figures';
import type { ReproducedFigure, Reproduction } from '../../../properties/results';
import { serialiseReproduction } from '../../../properties/results/schemas';
import { reproductionExitCode, writeReproduction } from '../../../reports';
import { reproductionText } from '../../../reports/text';
import { checkWritable } from '../../input/runs';
import { outputWidth, print } from '../../output/terminal';
import { type LearnOptions, presetOf, runLearn } from '../learning';

interface ReproduceCommandOptions {
  readonly only?: string;
  readonly learner?: string;
  readonly data?: string;
  readonly rounds?: string;
  readonly examples?: string;
  readonly draws?: string;
  readonly seeds?: string;
  readonly seed: string;
  readonly backend: string;
  readonly timeLimit?: string;
  readonly out: string;
  readonly json?: boolean;
  readonly quick?: boolean;
}

function readFigures(only: string | undefined): readonly Figure[] {
  return only === undefined ? Object.values(FIGURES) : only.split(',').map((id) => figureOf(id.trim()));
}

async function reproduced(figure: Figure, quick: boolean, options: LearnOptions): Promise<ReproducedFigure> {
  process.stderr.write(`${figure.id}: ${figure.title}\n`);
  const results = await runLearn({ ...presetOf(figure.id, quick), ...options });
  const { id, title, shows, differs, findings } = figure;
  const experiments = results.learned?.experiments ?? [];
  return { id, title, shows, differs, findings: findings.map((sought) => sought(experiments)), results };
}

/** Whether a run was ended from outside: a limit of time ends each figure alone. */
const isInterrupted = ({ results }: ReproducedFigure, { timeLimit }: LearnOptions): boolean =>
  !results.complete && timeLimit === undefined;

/** Runs the figures one after the other, and writes the page after each. Exit codes: see `reproductionExitCode`. */
export async function reproduceCommand({
  only,
  out,
  json,
  quick = false,
  ...options
}: ReproduceCommandOptions): Promise<number> {
  const chosen = readFigures(only);
  checkWritable(out);
  const whole = { ...options, loop: 'curated', userReward: [], userCentre: [], userRadius: [] };
  let reproduction: Reproduction = { format: 'curated-loops/reproduction', version: 1, figures: [] };
  let written: readonly string[] = [];
  for (const figure of chosen) {
    const next = await reproduced(figure, quick, whole);
    reproduction = { ...reproduction, figures: [...reproduction.figures, next] };
    written = await writeReproduction(reproduction, out);
    if (isInterrupted(next, whole)) break;
  }
  print(json ? serialiseReproduction(reproduction) : `${reproductionText(reproduction, written, outputWidth())}\n`);
  return reproductionExitCode(reproduction);
}
