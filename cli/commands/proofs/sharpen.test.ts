import { describe, expect, it } from '@jest/globals';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture({ columns: 300 });

const EFFORT = ['--cases', '100', '--threads', '1'];

describe('sharpen', () => {
  it('prints what is proved, what is refuted and the gap', async () => {
    expect(await run(['sharpen', 'lemma-2.2', ...EFFORT])).toBe(0);
    expect(captured.output.split('\n')).toEqual([
      'lemma-2.2 (a): E(p[t + 1], w) - E(p[t], w) >= c*(1 - 1/K)*Var(p[t], w)/w_max',
      '  a larger c is sharper; from 0 to 2 (published: c = 1)',
      '  c ≤ 1 is proved at K = 2, 3, any number of atoms, every round',
      expect.stringMatching(/^ {2}c ≥ 1\.0\d+ is refuted, at t = \d of$/),
      expect.stringMatching(/^ {4}p_0 = \(.*\), w = \(.*\), K = \d+$/),
      '  c = 1 is not refuted in 100 cases',
      expect.stringMatching(/^ {2}the gap between what is proved and what is refuted is 0\.0\d+$/),
      '',
    ]);
  });

  it('says of a claim of your own what was shown at single values', async () => {
    const claim = 'E(p[t + 1], w) - E(p[t], w) <= c*share*Var(p[t], w)/w_min';
    const range = ['--from', '0', '--to', '3/2', '--sharper', 'smaller', '--where', 'share=1 - 1/K'];
    expect(await run(['sharpen', claim, ...range, ...EFFORT, '--K', '2'])).toBe(0);
    expect(captured.output).toContain(`${claim}\n  a smaller c is sharper; from 3/2 to 0\n`);
    expect(captured.output).toContain('  c = 1 is proved at K = 2, any number of atoms, every round');
    expect(captured.output).toMatch(/^ {2}c = (0\.\d+|\d+\/\d+) is refuted, at t = \d of$/m);
  });

  it('prints the same JSON for the same seed', async () => {
    const outputs = [];
    for (const threads of ['1', '2']) {
      captured.output = '';
      await run(['sharpen', 'step-sandwich', '--json', '--seed', '4', '--cases', '60', '--threads', threads]);
      outputs.push(captured.output);
    }
    expect(JSON.parse(outputs[0] ?? '')).toMatchObject({
      format: 'curated-loops/sharpen',
      seed: 4,
      constants: [{ statement: 'step-sandwich', claim: 'b', published: '1', proved: { value: '1', atoms: 'any' } }],
    });
    expect(outputs[1]).toBe(outputs[0]);
  });
});
