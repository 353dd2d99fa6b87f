/**
 * Version of this package; a test compares it with `package.json`, which not every platform can read.
 * @example
 * console.log(`curated-loops ${VERSION}`);
 */
export const VERSION = '0.1.0';
