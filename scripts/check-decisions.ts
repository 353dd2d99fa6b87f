/**
 * Decides random claims on random small cases by the ladder and by an independent evaluation, and reports contradictions.
 *
 *     npm run check:decisions -- --count 100000 --seed 1
 *
 * The evaluation is `properties/checker/reference/`. Exit code 1 for a contradiction, 2 for a bad option. 100,000 decisions take about five
 * minutes on one core. `random-decisions.test.ts` runs a small number of them.
 */
import { parseArgs } from 'node:util';
import { compareDecisions } from '../properties/checker/reference/random-decisions.testing';

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  process.stderr.write(`error: --${name} ${text} is not a whole number of at least ${least}\n`);
  process.exit(2);
}

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const [count, seed] = [whole('count', values.count, 1), whole('seed', values.seed, 0)];

const { agreed, untold, claims, byStatus, contradictions } = compareDecisions(seed, count);
const statuses = Object.entries(byStatus).map(([status, cases]) => `${cases} ${status}`);
process.stdout.write(
  `seed ${seed}: ${agreed} decisions of ${claims} claims agree (claims: ${statuses.join(', ')}); of ${untold} more the reference cannot ` +
    `tell; ${contradictions.length} contradictions\n${contradictions.map((text) => `${text}\n`).join('')}`,
);
process.exitCode = contradictions.length > 0 ? 1 : 0;
