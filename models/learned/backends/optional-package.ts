/** Packages that are loaded where they are installed. */
import { createRequire } from 'node:module';

const load = createRequire(__filename);

/** Thrown for a package that is not installed. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
  constructor(readonly missing: string) {
    super(`${missing} is not installed`);
  }
}

/** Node quotes the module that it could not find; jest too. */
const isAbout = (error: unknown, file: string): boolean => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' && message.includes(`'${file}'`);
};

/** `loadOptional`, or what stands in for it in a test. */
export type LoadOptional = (name: string, file?: string) => unknown;

/**
 * What a package exports.
 * @param file a file of the package. @defaultValue its main file
 * @throws MissingPackage when it is not installed; any other error is its own
 */
export function loadOptional(name: string, file = name): unknown {
  try {
    return load(file);
  } catch (error) {
    throw isAbout(error, file) ? new MissingPackage(name) : error;
  }
}
