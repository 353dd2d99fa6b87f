/** In place of `node:fs`: a page reads no files, and says so where a text such as `@masses.json` names one. */
export function readFileSync(): never {
  throw Object.assign(new Error('a page reads no files'), {
    code: 'a page reads no files: write the numbers themselves',
  });
}
