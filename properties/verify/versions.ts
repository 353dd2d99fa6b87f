/** The versions that a run used: of this package, of Node, and of the libraries on which a verdict depends. */
import { __version as fastCheckVersion } from 'fast-check';
import { mathjsVersion } from '../../theory/mathjs';
import { VERSION, type VerificationResults } from '../results';

export function versions(): VerificationResults['tool'] {
  const dependencies = { 'fast-check': fastCheckVersion, mathjs: mathjsVersion() };
  return { version: VERSION, node: process.versions.node, dependencies };
}
