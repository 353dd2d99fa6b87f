/**
 * open-instruct, completions scored for rejection sampling: `{"messages":[…],"model_completion":…,"reference_completion":…,"score":{"model":x}}`, n
 * lines a prompt. The scores of each model are a trait.
 *
 * Source: allenai/open-instruct, open_instruct/rejection_sampling/rejection_sampling.py, where `completions[i]["score"][model_name_or_path]` is set;
 * the prompt is all messages but the last.
 */
import { jsonText } from '../trace';
import { type Fields, type Format, has, layoutOf } from './format';

const isScores = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function promptOf({ prompt, messages }: Fields): unknown {
  return prompt ?? (Array.isArray(messages) ? jsonText(messages.slice(0, -1)) : undefined);
}

/** The scores become fields of their own, since the names of models have dots and slashes. */
function rewrite(record: Fields): Fields {
  const { score, ...rest } = record;
  return { ...rest, prompt: promptOf(record), ...(isScores(score) ? (score as Fields) : { reward: score }) };
}

export const OPEN_INSTRUCT: Format = {
  name: 'open-instruct',
  layout: layoutOf('candidates', { pool: ['prompt'] }),
  guess: (record) =>
    isScores(record['score']) && (has(record, 'messages') || has(record, 'prompt'))
      ? 'the records have messages and an object of scores'
      : undefined,
  rewrite,
};
