/** Records of no known tool: a record a candidate, or a whole pool with lists. */
import { fieldsOf } from '../layouts';
import { type Fields, type Format, layoutOf } from './format';

const ROUND = ['round', 'iteration', 'iter', 'generation', 'epoch'];
const POOL = ['pool', 'prompt_id', 'question_id', 'prompt', 'instruction', 'question', 'query', 'problem', 'input'];
const KEPT = ['kept', 'keep', 'selected', 'is_selected', 'accepted'];
const REWARD = ['reward', 'rewards', 'score', 'scores', 'rating', 'ratings', 'rm_score', 'reward_score'];

/** Fields that are lists with a number of each candidate. */
function listsOf(record: Fields): readonly string[] {
  const fields = fieldsOf([{ at: 1, fields: record }], true);
  return [...fields.values()].flatMap(({ name, list, kind }) => (list !== undefined && kind === 'number' ? name : []));
}

const named = { round: ROUND, pool: POOL, kept: KEPT, reward: REWARD, notReward: ['advantage', 'length', 'tokens'] };

export const POOLS: Format = {
  name: 'pools',
  layout: layoutOf('pools', named),
  guess: (record) => {
    const lists = listsOf(record);
    return lists.length === 0 ? undefined : `the records have lists of numbers: ${lists.slice(0, 4).join(', ')}`;
  },
};

export const CANDIDATES: Format = {
  name: 'candidates',
  layout: layoutOf('candidates', named),
  guess: () => 'no field is a list of numbers, so a record is a candidate',
};
