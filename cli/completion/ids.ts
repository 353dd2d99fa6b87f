/** The values of options and arguments that are ids. */
import { LEARNERS } from '../../models/learned';
import { BACKENDS } from '../../models/learned/backends';
import { DATASETS } from '../../models/learned/datasets';
import { BUILT_IN_LOOPS } from '../../models/loops';
import { RULE_KINDS, SIMULATED_LEARNERS, TRACE_FORMATS } from '../../models/recorded';
import { MODEL_KINDS } from '../../theory/model-kinds';
import { STATEMENTS } from '../../theory/statements';
import { CAMPAIGN_ACTIONS, GUARD_ACTIONS, LEARNED, SHELLS } from '../names';

const statements = STATEMENTS.map(({ id }) => id);
const loops = BUILT_IN_LOOPS.map(({ id }) => id);
const datasets = Object.keys(DATASETS);
const backends = [...BACKENDS, 'auto'];

/** By option; a command in front restricts it to that command. */
export const OPTION_VALUES: Readonly<Record<string, readonly string[]>> = {
  '--only': statements,
  '--model': [...MODEL_KINDS, LEARNED],
  'conjecture --model': [...MODEL_KINDS],
  'campaign --model': [...MODEL_KINDS],
  '--loop': loops,
  '--data': datasets,
  'conjecture --data': ['synthetic', 'real', 'stable'],
  'sharpen --data': ['synthetic', 'real', 'stable'],
  '--sharper': ['smaller', 'larger'],
  '--start': datasets,
  '--learner': Object.keys(LEARNERS),
  'simulate --learner': [...SIMULATED_LEARNERS, ...Object.keys(LEARNERS)],
  '--rule': RULE_KINDS,
  '--true-rule': RULE_KINDS,
  '--format': TRACE_FORMATS,
  '--backend': backends,
  '--threads': ['auto'],
};

/** By command, for its first argument. */
export const ARGUMENT_VALUES: Readonly<Record<string, readonly string[]>> = {
  explain: statements,
  sharpen: statements,
  prove: statements,
  guard: [...GUARD_ACTIONS],
  campaign: [...CAMPAIGN_ACTIONS],
  completion: [...SHELLS],
};
