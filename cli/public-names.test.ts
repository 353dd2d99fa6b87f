/** Tests the exports of the package; changing them affects its users. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import * as face from '..';

const VALUES = [
  'BUILT_IN_LOOPS',
  'InputError',
  'STATEMENTS',
  'VERSION',
  'baselineOf',
  'caseOf',
  'checkCase',
  'checkLoop',
  'compareWithBaseline',
  'conjecture',
  'defineLearner',
  'defineLoop',
  'defineReward',
  'loadLoop',
  'loopOf',
  'parseClaim',
  'replayCounterexample',
  'runMatrix',
  'search',
  'statementOf',
  'takeSnapshot',
  'verify',
  'writeMatrix',
  'writeReports',
];

it('exports these values, and at most 51 names with the types', () => {
  expect(Object.keys(face).sort()).toEqual(VALUES);
  const source = readFileSync(join(__dirname, '..', 'index.ts'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const names = [...source.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(',').filter((name) => name.trim() !== ''),
  );
  expect(names.length).toBeLessThanOrEqual(51);
  expect(source).not.toContain('*');
});
