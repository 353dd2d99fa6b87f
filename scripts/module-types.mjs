/**
 * Writes the declarations of `curated-loops/arbitraries` for ES modules: `node scripts/module-types.mjs`, after TypeScript has written `dist`.
 *
 * fast-check declares its classes twice, for CommonJS and for ES modules, with private fields, so that the two do not fit each other. A
 * declaration that ends with `.d.mts` speaks of the classes of ES modules, as its user does.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'properties', 'arbitraries');
const ENDING = '.d.ts';

/** Relative imports of ES modules name files: siblings have declarations of this kind, other rooms their index. */
const named = (text) =>
  text.replace(/(from |import\()(['"])(\.[^'"]*)\2/g, (_, before, quote, path) =>
    path.startsWith('./') ? `${before}${quote}${path}.mjs${quote}` : `${before}${quote}${path}/index.js${quote}`,
  );

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(ENDING)))
  writeFileSync(
    join(FOLDER, `${file.slice(0, -ENDING.length)}.d.mts`),
    named(readFileSync(join(FOLDER, file), 'utf8')),
  );
