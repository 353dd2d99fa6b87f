/**
 * The version of this package. Not every platform can read `package.json`, so it stands here; a test compares the two.
 * @example
 * console.log(`curated-loops ${VERSION}`);
 */
export const VERSION = '0.1.0';
