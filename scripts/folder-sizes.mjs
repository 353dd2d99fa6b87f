/** Tests that no folder has more than 15 source files, apart from tests and flat catalogues; a larger folder must be split into rooms. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const MOST = 15;
const CATALOGUES = /(^|\/)(statements|choices|expected|schemas|words)$/;

const isSource = (name) => name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(name);

function* folders(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  yield { folder, sources: entries.filter((entry) => entry.isFile() && isSource(entry.name)).length };
  for (const entry of entries) if (entry.isDirectory()) yield* folders(join(folder, entry.name));
}

const all = ['theory', 'models', 'properties', 'reports', 'cli', 'playground', 'bench', 'scripts'].flatMap((top) => [
  ...folders(top),
]);
const large = all.filter(({ folder, sources }) => sources > MOST && !CATALOGUES.test(folder));
for (const { folder, sources } of large) console.error(`${folder} has ${sources} source files; at most ${MOST}`);
const loose = readdirSync('properties').filter((name) => isSource(name) && name !== 'index.ts');
for (const name of loose) console.error(`properties/${name} belongs into a room`);
process.exitCode = large.length + loose.length > 0 ? 1 : 0;
