/** Which names of loops are paths of files: those that begin like a path, and those that end like a module. */
const PATH = /^[./]|^[A-Za-z]:[\\/]|^\\|\.[mc]?[jt]s$/;

export const isLoopPath = (name: string): boolean => PATH.test(name);
