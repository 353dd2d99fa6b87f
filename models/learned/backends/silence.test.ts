/** A separate file, since TensorFlow.js prints messages when it is loaded and when it first computes. */
import { expect, jest, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { BACKENDS, openBackend } from './index';

test('opening every backend and computing for the first time says nothing on the console', async () => {
  const spies = (['log', 'info', 'warn', 'error'] as const).map((level) => jest.spyOn(console, level));
  for (const name of [...BACKENDS].reverse()) {
    try {
      const { tf } = await openBackend(name);
      const sum = tf.add([1, 2], 3);
      expect([...(await sum.data())]).toEqual([4, 5]);
      sum.dispose();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  expect(spies.flatMap(({ mock }) => mock.calls)).toEqual([]);
});
