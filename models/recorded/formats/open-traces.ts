/** Opens several files as one recorded run, such as a file for each round. */
import { InputError } from '../../../theory/errors';
import type { TraceRecord } from '../trace';
import { type OpenOptions, type OpenTrace, openTrace } from './open-trace';
import { OWN_FORMAT } from './registry';

/** Where the pools of a round are: the number of the file by id. */
class Places {
  private round = 0;
  private readonly files = new Map<string, number>();

  constructor(private readonly paths: readonly string[]) {}

  /** @throws InputError if rounds decrease from file to file, or two files have the same pool */
  check(record: TraceRecord, file: number): void {
    if (record.kind !== 'pool') return;
    const here = this.paths[file] ?? '';
    if (record.round < this.round) {
      throw new InputError(
        `${here}, line ${record.line}: a pool of round ${record.round} stands after one of round ${this.round} in an earlier file; ` +
          'give the files in the order of their rounds',
      );
    }
    if (record.round > this.round) this.files.clear();
    this.round = record.round;
    const before = this.files.get(record.id);
    if (before !== undefined && before !== file) {
      throw new InputError(
        `${here}, line ${record.line}: round ${record.round} has the pool "${record.id}" in ${this.paths[before] ?? ''} already; ` +
          'join the files, or name the round of each',
      );
    }
    this.files.set(record.id, file);
  }
}

function checkForeign(paths: readonly string[], { format }: OpenTrace): void {
  if (!format.startsWith(OWN_FORMAT)) return;
  throw new InputError(
    `${paths.join(', ')}: some of these files are traces with a header of their own; one run is one trace, so give one of them`,
  );
}

async function* joined(paths: readonly string[], first: OpenTrace, options: OpenOptions) {
  const places = new Places(paths);
  for (const [file, path] of paths.entries()) {
    const opened =
      file === 0
        ? first
        : await openTrace(path, options.round === undefined ? { ...options, round: file + 1 } : options);
    checkForeign(paths, opened);
    for await (const batch of opened.records) {
      for (const record of batch) places.check(record, file);
      yield batch;
    }
  }
}

/**
 * Opens files as one run, in the order of their rounds. Records that do not say their round are of round 1 in the first file, round 2 in the second, and
 * so on, unless `round` is given. The first file decides what is told of the format.
 * @param paths at least one
 * @throws InputError as `openTrace` does, and for several files of which one is a trace with a header
 */
export async function openTraces(paths: readonly string[], options: OpenOptions = {}): Promise<OpenTrace> {
  const [path, ...others] = paths;
  if (path === undefined) throw new InputError('no file is given; name at least one');
  const first = await openTrace(path, options);
  if (others.length === 0) return first;
  checkForeign(paths, first);
  // The files count rounds alike, and a later one may not have the first round.
  const alike = {
    ...options,
    firstRound: first.firstRound,
    ...(first.header.reward === undefined ? {} : { reward: first.header.reward }),
  };
  return { ...first, records: joined(paths, first, alike) };
}
