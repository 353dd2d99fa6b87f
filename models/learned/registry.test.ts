/** Learners by id, with options in the text. */
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../theory';
import { datasetOf } from './datasets';
import { LEARNERS, contextOf, learnerOf } from './registry';

const tf = (): never => {
  throw new Error('no backend is needed');
};

describe('options in the text', () => {
  test('take the place of default values', () => {
    const entry = learnerOf<string>('image-gaussian:rank=3, heldOut=0.1');
    expect(entry).toMatchObject({ id: 'image-gaussian', argument: 'image-gaussian:rank=3,heldOut=0.1' });
    expect(entry.make({ tf, classes: undefined }).title).toBe('Gaussian of rank 3 by maximum likelihood');
    expect(learnerOf('image-gaussian')).toBe(LEARNERS['image-gaussian']);
  });

  test.each([
    ['image-gaussian:rank', 'the option rank of the learner image-gaussian is no number; write rank=200'],
    ['image-gaussian:rank=', 'is no number'],
    ['image-gaussian:rank=many', 'the option rank=many of the learner image-gaussian is no number'],
    ['image-gaussian:rank=2,rank=3', 'the option rank of the learner image-gaussian is given twice'],
    ['image-gaussian:ranks=2', 'rank'],
    ['gaussian:rank=2', 'the learner gaussian has no options, and rank=2 is given'],
    ['gausian:rank=2', 'gaussian'],
  ])('%s is refused', (text, message) => {
    expect(() => learnerOf<string>(text)).toThrow(InputError);
    expect(() => learnerOf<string>(text)).toThrow(message);
  });

  test('outside their domains are refused when the learner is made', () => {
    const entry = learnerOf<string>('image-gaussian:rank=0');
    expect(() => entry.make({ tf, classes: undefined })).toThrow('rank is 0; it must be a whole number of at least 1');
  });

  test.each(Object.values(LEARNERS))('of $id are options of the learner', ({ options = [] }) => {
    expect(new Set(options).size).toBe(options.length);
  });
});

test('images with their classes make a learner of classes', () => {
  const context = contextOf(datasetOf('labelled:shapes16'));
  expect(context).toMatchObject({ classes: undefined, imageClasses: 10 });
  expect(LEARNERS['image-gaussian'].make({ tf, ...context }).title).toContain('for each of 10 classes');
  expect(contextOf(datasetOf('shapes16')).imageClasses).toBeUndefined();
});
