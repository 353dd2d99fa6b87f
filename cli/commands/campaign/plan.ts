/** `campaign plan`: writes the plan of a campaign. */
import { codeFingerprint, makePlan, serialisePlan, unitCount } from '../../../properties/campaign';
import { DEFAULT_SEED } from '../../../properties/search';
import { writeAtomically } from '../../../reports/files';
import { InputError } from '../../../theory/errors';
import { readInteger, readTime } from '../../input';
import { readModels, readStatements } from '../../input/runs';
import { LEARNED } from '../../names';
import { print } from '../../output/terminal';
import { readPlannedLoops } from './loops';
import { type CampaignOptions, needed } from './options';

/** @throws InputError for learned models, whose experiments are not cut into units */
function readClosedForm(text: string): ReturnType<typeof readModels> {
  if (text.split(',').some((kind) => kind.trim() === LEARNED))
    throw new InputError(
      `--model ${text}: a campaign has no ${LEARNED} models, because one experiment is one run; use \`verify --model ${LEARNED}\``,
    );
  return readModels(text);
}

export async function planAction(options: CampaignOptions): Promise<number> {
  const out = needed('plan', options, 'out');
  const { only, loop, model, seed, unit } = options;
  if (loop !== undefined && model !== undefined)
    throw new InputError('--loop makes a campaign of `matrix`, and --model one of `verify`; give one of them');
  const plan = makePlan({
    only: only === undefined ? [] : readStatements(only).map(({ id }) => id),
    ...(model === undefined ? {} : { models: readClosedForm(model) }),
    ...(loop === undefined ? {} : { loops: await readPlannedLoops(loop) }),
    cases: readInteger('--cases', needed('plan', options, 'cases'), 1),
    seed: seed === undefined ? DEFAULT_SEED : readInteger('--seed', seed, 0),
    ...(unit === undefined ? {} : { unitSeconds: readTime('--unit', unit) / 1000 }),
    fingerprint: codeFingerprint(),
  });
  await writeAtomically(out, serialisePlan(plan));
  const { searches, id } = plan;
  const cases = searches.reduce((sum, search) => sum + search.cases, 0);
  const count = (value: number): string => value.toLocaleString('en-US');
  print(
    `✓ ${out}: ${count(searches.length)} searches of at most ${count(cases)} cases, in ${count(unitCount(plan))} units\n  id ${id}\n`,
  );
  return 0;
}
