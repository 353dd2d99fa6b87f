/** Tests that `--time-limit` ends a run, also if the garbage collector runs often: it must not collect what ends the run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { sharedBundle } from '../../scripts/tests/shared-bundle';

/** Without a working limit each of these runs takes a minute or more. */
const LONGEST = 40_000;

it.each([
  ['learn', '--data moons --learner gmm --rounds 8 --seeds 20 --time-limit 1 --out OUT'],
  ['verify', '--only lemma-2.2 --model discrete --cases 4000000 --time-limit 1 --out OUT'],
  ['check', 'LOOP --only lemma-2.2 --cases 4000000 --time-limit 1 --json'],
  ['matrix', '--loop curated --only lemma-2.2 --cases 4000000 --time-limit 1 --json'],
  ['conjecture', 'E(p[1],w)>=E(p[0],w) --budget 1 --threads 1 --json'],
])('%s ends at its limit', (command, line) => {
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-'));
  const loop = join(folder, 'mine.cjs');
  writeFileSync(loop, `module.exports = require('curated-loops').defineLoop({ id: 'mine', choice: 'w[1]/sum(w)' });`);
  const collector = join(folder, 'collector.cjs');
  writeFileSync(collector, 'setInterval(globalThis.gc, 20).unref();');
  const main = join(sharedBundle(), 'dist', 'cli', 'main.js');
  const words = line.split(' ').map((word) => ({ OUT: folder, LOOP: loop })[word] ?? word);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--require', collector, main, command, ...words], {
    timeout: 2 * LONGEST,
  });
  expect(performance.now() - began).toBeLessThan(LONGEST);
  expect(status).toBe(command === 'conjecture' ? 0 : 3);
  if (command === 'learn')
    expect(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))).toMatchObject({ complete: false });
});
