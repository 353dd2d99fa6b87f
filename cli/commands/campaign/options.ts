/** The options of `campaign`, each of which belongs to some of its actions. */
import { InputError } from '../../../theory/errors';
import type { CampaignAction } from '../../names';

export interface CampaignOptions {
  readonly only?: string;
  readonly loop?: string;
  readonly model?: string;
  readonly backend?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly unit?: string;
  readonly plan?: string;
  readonly shard?: string;
  readonly records?: string;
  readonly threads?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly queue?: string;
  readonly queueEnv?: string;
  readonly queueFile?: string;
  readonly campaign?: string;
  readonly retryPoison?: boolean;
  readonly lock?: string;
  readonly watch?: boolean;
  readonly serve?: string;
  readonly board?: boolean;
}

/** The ways to name a queue. */
const QUEUE = ['queue', 'queueEnv', 'queueFile'] as const;

const OF_ACTION: Readonly<Record<CampaignAction, readonly (keyof CampaignOptions)[]>> = {
  plan: ['only', 'loop', 'model', 'backend', 'cases', 'seed', 'unit', 'out'],
  start: [...QUEUE, 'retryPoison'],
  worker: ['plan', 'shard', 'records', 'threads', ...QUEUE, 'campaign', 'lock'],
  status: ['plan', 'json', ...QUEUE, 'campaign', 'watch', 'serve', 'board'],
  merge: ['plan', 'out'],
  export: ['plan', 'out', 'json', ...QUEUE],
};

/** What an action with a queue leaves out, because the queue holds it, or has no such thing. */
const WITHOUT_QUEUE: Readonly<Partial<Record<CampaignAction, readonly (keyof CampaignOptions)[]>>> = {
  worker: ['plan', 'shard', 'records'],
  status: ['plan'],
};
const WITH_QUEUE: readonly (keyof CampaignOptions)[] = ['campaign', 'lock', 'watch', 'serve', 'board'];

/** Whether a queue is named. */
export const hasQueue = (options: CampaignOptions): boolean => QUEUE.some((name) => options[name] !== undefined);

/** An option as it is written. */
const written = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Whether the action takes paths of records. */
const TAKES_PATHS: Readonly<Record<CampaignAction, boolean>> = {
  plan: false,
  start: true,
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
      `campaign ${action} has no ${written(foreign)}; its options are ${OF_ACTION[action].map(written).join(', ')}${foreign === 'records' && TAKES_PATHS[action] ? '; name folders of records without an option' : ''}`,
    );
  const clash = (hasQueue(options) ? (WITHOUT_QUEUE[action] ?? []) : WITH_QUEUE).find(
    (name) => options[name] !== undefined,
  );
  if (clash !== undefined)
    throw new InputError(
      hasQueue(options)
        ? `campaign ${action} with a queue takes no ${written(clash)}: the queue holds the plan and the records; leave it out`
        : `${written(clash)} needs a queue; give --queue URL, --queue-env NAME or --queue-file PATH`,
    );
  if (options.board && options.serve === undefined)
    throw new InputError('--board is served beside the metrics; give --serve too, such as --serve 127.0.0.1:9464');
  if (TAKES_PATHS[action] && action !== 'start' && paths.length === 0 && !hasQueue(options))
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
