/** The loops of files in a plan: named by path and SHA-256, because no code travels with a plan. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Loop } from '../../../models';
import { loopOf } from '../../../models/loops';
import type { CampaignLoop, Plan } from '../../../properties/campaign';
import { isLoopPath, loadLoop } from '../../../properties/own-loops';
import { InputError } from '../../../theory/errors';

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The loops of `--loop` for a plan. @throws InputError for an entry that is not a loop */
export async function readPlannedLoops(text: string): Promise<readonly CampaignLoop[]> {
  const names = text.split(',').map((name) => name.trim());
  const loops: CampaignLoop[] = [];
  for (const name of names.filter((each) => each !== '')) {
    if (isLoopPath(name)) {
      const loop = await loadLoop(resolve(name));
      loops.push({ id: loop.id, file: { name, sha256: digestOf(resolve(name)) }, loop });
    } else loops.push({ id: loopOf(name).id });
  }
  if (loops.length === 0)
    throw new InputError(`--loop "${text}" names no loop; give ids or files, separated by commas`);
  return loops;
}

/** The loops of files of a plan, by id. @throws InputError if this machine does not have a file, or has another version of it */
export async function loopsOfPlan({ question }: Plan): Promise<ReadonlyMap<string, Loop>> {
  const loops = new Map<string, Loop>();
  for (const { id, file } of question.kind === 'matrix' ? question.loops : []) {
    if (file === undefined) continue;
    const path = resolve(file.name);
    if (!existsSync(path))
      throw new InputError(`the plan has the loop ${id} of ${file.name}, and there is no file ${path}; copy it there`);
    const found = digestOf(path);
    if (found !== file.sha256)
      throw new InputError(
        `the plan has the loop ${id} of ${file.name} with SHA-256 ${file.sha256}, and ${path} has ${found}; copy that version there`,
      );
    const loop = await loadLoop(path);
    if (loop.id !== id) throw new InputError(`${path} has the loop ${loop.id}, and the plan ${id}; make a new plan`);
    loops.set(id, loop);
  }
  return loops;
}
