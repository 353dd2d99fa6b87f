/**
 * Pairs of a chosen and a rejected candidate with the reward of both, as for DPO: a pool of two.
 *
 * Sources: `chosen_reward`, `rejected_reward`: OpenRLHF/OpenRLHF, openrlhf/utils/processor.py, `iterative_dpo_processor`. `chosen_score`,
 * `rejected_score` as objects by model: allenai/open-instruct, open_instruct/rejection_sampling/rejection_sampling.py. `chosen_rating`,
 * `rejected_rating`: argilla-io/distilabel, the step FormatTextGenerationDPO. `score_chosen`, `score_rejected`: the data set ultrafeedback_binarized.
 */
import { jsonText } from '../trace';
import { type Fields, type Format, layoutOf } from './format';

const PAIRS = [
  ['chosen_reward', 'rejected_reward'],
  ['chosen_score', 'rejected_score'],
  ['chosen_rating', 'rejected_rating'],
  ['score_chosen', 'score_rejected'],
] as const;

const pairOf = (record: Fields) => PAIRS.find(([chosen, rejected]) => chosen in record && rejected in record);

/** The traits of a candidate: its reward, or the scores of several models. */
function scoresOf(score: unknown): Fields {
  return typeof score === 'object' && score !== null && !Array.isArray(score)
    ? (score as Fields)
    : { reward: score ?? null };
}

/** The prompt; in open-instruct it is the messages before the last. */
function promptOf({ prompt, instruction, chosen }: Fields): unknown {
  const text = prompt ?? instruction;
  return text === undefined && Array.isArray(chosen) ? jsonText(chosen.slice(0, -1)) : text;
}

export const PAIRS_FORMAT: Format = {
  name: 'pairs',
  layout: layoutOf('pools', {
    round: ['round', 'iter', 'iteration'],
    pool: ['prompt'],
    kept: ['candidates.kept'],
    reward: ['candidates.reward'],
  }),
  guess: (record) => {
    const pair = pairOf(record);
    return pair === undefined ? undefined : `the records have ${pair.join(' and ')}`;
  },
  rewrite: (record) => {
    const [chosen, rejected] = pairOf(record) ?? PAIRS[0];
    const rest = Object.entries(record).filter(([name]) => name !== 'chosen' && name !== 'rejected');
    return {
      ...Object.fromEntries(rest),
      prompt: promptOf(record),
      candidates: [
        { ...scoresOf(record[chosen]), kept: true },
        { ...scoresOf(record[rejected]), kept: false },
      ],
    };
  },
  header: { offered: 2, kept: 1, pools: 'chosen' },
  notes: [
    'each pool has the chosen and the rejected candidate only, mostly the best and the worst of those that were generated; they are no draws from the model',
  ],
};
