/** Runs commands of the setup and keeps their output for error messages. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** The folder of tfjs-node. */
export const PACKAGE = join(ROOT, 'node_modules', '@tensorflow', 'tfjs-node');

/** A failed step; the message gives the remedy. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** @defaultValue the repository's root */
  readonly cwd?: string;
  /** Additional environment variables. @defaultValue no variables */
  readonly env?: Readonly<Record<string, string>>;
  /** Time limit in minutes. @defaultValue 15 */
  readonly minutes?: number;
}

export interface Outcome {
  readonly ok: boolean;
  /** The output, or why the program could not be started. */
  readonly output: string;
}

/** Runs a command to its end. Never throws: a missing program or a timeout is a failed outcome. */
export function run({ program, args, cwd = ROOT, env = {}, minutes = 15 }: Command): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: minutes * 60_000,
  });
  return { ok: status === 0, output: [stdout, stderr, error?.message].filter(Boolean).join('\n').trim() };
}

/**
 * Runs a command that must succeed.
 * @param remedy what to do when it fails, as a sentence
 * @throws SetupError with the end of its output
 */
export function must(command: Command, remedy: string): void {
  const { ok, output } = run(command);
  if (ok) return;
  const end = output.split('\n').slice(-25).join('\n');
  throw new SetupError(`${end}\n\n"${[command.program, ...command.args].join(' ')}" failed. ${remedy}`);
}
