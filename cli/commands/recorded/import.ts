/** `import`: converts the logs of a run, of whatever tool, into a trace. A few records are in memory at a time. */
import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type OpenTrace, type TraceRecord, headerLine, openTraces, recordLine } from '../../../models/recorded';
import { InputError } from '../../../theory/errors';
import { type ReadCommandOptions, readOpenOptions } from './read-options';
import { STANDARD_OUTPUT, writeTrace } from './trace-file';

interface ImportCommandOptions extends ReadCommandOptions {
  readonly out: string;
  readonly reward?: string;
  readonly rule?: string;
}

/** What was read, for the user. */
class Summary {
  private pools = 0;
  private candidates = 0;
  private measures = 0;
  private flagged = 0;
  private least = Infinity;
  private most = 0;
  private readonly rounds = new Set<number>();
  private readonly missing = new Map<string, number>();

  add(record: TraceRecord): void {
    if (record.kind !== 'pool') {
      this.measures++;
      return;
    }
    const { size, round, numbers, kept } = record;
    this.pools++;
    this.candidates += size;
    if (kept !== undefined) this.flagged++;
    this.least = Math.min(this.least, size);
    this.most = Math.max(this.most, size);
    this.rounds.add(round);
    for (const [trait, values] of numbers) {
      let count = 0;
      for (const value of values) if (Number.isNaN(value)) count++;
      this.missing.set(trait, (this.missing.get(trait) ?? 0) + count);
    }
  }

  /** Lines of text. */
  lines(): readonly string[] {
    const kept =
      this.flagged === 0 ? 'no pool says' : this.flagged === this.pools ? 'all pools say' : `${this.flagged} pools say`;
    const missing = [...this.missing].filter(([, count]) => count > 0);
    const sizes = this.least === this.most ? `${this.most}` : `${this.least} to ${this.most}`;
    return [
      ...(this.pools === 0
        ? []
        : [
            `rounds: ${this.rounds.size}, pools: ${this.pools}, candidates: ${this.candidates}; K is ${sizes}; ${kept} what was kept`,
          ]),
      ...(this.measures === 0 ? [] : [`measures of the model: ${this.measures}`]),
      ...missing.map(([trait, count]) => `candidates without "${trait}": ${count}`),
    ];
  }
}

async function* linesOf({ header, records }: OpenTrace, summary: Summary): AsyncGenerator<string> {
  yield headerLine(header);
  for await (const batch of records) {
    for (const record of batch) {
      summary.add(record);
      yield recordLine(record);
    }
  }
}

/** Writes beside the file and renames at the end, so that a fault in the input leaves no part of a trace. */
async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<number> {
  if (path === STANDARD_OUTPUT) return writeTrace(path, lines);
  const unfinished = join(dirname(path), `.unfinished-${process.pid}-${basename(path)}`);
  try {
    const count = await writeTrace(unfinished, lines);
    renameSync(unfinished, path);
    return count;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

export async function importCommand(files: readonly string[], options: ImportCommandOptions): Promise<number> {
  const { out, reward, rule } = options;
  if (files.includes(out) && out !== STANDARD_OUTPUT) {
    throw new InputError(`${out} is read and written; give --out another name`);
  }
  const opened = await openTraces(files, {
    ...readOpenOptions(options),
    ...(reward === undefined ? {} : { reward }),
    ...(rule === undefined ? {} : { rule }),
  });
  const summary = new Summary();
  const lines = await writeWhole(out, linesOf(opened, summary));
  const told = [
    `${out}: ${lines} lines`,
    ...summary.lines().map((line) => `  ${line}`),
    `  read as ${opened.format}`,
    ...opened.notes.map((note) => `  ${note}`),
  ];
  // What was read must not stand among the lines of the trace.
  const stream = out === STANDARD_OUTPUT ? process.stderr : process.stdout;
  stream.write(`${told.join('\n')}\n`);
  return 0;
}
