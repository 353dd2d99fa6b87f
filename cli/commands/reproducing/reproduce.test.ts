/** `reproduce` and `learn --preset`: the settings of the paper's figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseReproduction, parseResults, serialiseReproduction } from '../../../properties/results/schemas';
import { expectSelfContained } from '../../../reports/html/self-contained.testing';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture();
const at = (name: string): string => join(captured.folder, name);
const SMALL = ['--learner', 'gmm', '--rounds', '2', '--draws', '2048', '--examples', '1024'];

describe('reproduce', () => {
  it('runs a figure, says what is seen of it, and writes the page', async () => {
    const code = await run(['reproduce', '--only', 'figure-4', ...SMALL, '--out', at('figures')]);
    expect(captured.errors).toContain('figure-4: Eight Gaussians');
    expect(captured.output).toMatch(/✓ the share of the best region grows, with real data and without: seen/);
    const text = readFileSync(at('figures/reproduction.json'), 'utf8');
    const { figures } = parseReproduction(text);
    expect(serialiseReproduction({ format: 'curated-loops/reproduction', version: 1, figures })).toBe(text);
    expect(figures.map(({ id }) => id)).toEqual(['figure-4']);
    const [{ findings, results }] = figures as [(typeof figures)[number]];
    expect(code).toBe(findings.every(({ verdict }) => verdict === 'holds') ? 0 : 3);
    const settings = results.learned?.experiments.map(({ setting: { K, lambda, rounds } }) => ({ K, lambda, rounds }));
    expect(settings).toEqual(['∞', '1'].map((lambda) => ({ K: 4, lambda, rounds: 2 })));
    const page = readFileSync(at('figures/reproduction.html'), 'utf8');
    expectSelfContained(page);
    for (const { says } of findings) expect(page).toContain(says);
    expect(page.match(/class="panel"/g)?.length).toBeGreaterThan(7);

    expect(await run(['report', at('figures/reproduction.json'), '--out', at('again.html')])).toBe(0);
    expect(readFileSync(at('again.html'), 'utf8')).toBe(page);
    expect(await run(['report', at('figures/reproduction.json'), '--baseline', at('again.html')])).toBe(2);
    expect(captured.errors).toContain('it compares runs of verify');
  });

  it('refuses an unknown figure, and names the known ones', async () => {
    expect(await run(['reproduce', '--only', 'figure-9', '--out', at('figures')])).toBe(2);
    expect(captured.errors).toMatch(/figure-9.*figure-2, figure-3, figure-4, figure-5/);
  });
});

describe('learn --preset', () => {
  it('takes the settings of a figure, and options change them', async () => {
    const words = ['learn', '--preset', 'figure-5', ...SMALL, '--lambda', '1/2', '--out', at('report')];
    expect(await run(words)).not.toBe(2);
    const { learned } = parseResults(readFileSync(at('report/results.json'), 'utf8'));
    expect(learned?.experiments.map(({ id }) => id)).toEqual(['moons/gmm/K=4/λ=1/2']);
    expect(learned?.experiments[0]?.replay).toContain('learn --data moons --learner gmm --K 4 --lambda 1/2 --gamma 10');
  });

  it('is asked for where data or learner is missing', async () => {
    expect(await run(['learn', '--learner', 'gmm'])).toBe(2);
    expect(captured.errors).toContain('--data is missing; give --data and --learner, or the settings of a figure');
    expect(await run(['learn', '--data', 'moons'])).toBe(2);
    expect(captured.errors).toContain('--learner is missing');
    expect(await run(['learn', '--preset', 'figure-1'])).toBe(2);
    expect(captured.errors).toContain('figure-1');
  });
});
