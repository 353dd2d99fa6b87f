/** Which names of loops are paths of files: those that begin like a path, or end like a module. */
import { isAbsolute } from 'node:path';

const PATH = /^[./]|\.[mc]?[jt]s$/;

export const isLoopPath = (name: string): boolean => PATH.test(name) || isAbsolute(name);
