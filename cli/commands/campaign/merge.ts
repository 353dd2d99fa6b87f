/** `campaign merge`: merges records and parts into one part. */
import { serialisePart } from '../../../properties/campaign';
import { writeAtomically } from '../../../reports/files';
import { print } from '../../output/terminal';
import { type CampaignOptions, needed } from './options';
import { readAll, readPlan } from './records';
import { divergentLines, faultLines } from './words';

/** Exit code: 1 after a divergence or a record that was changed. */
export async function mergeAction(paths: readonly string[], options: CampaignOptions): Promise<number> {
  const out = needed('merge', options, 'out');
  const plan = readPlan(needed('merge', options, 'plan'));
  const { part, index } = await readAll(plan, paths);
  await writeAtomically(out, serialisePart(part));
  const ranges = part.tasks.reduce((sum, task) => sum + task.ranges.length, 0);
  const lines = [...divergentLines(part.divergent), ...faultLines(index)];
  print([`✓ ${out}: ${ranges} ranges of ${part.tasks.length} searches and experiments`, ...lines, ''].join('\n'));
  return part.divergent.length > 0 || index.damaged.length > 0 ? 1 : 0;
}
