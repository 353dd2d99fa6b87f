/**
 * Serves the page of a results file on the loopback interface, and makes it again when the file changes.
 *
 * A request must name the loopback address as its host: otherwise a page from elsewhere could read the results by a name that it
 * redirects to this machine (DNS rebinding). Besides the page, only the files that it links are served.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../../theory/errors';
import { livePage } from './live-page';
import { type Page, readPage } from './render';
import { watchForChanges } from './watch-file';

const LOOPBACK = '127.0.0.1';
const EVENTS = '/events';
/** The files that a report links, beside the results. */
const LINKED = /^\/(?:counterexamples\/)?[\p{L}\p{N}_-][\p{L}\p{N}._-]*\.json$/u;

export interface PageServer {
  /** The address of the page. */
  readonly address: string;
  /** Ends the server, its connections and the watch. */
  readonly close: () => Promise<void>;
}

interface ServeOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Called after every change of the file: with the fault if no page could be made of it. */
  readonly onChange: (fault: string | undefined) => void;
}

const COMMON = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...COMMON, 'Content-Type': type });
  response.end(body);
}

const refuse = (response: ServerResponse, status: number, why: string): void =>
  answer(response, status, 'text/plain; charset=utf-8', `${why}\n`);

/** The path of a request; undefined if it is malformed. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

function answerFile(response: ServerResponse, file: string): void {
  try {
    answer(response, 200, 'application/json; charset=utf-8', readFileSync(file));
  } catch {
    refuse(response, 404, 'there is no such file');
  }
}

/** The text of an error of a results file; any other error is thrown again. */
function faultOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  throw error;
}

/** @throws InputError if the file is not one of results, or if the port cannot be used */
export async function servePage(path: string, { port, onChange }: ServeOptions): Promise<PageServer> {
  let page: Page = readPage(path);
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    if (![`${LOOPBACK}:${own}`, `localhost:${own}`].includes(request.headers.host ?? ''))
      return refuse(response, 403, 'this server answers requests to the loopback address only');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET is allowed');
    const asked = pathOf(request);
    if (asked === '/') {
      const nonce = randomBytes(16).toString('hex');
      return answer(response, 200, 'text/html; charset=utf-8', livePage(page.html, { events: EVENTS, nonce }));
    }
    if (asked === EVENTS) {
      response.writeHead(200, { ...COMMON, 'Content-Type': 'text/event-stream' });
      response.write(': listening\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    if (asked !== undefined && LINKED.test(asked)) return answerFile(response, join(dirname(resolve(path)), asked));
    refuse(response, 404, 'there is no such page');
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ message }) =>
      failed(new InputError(`--port ${port} cannot be used (${message}); choose another, or 0 for any free one`)),
    );
    server.listen(port, LOOPBACK, listening);
  });
  const endWatch = watchForChanges(path, () => {
    try {
      page = readPage(path);
    } catch (error) {
      return onChange(faultOf(error));
    }
    for (const response of listeners) response.write('data: changed\n\n');
    onChange(undefined);
  });
  return {
    address: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        endWatch();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
