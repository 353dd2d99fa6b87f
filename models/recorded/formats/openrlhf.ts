/**
 * OpenRLHF, scored candidates: `{"input":…,"output":…,"reward":…}`, a line a candidate.
 *
 * Source: OpenRLHF/OpenRLHF, openrlhf/cli/batch_inference.py, `batch_rm_inference`. Generation repeats the list of prompts (`prompts * N`) and scoring
 * shuffles it, so candidates of a prompt are not neighbours.
 */
import { type Format, has, layoutOf } from './format';

export const OPENRLHF: Format = {
  name: 'openrlhf',
  layout: layoutOf('candidates', { round: ['round', 'iter', 'iteration'], pool: ['input'], reward: ['reward'] }),
  guess: (record) =>
    has(record, 'input', 'output', 'reward') ? 'the records have input, output and reward' : undefined,
};
