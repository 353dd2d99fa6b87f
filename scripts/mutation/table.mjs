/** The mutation score of every file, as a table of Markdown. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Wilson's interval of 95 % for a share k of n. */
function wilson(k, n) {
  const z = 1.96;
  const centre = (k + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((k * (n - k)) / (n || 1) + (z * z) / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const percent = (share) => `${(100 * share).toFixed(0)} %`;

function row(name, mutants) {
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  const [refused, survived] = [count('refused'), count('survived')];
  const compiled = mutants.length - refused;
  const [lo, hi] = wilson(mutants.length - survived, mutants.length);
  return [
    name,
    mutants.length,
    refused,
    count('killed'),
    count('timeout'),
    survived,
    percent(1 - survived / mutants.length),
    `${percent(lo)} – ${percent(hi)}`,
    compiled === 0 ? '–' : percent(1 - survived / compiled),
  ];
}

export function printTable(results) {
  const files = [...new Set(results.map(({ file }) => file))];
  const rows = files.map((name) =>
    row(
      name,
      results.filter(({ file }) => file === name),
    ),
  );
  rows.push(row('all', results));
  console.log(
    '\n| file | mutants | do not compile | killed | timed out | survived | score | 95 % | of those that compile |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  printTable(process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, 'utf8'))));
}
