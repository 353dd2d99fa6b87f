/**
 * The tree of the reference commit, built with its own scripts and the packages of this checkout.
 *
 * The files of the commit come from git and lie in `bench/.build/reference`. Its folder `bench/` is replaced by ours, so that the same workers with
 * the same requests time both trees.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../theory';
import { BENCH, BUILD, ROOT, saidBy } from '../sides/build';

/** Holds the hash of the reference commit. A change of it is deliberate. */
const RECORDED = join(BENCH, 'reference.txt');

/** What a bench builds. */
const BUILT = ['.build', '.venv'];

/** The tree of the commit, or the reason why it cannot be had. */
export type Reference =
  { readonly commit: string; readonly root: string; readonly notes: readonly string[] } | { readonly missing: string };

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** The full hash of a commit; undefined if this clone lacks the commit, or if this folder is no clone. */
function hashOf(commit: string): string | undefined {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`);
  } catch {
    return undefined;
  }
}

function recorded(): string {
  const text = readFileSync(RECORDED, 'utf8').trim();
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new InputError(`${RECORDED} holds ${JSON.stringify(text)}; write the full hash of a commit into it`);
}

/** Takes the files of a commit out of git. */
function extract(commit: string, root: string): void {
  const unfinished = `${root}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const archive = join(unfinished, 'commit.tar');
  git('archive', '--format=tar', `--output=${archive}`, commit);
  execFileSync('tar', ['-xf', archive], { cwd: unfinished, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  rmSync(archive);
  symlinkSync(join(ROOT, 'node_modules'), join(unfinished, 'node_modules'));
  rmSync(root, { recursive: true, force: true });
  renameSync(unfinished, root);
}

/** Replaces the bench of a tree by this one, without what it builds. */
function withThisBench(root: string): void {
  rmSync(join(root, 'bench'), { recursive: true, force: true });
  for (const name of readdirSync(BENCH).filter((entry) => !BUILT.includes(entry)))
    cpSync(join(BENCH, name), join(root, 'bench', name), { recursive: true });
}

/**
 * The tree of a commit, or of the recorded one.
 * @throws InputError for a commit that is asked for by name and not in this clone
 */
export function referenceTree(asked: string | undefined): Reference {
  const wanted = asked ?? recorded();
  const commit = hashOf(wanted);
  if (commit === undefined) {
    if (asked !== undefined)
      throw new InputError(`--reference ${asked} is no commit of this clone; fetch it, or name another`);
    return { missing: `the reference commit ${wanted.slice(0, 9)} is not in this clone` };
  }
  const root = join(BUILD, 'reference', commit);
  try {
    if (!existsSync(root)) extract(commit, root);
  } catch (error) {
    return { missing: `the files of the reference commit cannot be had: ${saidBy(error)}` };
  }
  withThisBench(root);
  const lock = (tree: string): string => readFileSync(join(tree, 'package-lock.json'), 'utf8');
  const notes =
    lock(root) === lock(ROOT) ? [] : ['the reference runs with the packages of this checkout, not with its own.'];
  return { commit, root, notes };
}
