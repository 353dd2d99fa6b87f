import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_LOOPS, loopOf } from '../../models';
import { statementOf } from '../../theory';
import { fit } from './fit';

describe('statements about loops that draw samples', () => {
  it.each([
    ['wright-fisher', 'discrete'],
    ['gaussian-mle-collapse', 'gaussian'],
    ['accumulate-risk', 'regression'],
  ])('%s applies to the learner of finite samples, on %s models', (id, model) => {
    const common = fit(statementOf(id), loopOf('finite-sample'));
    expect(common).toMatchObject({ fits: true, model, domain: { samples: true, candidates: { min: 1, max: 1 } } });
  });

  it.each([
    ['wright-fisher', 'curated', 'the statement is about a learner that fits n samples'],
    ['gaussian-mle-collapse', 'curated', 'the statement is about gaussian models, the loop runs on discrete'],
    ['gaussian-mle-collapse', 'maximum-likelihood', 'the statement is about a learner that fits n samples'],
    [
      'accumulate-risk',
      'maximum-likelihood',
      'the statement is about regression models, the loop runs on discrete, gaussian, mixture',
    ],
    ['accumulate-risk', 'accumulate', 'the statement is about regression models, the loop runs on discrete'],
  ])('%s does not apply to %s: %s', (id, loop, hypothesis) => {
    expect(fit(statementOf(id), loopOf(loop))).toEqual({ fits: false, hypothesis });
  });

  it('and to no other built-in loop', () => {
    const others = BUILT_IN_LOOPS.filter(({ id }) => id !== 'finite-sample');
    for (const id of ['wright-fisher', 'gaussian-mle-collapse', 'accumulate-risk'])
      expect(others.filter((loop) => fit(statementOf(id), loop).fits)).toEqual([]);
  });
});
