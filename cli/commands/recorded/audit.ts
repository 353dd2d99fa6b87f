/** `audit`: whether the theory explains recorded runs. */
import { type OpenOptions, openTraces } from '../../../models/recorded';
import { type AuditedRecording, type StatedFacts, audit, collect } from '../../../properties/audit';
import { serialiseAudit } from '../../../properties/results/schemas';
import { auditExitCode, writeAudit } from '../../../reports';
import { auditText } from '../../../reports/text';
import { InputError } from '../../../theory/errors';
import { readLambda, readProbability } from '../../input';
import { checkWritable } from '../../input/runs';
import { outputWidth, print } from '../../output/terminal';
import { type ReadCommandOptions, readOpenOptions } from './read-options';

interface AuditCommandOptions extends ReadCommandOptions {
  readonly oneRun?: boolean;
  readonly reward?: string;
  readonly trait: readonly string[];
  readonly rule?: string;
  readonly lambda?: string;
  readonly startsAtReference?: boolean;
  readonly pools?: string;
  readonly scale?: string;
  readonly bound?: string;
  readonly range: readonly string[];
  readonly claims: readonly string[];
  readonly resolution: string;
  readonly alpha: string;
  readonly confidence: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** A finite number of an option. */
function readNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InputError(`${option} ${text} is not a number; write it such as 0.5 or -2`);
}

/** One of some words. */
function readWord<W extends string>(option: string, text: string, words: readonly W[]): W {
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw new InputError(`${option} ${text} is not known; give ${words.join(' or ')}`);
}

function readRange(text: string): readonly [string, { readonly lo: number; readonly hi: number }] {
  const [, name, least, most] = /^([^=]+)=([^:]+):([^:]+)$/.exec(text) ?? [];
  if (name === undefined || least === undefined || most === undefined) {
    throw new InputError(`--range ${text} is not of the form NAME=LEAST:MOST, such as value=0:1`);
  }
  const [lo, hi] = [readNumber('--range', least), readNumber('--range', most)];
  if (lo > hi) throw new InputError(`--range ${text} has its ends in the wrong order; write NAME=LEAST:MOST`);
  return [name, { lo, hi }];
}

function statedFacts(options: AuditCommandOptions): StatedFacts {
  const { reward, rule, lambda, startsAtReference, pools, scale, bound } = options;
  return {
    ...(reward === undefined ? {} : { reward }),
    ...(rule === undefined ? {} : { rule }),
    ...(lambda === undefined ? {} : { lambda: readLambda(lambda) }),
    ...(startsAtReference === undefined ? {} : { startsAtReference }),
    ...(pools === undefined ? {} : { pools: readWord('--pools', pools, ['drawn', 'chosen']) }),
    ...(scale === undefined ? {} : { scale: readWord('--scale', scale, ['reward', 'weight']) }),
    ...(bound === undefined ? {} : { bound: readNumber('--bound', bound) }),
  };
}

/** The recorded run in some files. */
async function recordingOf(files: readonly string[], options: OpenOptions): Promise<AuditedRecording> {
  const file = files.join(' + ');
  const { header, format, notes, records } = await openTraces(files, options);
  return { file, read: format, notes, recording: await collect(header, records, file) };
}

export async function auditCommand(files: readonly string[], options: AuditCommandOptions): Promise<number> {
  const asked = {
    stated: statedFacts(options),
    ...(options.claims.length === 0 ? {} : { claims: options.claims }),
    ...(options.trait.length === 0 ? {} : { traits: options.trait }),
    ranges: Object.fromEntries(options.range.map(readRange)),
    alpha: readProbability('--alpha', options.alpha),
    confidence: readProbability('--confidence', options.confidence),
    resolution: readNumber('--resolution', options.resolution),
  };
  if (options.out !== undefined) checkWritable(options.out);
  const recordings: AuditedRecording[] = [];
  const runs = options.oneRun ? [files] : files.map((file) => [file]);
  const { reward } = options;
  const reading = { ...readOpenOptions(options), ...(reward === undefined ? {} : { reward }) };
  for (const run of runs) recordings.push(await recordingOf(run, reading));
  const results = await audit(recordings, asked);
  const written = options.out === undefined ? [] : await writeAudit(results, options.out);
  print(options.json ? serialiseAudit(results) : `${auditText(results, written, outputWidth())}\n`);
  return auditExitCode(results);
}
