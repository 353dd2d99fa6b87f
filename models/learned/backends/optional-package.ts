/** Optional packages, which are loaded if they are installed. */
import { createRequire } from 'node:module';

const load = createRequire(__filename);

/** Thrown for a package that is not installed. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
  constructor(readonly missing: string) {
    super(`${missing} is not installed`);
  }
}

/** Whether an error says that the module `file` is missing. Node and jest quote the name of the module. */
const isAbout = (error: unknown, file: string): boolean => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' && message.includes(`'${file}'`);
};

/** The type of `loadOptional`, which tests replace. */
export type LoadOptional = (name: string, file?: string) => unknown;

/**
 * The exports of a package.
 * @param file a file of the package. @defaultValue its main file
 * @throws MissingPackage if the package is not installed; other errors are those of the package
 */
export function loadOptional(name: string, file = name): unknown {
  try {
    return load(file);
  } catch (error) {
    throw isAbout(error, file) ? new MissingPackage(name) : error;
  }
}
