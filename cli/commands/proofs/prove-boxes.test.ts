import { describe, expect, it } from '@jest/globals';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture({ columns: 300 });

describe('prove --boxes', () => {
  it('says what is proved, where, and with how many boxes', async () => {
    expect(await run(['prove', 'theorem-2.4', '--boxes', '--claims', 'a', '--K', '2', '--rounds', '1'])).toBe(0);
    expect(captured.output).toMatch(
      /✓ claim a {2}K = 2, 2 atoms of weights 1 and w, 0 ≤ p ≤ 1, 1 ≤ w ≤ 100, 0 ≤ λ\(K − 1\) ≤ 0\.999023, rounds up to 1: proved, \d+ boxes\n {2}both sides are equal on λ\(K − 1\) = 0 \(order 1\)/,
    );
  });

  it('names what is left, and ends with 3', async () => {
    const effort = ['--claims', 'a', '--K', '2', '--ratio', '100', '--max-boxes', '1000'];
    expect(await run(['prove', 'lemma-2.1-rate', '--boxes', ...effort])).toBe(3);
    expect(captured.output).toMatch(/not proved everywhere, 1000 boxes/);
    expect(captured.output).toMatch(/t = 0: not shown on \d+ boxes, within .* ≤ p ≤ .* ≤ w ≤ .*; proved elsewhere/);
  });

  it('refuses what boxes cannot do', async () => {
    expect(await run(['prove', 'step-cost', '--boxes', '--n', '3'])).toBe(2);
    expect(await run(['prove', 'step-cost', '--boxes', '--ratio', '1'])).toBe(2);
  });
});
