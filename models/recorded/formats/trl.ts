/**
 * TRL, completions logged by the trainers GRPO and RLOO: `step, prompt, completion, <name of each reward function>…, advantage`, a row a candidate.
 *
 * Source: huggingface/trl, trl/trainer/grpo_trainer.py, `log`: the table of `log_completions=True`, which is written as Parquet, one file a step, or to
 * Weights & Biases. A step may be a text.
 */
import { type Format, has, layoutOf } from './format';

export const TRL: Format = {
  name: 'trl',
  layout: layoutOf('candidates', { round: ['step'], pool: ['prompt'], notReward: ['advantage'] }),
  guess: (record) =>
    has(record, 'step', 'prompt', 'completion') ? 'the records have step, prompt and completion' : undefined,
};
