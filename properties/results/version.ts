/** The version of this package, which every result bears. A test compares it with package.json: the core reads no files. */
export const VERSION = '0.1.0';
