import { describe, expect, it } from '@jest/globals';
import { InputError } from './errors';
import { alike, unknownId } from './unknown-id';

const IDS = ['lemma-2.1', 'lemma-2.2', 'theorem-2.4', 'sharp-theorem-2.4', 'k2-tanh', 'wright-fisher'];

describe('an unknown id', () => {
  it.each([
    ['one letter left out', 'lema-2.2', ['lemma-2.2']],
    ['two letters swapped', 'thoerem-2.4', ['theorem-2.4']],
    ['another case', 'Wright-Fisher', ['wright-fisher']],
    ['another case, short', 'K', ['k']],
    ['two that are as near', 'lemma-2.3', ['lemma-2.1', 'lemma-2.2']],
    ['a part', 'fisher', ['wright-fisher']],
    ['blanks around it', ' k2-tanh ', ['k2-tanh']],
    ['nothing like it', 'frobnicate', []],
    ['an empty text', '', []],
    ['a short text', 'x', []],
  ])('with %s', (_what, id, expected) => {
    expect(alike(id, id === 'K' ? ['k', 'lambda'] : IDS)).toEqual(expected);
  });

  it('gives an error with the suggestion first, then all that are known', () => {
    const error = unknownId('statement', 'lemma-2.3', IDS, ', and no other');
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe(
      `there is no statement "lemma-2.3"; did you mean lemma-2.1 or lemma-2.2? known are ${IDS.join(', ')}, and no other`,
    );
    expect(unknownId('loop', 'frobnicate', IDS).message).toMatch(
      /^there is no loop "frobnicate"; known are lemma-2\.1/,
    );
  });
});
