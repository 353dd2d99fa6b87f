/**
 * For tests: loops whose choice is made within prompts, with the expected weight after one round from the start of `loops-as-written.testing.ts`, where the first
 * and the third atom answer prompt 0 and the second answers prompt 1 (`models/closed-form/fixtures/loops_as_written.py`).
 */
import type { CheckedVerdict } from '../../results';
import type { LoopDefinition } from '../define';

const needs: LoopDefinition['needs'] = { prompts: true };

export const LOOPS_ON_PROMPTS: readonly (readonly [LoopDefinition, string, CheckedVerdict])[] = [
  [
    { id: 'luce-per-prompt', title: 'Luce among answers to one prompt', score: ({ w }) => w, needs },
    '209/96',
    'refuted',
  ],
  [{ id: 'best-per-prompt', title: 'the best answer to a prompt', choice: 'best', needs }, '239/96', 'refuted'],
  [
    {
      id: 'K-by-prompt',
      title: 'the best of two answers to prompt 0, of all to others',
      choose: (answers, F) => {
        const [first] = answers;
        const seen = first?.prompt === 0 ? answers.slice(0, 2) : answers;
        const best = answers.map(
          (each) => seen.includes(each) && seen.every((other) => F.compare(each.w, other.w) >= 0),
        );
        return best.map((is) => F.of(is ? 1 : 0, best.filter(Boolean).length));
      },
      needs,
    },
    '53/24',
    'refuted',
  ],
  [
    {
      id: 'sharpened-per-prompt',
      title: 'the choice of what the model finds likely given the prompt, p²',
      score: ({ p }, F) => F.mul(p, p),
      needs: { prompts: true, masses: true },
    },
    '1831/1254',
    'refuted',
  ],
];
