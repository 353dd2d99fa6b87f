/** `serve`: shows stored results in a browser, and again whenever they change. */
import { InputError } from '../../theory/errors';
import { readInteger } from '../input';
import { watchInterrupt } from '../output/progress';
import { openPage, servePage } from '../pages';

interface ServeCommandOptions {
  readonly port: string;
  readonly open?: boolean;
}

const LARGEST_PORT = 65_535;

function readPort(text: string): number {
  const port = readInteger('--port', text, 0);
  if (port > LARGEST_PORT)
    throw new InputError(`--port ${text} is not a port; give a number from 0 to ${LARGEST_PORT}`);
  return port;
}

/** Serves until Ctrl-C. */
export async function serveCommand(path: string, { port, open }: ServeCommandOptions): Promise<number> {
  const tell = (text: string): void => void process.stderr.write(`${text}\n`);
  const server = await servePage(path, {
    port: readPort(port),
    onChange: (fault) => tell(fault === undefined ? `${path} changed` : `${path} changed, and is not shown: ${fault}`),
  });
  const { signal, release } = watchInterrupt();
  process.stdout.write(`${server.address}\n`);
  tell(`shows ${path} and loads it again when it changes; Ctrl-C ends it`);
  if (open) openPage(server.address, tell);
  await new Promise<void>((ended) => signal.addEventListener('abort', () => ended(), { once: true }));
  release();
  await server.close();
  return 0;
}
