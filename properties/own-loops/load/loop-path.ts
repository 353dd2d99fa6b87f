/** The names of loops that are paths of files: they begin like a path or end like a module. */
const PATH = /^[./]|^[A-Za-z]:[\\/]|^\\|\.[mc]?[jt]s$/;

export const isLoopPath = (name: string): boolean => PATH.test(name);
