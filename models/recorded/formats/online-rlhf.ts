/**
 * Online-RLHF: `{"type":"text_only","instances":[{"prompt":…,"responses":[…],"rewards":[…]},…]}`, or the instances as lines.
 *
 * Source: RLHFlow/Online-RLHF, annotate_data/get_rewards.py.
 */
import { type Format, has, layoutOf } from './format';

export const ONLINE_RLHF: Format = {
  name: 'online-rlhf',
  layout: layoutOf('pools', { round: ['round', 'iter', 'iteration'], pool: ['prompt'], reward: ['rewards'] }),
  guess: (record) =>
    has(record, 'responses', 'rewards') ? 'the records have the lists responses and rewards' : undefined,
};
