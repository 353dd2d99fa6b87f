/** What a run was made with: versions of this package, its commit, Node, the platform, and the libraries on which a verdict depends. */
import { __version as fastCheckVersion } from 'fast-check';
import { mathjsVersion } from '../../theory/mathjs';
import { VERSION, type VerificationResults } from '../results';
import { commitOf, packageRoot } from './checkout';

type Tool = VerificationResults['tool'];

let known: Tool | undefined;

function found(): Tool {
  const root = packageRoot(__dirname);
  const commit = root === undefined ? undefined : commitOf(root);
  return {
    version: VERSION,
    ...(commit === undefined ? {} : { commit }),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    dependencies: { 'fast-check': fastCheckVersion, mathjs: mathjsVersion() },
  };
}

/** Found out once: later changes of the files are not changes of the code that runs. */
export function versions(): Tool {
  return (known ??= found());
}
