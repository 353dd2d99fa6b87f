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

// Values cost time at start, and are listed above. Types cost none: the types that a rule of a user mentions are here, so that it can be written apart from its loop.
it('exports these values, and at most 58 names with the types', () => {
  expect(Object.keys(face).sort()).toEqual(VALUES);
  const source = readFileSync(join(__dirname, '..', 'index.ts'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const names = [...source.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(',').filter((name) => name.trim() !== ''),
  );
  expect(names.length).toBeLessThanOrEqual(58);
  expect(source).not.toContain('*');
});
