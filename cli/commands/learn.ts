/** `learn`: runs loops with learners on data and checks them statistically. */
import { serialiseResults } from '../../properties/results/schemas';
import { exitCode, writeReports } from '../../reports';
import { summaryText } from '../../reports/text';
import { checkWritable } from '../input/runs';
import { outputWidth, print } from '../output/terminal';
import { type LearnOptions, presetOf, runLearn } from './learning';

interface LearnCommandOptions extends LearnOptions {
  readonly preset?: string;
  readonly out: string;
  readonly json?: boolean;
}

export async function learnCommand({ preset, ...options }: LearnCommandOptions): Promise<number> {
  const chosen = preset === undefined ? options : { ...presetOf(preset), ...options };
  checkWritable(options.out);
  const results = await runLearn(chosen);
  const written = await writeReports(results, options.out);
  print(options.json ? serialiseResults(results) : `${summaryText(results, written, outputWidth())}\n`);
  return exitCode(results);
}
