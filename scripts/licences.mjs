/** The licences of packages that a bundle includes. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Name, version and licence of each package among the inputs of a bundle. `root` is the folder to which the inputs are relative. */
export function licencesOf(root, inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  return [...folders].sort().map((folder) => {
    const at = resolve(root, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
    const file = readdirSync(at).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(at, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
}
