/** Commands of the setup, with what they printed kept for the case that they fail. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** Where tfjs-node is installed, or will be. */
export const PACKAGE = join(ROOT, 'node_modules', '@tensorflow', 'tfjs-node');

/** A step that failed; the message says what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** @defaultValue the repository's root */
  readonly cwd?: string;
  /** Added to the environment. @defaultValue nothing */
  readonly env?: Readonly<Record<string, string>>;
  /** It is ended after so many minutes. @defaultValue 15 */
  readonly minutes?: number;
}

export interface Outcome {
  readonly ok: boolean;
  /** What it printed, and why it could not be started where that is so. */
  readonly output: string;
}

/** Runs a command to its end. Never throws: a program that is missing or takes too long is an outcome. */
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
 * @throws SetupError with the end of what it printed
 */
export function must(command: Command, remedy: string): void {
  const { ok, output } = run(command);
  if (ok) return;
  const end = output.split('\n').slice(-25).join('\n');
  throw new SetupError(`${end}\n\n"${[command.program, ...command.args].join(' ')}" failed. ${remedy}`);
}
