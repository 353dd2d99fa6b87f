/** `campaign export`: the reports of `verify` or `matrix` from records and parts. */
import { campaignResults } from '../../../properties/campaign';
import { matrixExitCode } from '../../../properties/results';
import { serialiseMatrix, serialiseResults } from '../../../properties/results/schemas';
import { exitCode, writeMatrix, writeReports } from '../../../reports';
import { matrixText, summaryText } from '../../../reports/text';
import { checkWritable, readCertificates, readRegressions } from '../../input/runs';
import { outputWidth, print } from '../../output/terminal';
import { playgroundPage } from '../../playground-page';
import { loopsOfPlan } from './loops';
import { type CampaignOptions, hasQueue, needed } from './options';
import { readAll, readPlan } from './records';
import { divergentLines, faultLines, incompleteLines } from './words';

const INCOMPLETE = 3;
const INCOMPLETE_HINT = 'hint: campaign worker does what is missing; then export again';

/** Exit code: that of `verify` or `matrix`; 1 after a divergence or a record that was changed; 3 if cases are missing. */
export async function exportAction(paths: readonly string[], options: CampaignOptions): Promise<number> {
  const out = needed('export', options, 'out');
  const plan = readPlan(needed('export', options, 'plan'));
  checkWritable(out);
  const { part, index } = hasQueue(options)
    ? await (await import('./queue')).readQueued(plan, paths, options)
    : await readAll(plan, paths);
  const { question } = plan;
  const finite = question.kind === 'matrix' || question.models.includes('discrete');
  const found = await campaignResults(plan, part, {
    stored: question.kind === 'verify' ? readRegressions(undefined) : [],
    certificates: finite ? readCertificates() : [],
    loops: await loopsOfPlan(plan),
  });
  const faults = [...incompleteLines(found.incomplete), ...divergentLines(part.divergent), ...faultLines(index)];
  const wrong = part.divergent.length > 0 || index.damaged.length > 0;
  let code: number;
  if (found.kind === 'verify') {
    const { results } = found;
    const written = await writeReports(results, out, { playground: playgroundPage() });
    print(
      options.json ? serialiseResults(results) : `${summaryText(results, written, outputWidth(), INCOMPLETE_HINT)}\n`,
    );
    code = exitCode(results);
  } else {
    const { results } = found;
    const written = await writeMatrix(results, out);
    print(options.json ? serialiseMatrix(results) : `${matrixText(results, written, outputWidth())}\n`);
    code = matrixExitCode(results);
  }
  for (const line of faults) process.stderr.write(`${line}\n`);
  if (wrong) return 1;
  return code === 0 && found.incomplete.length > 0 ? INCOMPLETE : code;
}
