/** 300 malformed traces: each is refused with the line at fault, and so that one sees what is wrong. */
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory/errors';
import { stream } from '../../random';
import { openText } from '../formats/open-text.testing';
import { SPOILS, goodLines } from './malformed.testing';

const TRACES = 300;
const kinds = Object.entries(SPOILS);
const times = Math.ceil(TRACES / kinds.length);

const refusalOf = async (lines: readonly string[]): Promise<unknown> => {
  try {
    await openText(lines.join('\n'));
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a trace', () => {
  it('is read if it is not spoilt', async () => {
    expect((await openText(goodLines().join('\n'))).records).toHaveLength(goodLines().length - 1);
  });

  it('is spoilt in 300 ways', () => {
    expect(times * kinds.length).toBeGreaterThanOrEqual(TRACES);
  });

  it.each(kinds)('with %s is refused with its line', async (kind, spoil) => {
    for (let seed = 0; seed < times; seed++) {
      const { lines, line, message } = spoil(goodLines(), stream(seed, kind));
      const refusal = await refusalOf(lines);
      if (!(refusal instanceof InputError)) throw new Error(`${String(refusal)}\n${lines.join('\n')}`);
      expect(refusal.message).toMatch(message);
      expect(refusal.message).toMatch(new RegExp(`, line ${line}: `));
      expect(refusal.message.length).toBeLessThan(500);
    }
  });
});
