import { expect, test } from '@jest/globals';
import * as core from '@tensorflow/tfjs-core';
import { BACKENDS, identityOf, openBackend } from './index';

test('the identity of a backend has its name, its versions, and the processor where that decides the numbers', () => {
  const identities = BACKENDS.map((name) => identityOf({ name, title: 'title 1.2', reason: 'a reason', tf: core }));
  expect(new Set(identities).size).toBe(BACKENDS.length);
  for (const identity of identities) {
    expect(identity).toContain(`: title 1.2, @tensorflow/tfjs-core ${core.version_core}`);
    expect(identity).not.toContain('a reason');
  }
  expect(BACKENDS.filter((_, i) => / × /.test(identities[i] ?? ''))).toEqual(['native', 'webgpu']);
});

test('the same backend has the same identity whether it was asked for or chosen', async () => {
  const chosen = await openBackend('auto', 1);
  const asked = await openBackend(chosen.name, 1);
  expect(asked.reason).not.toBe(chosen.reason);
  expect(identityOf(asked)).toBe(identityOf(chosen));
});
