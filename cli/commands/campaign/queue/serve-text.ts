/** Serves texts that are made when they are asked for, and pages of others beside them. Only requests that read are answered. */
import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '../../../../theory/errors';

export interface ServeAddress {
  readonly host: string;
  readonly port: number;
}

const LARGEST_PORT = 65_535;

/** Reads `127.0.0.1:9464`. @throws InputError for another form */
export function readServeAddress(text: string): ServeAddress {
  const [, host = '', port = ''] = /^\s*(.+):(\d+)\s*$/.exec(text) ?? [];
  if (host === '' || Number(port) > LARGEST_PORT)
    throw new InputError(
      `--serve ${text} is not a host and a port; give them such as 127.0.0.1:9464, or port 0 for any free one`,
    );
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

export interface TextServer {
  /** Without a slash at the end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the text of each path.
 * @param pages - by the path that they begin with; they get requests without it
 * @throws InputError if the address cannot be used
 */
export async function serveText(
  { host, port }: ServeAddress,
  texts: Readonly<Record<string, () => Promise<string>>>,
  pages: Readonly<Record<string, RequestListener>> = {},
): Promise<TextServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, text: string): void => {
      response.writeHead(status, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        'Cache-Control': 'no-store',
        Allow: 'GET',
      });
      response.end(text);
    };
    const url = request.url ?? '';
    const path = url.replace(/[?#].*$/, '');
    if (request.method !== 'GET') return answer(405, 'these pages can only be read\n');
    const first = Object.keys(pages).find((each) => path === each || path.startsWith(`${each}/`));
    if (first !== undefined) {
      request.url = url.slice(first.length).replace(/^(?!\/)/, '/');
      return pages[first]?.(request, response);
    }
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    if (text === undefined) return answer(404, 'there is no such page\n');
    text().then(
      (found) => answer(200, found),
      (error: unknown) => answer(500, `${error instanceof Error ? error.message : String(error)}\n`),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ message }) =>
      failed(new InputError(`--serve ${host}:${port} cannot be used (${message}); choose another`)),
    );
    server.listen(port, host, listening);
  });
  const { address, family, port: own } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${own}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
