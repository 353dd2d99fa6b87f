/** The options of `campaign`, each of which belongs to some of its actions. */
import { InputError } from '../../../theory/errors';
import type { CampaignAction } from '../../names';

export interface CampaignOptions {
  readonly only?: string;
  readonly loop?: string;
  readonly model?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly unit?: string;
  readonly plan?: string;
  readonly shard?: string;
  readonly records?: string;
  readonly threads?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const OF_ACTION: Readonly<Record<CampaignAction, readonly (keyof CampaignOptions)[]>> = {
  plan: ['only', 'loop', 'model', 'cases', 'seed', 'unit', 'out'],
  worker: ['plan', 'shard', 'records', 'threads'],
  status: ['plan', 'json'],
  merge: ['plan', 'out'],
  export: ['plan', 'out', 'json'],
};

/** Whether the action takes paths of records. */
const TAKES_PATHS: Readonly<Record<CampaignAction, boolean>> = {
  plan: false,
  worker: false,
  status: true,
  merge: true,
  export: true,
};

/** @throws InputError for an option or a path of another action, or if an action that takes paths has none */
export function checkAction(action: CampaignAction, paths: readonly string[], options: CampaignOptions): void {
  const foreign = (Object.keys(options) as (keyof CampaignOptions)[]).find((name) => !OF_ACTION[action].includes(name));
  if (foreign !== undefined)
    throw new InputError(
      `campaign ${action} has no --${foreign}; its options are ${OF_ACTION[action].map((name) => `--${name}`).join(', ')}`,
    );
  if (TAKES_PATHS[action] && paths.length === 0)
    throw new InputError(`campaign ${action} needs records: give folders or files of them, or parts`);
  if (!TAKES_PATHS[action] && paths.length > 0)
    throw new InputError(`campaign ${action} takes no files, but was given ${paths.join(', ')}`);
}

/** The value of an option that the action needs. @throws InputError if it is missing */
export function needed(
  action: CampaignAction,
  options: CampaignOptions,
  name: 'plan' | 'cases' | 'shard' | 'records' | 'out',
): string {
  const value = options[name];
  if (value === undefined) throw new InputError(`campaign ${action} needs --${name}; see campaign --help`);
  return value;
}
