/** Opens a page in the browser of the system. */
import { spawn } from 'node:child_process';

/** The program that opens a file or an address, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Starts the browser and does not wait for it. `failed` is called if there is none. */
export function openPage(target: string, failed: (message: string) => void): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, target], { detached: true, stdio: 'ignore' });
  child.on('error', () => failed(`${program} cannot be started; open ${target} in a browser`));
  child.unref();
}
