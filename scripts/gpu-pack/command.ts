/** Runs the tools that make the pack. */
import { execFileSync } from 'node:child_process';

/** What a command prints. @throws Error with the end of its error output, or that it is missing */
export function run(command: string, args: readonly string[], folder = process.cwd()): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: unknown; readonly message: string };
    const said = typeof stderr === 'string' && stderr.trim() !== '' ? stderr : message;
    throw new Error(`${command} ${args[0] ?? ''} failed: ${said.trim().split('\n').slice(-3).join(' ')}`, {
      cause: error,
    });
  }
}
