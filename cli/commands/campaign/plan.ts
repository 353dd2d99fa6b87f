/** `campaign plan`: writes the plan of a campaign. */
import { identityOf } from '../../../models/learned/backends';
import { type PlanOptions, codeFingerprint, makePlan, serialisePlan, unitCount } from '../../../properties/campaign';
import { trialsOf } from '../../../properties/learned';
import { DEFAULT_SEED } from '../../../properties/search';
import { DEFAULT_CASES } from '../../../properties/verify';
import { writeAtomically } from '../../../reports/files';
import { InputError } from '../../../theory/errors';
import { MODEL_KINDS } from '../../../theory/model-kinds';
import { readInteger, readTime } from '../../input';
import { type LearnedSet, openLearnedSet } from '../../input/learned-set';
import { readModels, readStatements } from '../../input/runs';
import { print } from '../../output/terminal';
import { readPlannedLoops } from './loops';
import { type CampaignOptions, needed } from './options';
import { count } from './words';

/** Threads of the backend: those that workers have. */
const ONE_THREAD = 1;

/** What of `verify` is planned. @throws InputError for a backend without learned models, or for searches without a number of cases */
async function verifyQuestion(options: CampaignOptions): Promise<Partial<PlanOptions> & { readonly cases: number }> {
  const { only, model, cases, backend } = options;
  const statements = readStatements(only);
  const models = model === undefined ? MODEL_KINDS : readModels(model);
  const set = await openLearnedSet(options, statements, ONE_THREAD);
  if (set === undefined && backend !== undefined)
    throw new InputError(
      `--backend ${backend} is about learned models, and none are planned; give --model learned too`,
    );
  // Without searches the number of cases changes nothing but what the results say of it.
  const ofNone = models.length === 0 && cases === undefined;
  return {
    models,
    cases: ofNone ? DEFAULT_CASES : readInteger('--cases', needed('plan', options, 'cases'), 1),
    ...(set === undefined ? {} : learnedQuestion(set)),
  };
}

function learnedQuestion({ plan, seed, backend }: LearnedSet): Pick<PlanOptions, 'learned' | 'fingerprint'> {
  const { name, reason } = backend;
  return {
    learned: { backend: { name, reason }, trials: trialsOf(plan), seed },
    fingerprint: codeFingerprint(identityOf(backend)),
  };
}

async function matrixQuestion(loop: string, options: CampaignOptions): Promise<Pick<PlanOptions, 'loops' | 'cases'>> {
  for (const name of ['model', 'backend'] as const)
    if (options[name] !== undefined)
      throw new InputError(`--loop makes a campaign of \`matrix\`, and --${name} one of \`verify\`; give one of them`);
  return {
    loops: await readPlannedLoops(loop),
    cases: readInteger('--cases', needed('plan', options, 'cases'), 1),
  };
}

export async function planAction(options: CampaignOptions): Promise<number> {
  const out = needed('plan', options, 'out');
  const { only, loop, seed, unit } = options;
  const plan = makePlan({
    only: only === undefined ? [] : readStatements(only).map(({ id }) => id),
    seed: seed === undefined ? DEFAULT_SEED : readInteger('--seed', seed, 0),
    ...(unit === undefined ? {} : { unitSeconds: readTime('--unit', unit) / 1000 }),
    fingerprint: codeFingerprint(),
    ...(loop === undefined ? await verifyQuestion(options) : await matrixQuestion(loop, options)),
  });
  await writeAtomically(out, serialisePlan(plan));
  const { tasks, id } = plan;
  const searches = tasks.filter((task) => task.kind === 'search');
  const cases = searches.reduce((sum, search) => sum + search.cases, 0);
  const trials = tasks.length - searches.length;
  const parts = [
    ...(searches.length > 0 ? [`${count(searches.length)} searches of at most ${count(cases)} cases`] : []),
    ...(trials > 0 ? [`${count(trials)} learned experiments and wrong loops`] : []),
  ];
  print(`✓ ${out}: ${parts.join(' and ')}, in ${count(unitCount(plan))} units\n  id ${id}\n`);
  return 0;
}
