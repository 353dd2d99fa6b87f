import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runMatrix } from '../../properties/matrix';
import type { AuditResults } from '../../properties/results';
import { parseResults, serialiseAudit, serialiseMatrix, serialiseResults } from '../../properties/results/schemas';
import { auditHtml, matrixHtml, reportHtml, trendHtml, writeAudit } from '../../reports';
import { sharedBundle } from '../../scripts/tests/shared-bundle';
import { statementOf } from '../../theory';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';
import { livePage } from './live-page';
import { type PageServer, servePage } from './server';

const FIXTURE = join(__dirname, '..', '..', 'reports', 'fixtures', 'mixed-results.json');
const expected = reportHtml(parseResults(readFileSync(FIXTURE, 'utf8')));
const captured = capture();
const inFolder = (...names: readonly string[]): string => join(captured.folder, ...names);

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function ask(address: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(new URL(path, address), { headers, method }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('report', () => {
  it('makes the page of results again, beside them', async () => {
    copyFileSync(FIXTURE, inFolder('results.json'));
    expect(await run(['report', inFolder('results.json')])).toBe(0);
    expect(readFileSync(inFolder('report.html'), 'utf8')).toBe(expected);
    expect(captured.output).toBe(`wrote ${inFolder('report.html')}\n`);
  });

  it('says what changed since a baseline', async () => {
    copyFileSync(FIXTURE, inFolder('results.json'));
    const results = parseResults(readFileSync(FIXTURE, 'utf8'));
    const earlier = { ...results, statements: results.statements.slice(1) };
    writeFileSync(inFolder('before.json'), serialiseResults(earlier));
    expect(await run(['report', inFolder('results.json'), '--baseline', inFolder('before.json')])).toBe(0);
    const page = readFileSync(inFolder('report.html'), 'utf8');
    expect(page).toBe(reportHtml(results, { baseline: earlier }));
    expect(page).not.toBe(expected);
    captured.errors = '';
    expect(await run(['report', inFolder('results.json'), '--baseline', inFolder('none.json')])).toBe(2);
    expect(captured.errors).toContain('none.json');
  });

  it('makes the trend over several runs, beside the last of them', async () => {
    copyFileSync(FIXTURE, inFolder('results.json'));
    const results = parseResults(readFileSync(FIXTURE, 'utf8'));
    const earlier = { ...results, timing: { ...results.timing, startedAt: '2020-01-01T00:00:00.000Z' } };
    writeFileSync(inFolder('before.json'), serialiseResults(earlier));
    const paths = [inFolder('results.json'), inFolder('before.json')];
    expect(await run(['report', ...paths])).toBe(0);
    const named = [results, earlier].map((one, i) => ({ name: paths[i] ?? '', results: one }));
    expect(readFileSync(inFolder('trend.html'), 'utf8')).toBe(trendHtml(named));
    expect(existsSync(inFolder('report.html'))).toBe(false);
    expect(await run(['report', ...paths, '--baseline', FIXTURE])).toBe(2);
    expect(captured.errors).toContain('is given with 2 results files');
    captured.errors = '';
    expect(await run(['report', inFolder('results.json'), inFolder('none.json')])).toBe(2);
    expect(captured.errors).toContain('none.json');
  });

  it('keeps the links to a playground that lies beside the page', async () => {
    copyFileSync(FIXTURE, inFolder('results.json'));
    writeFileSync(inFolder('playground.html'), '');
    expect(await run(['report', inFolder('results.json')])).toBe(0);
    const page = readFileSync(inFolder('report.html'), 'utf8');
    expect(page).toBe(reportHtml(parseResults(readFileSync(FIXTURE, 'utf8')), { playground: 'playground.html' }));
    expect(page).not.toBe(expected);
  });

  it('makes the page of a matrix, in the file that is named', async () => {
    const results = await runMatrix({ loops: ['curated'], statements: [statementOf('lemma-2.2')], cases: 20 });
    writeFileSync(inFolder('matrix.json'), serialiseMatrix(results));
    expect(await run(['report', inFolder('matrix.json'), '--out', inFolder('page.html')])).toBe(0);
    expect(readFileSync(inFolder('page.html'), 'utf8')).toBe(matrixHtml(results));
    expect(existsSync(inFolder('matrix.html'))).toBe(false);
    expect(await run(['report', inFolder('matrix.json'), '--baseline', FIXTURE])).toBe(2);
    expect(captured.errors).toContain('it compares runs of verify');
  });

  it('makes the page of an audit, as the audit itself writes it', async () => {
    const audit: AuditResults = {
      format: 'curated-loops/audit',
      version: 1,
      tool: { version: '0.1.0' },
      budget: { total: 0.001, spent: 0, checks: 0 },
      confidence: 0.95,
      traces: [],
    };
    const written = await writeAudit(audit, captured.folder);
    expect(written).toEqual([inFolder('audit.json'), inFolder('audit.html')]);
    expect(readFileSync(inFolder('audit.html'), 'utf8')).toBe(auditHtml(audit));
    expect(readFileSync(inFolder('audit.json'), 'utf8')).toBe(serialiseAudit(audit));
    expect(await run(['report', inFolder('audit.json'), '--out', inFolder('page.html')])).toBe(0);
    expect(readFileSync(inFolder('page.html'), 'utf8')).toBe(auditHtml(audit));
    expect(await run(['report', inFolder('audit.json')])).toBe(0);
    expect(captured.output).toContain(`wrote ${inFolder('audit.html')}`);
    expect(await run(['report', inFolder('audit.json'), '--baseline', FIXTURE])).toBe(2);
    expect(captured.errors).toContain('is given for the audit');
  });

  it.each([
    ['what is not JSON', 'no', 'is not JSON; give the results.json of verify or learn'],
    ['another document', '{"format":"curated-loops/check"}', 'curated-loops/check'],
  ])('refuses %s', async (_what, text, message) => {
    writeFileSync(inFolder('x.json'), text);
    expect(await run(['report', inFolder('x.json')])).toBe(2);
    expect(captured.errors).toContain(message);
  });

  it('refuses a folder as the page, and a folder that is missing', async () => {
    expect(await run(['report', FIXTURE, '--out', captured.folder])).toBe(2);
    expect(captured.errors).toContain('is a folder; give the file of the page, such as');
    expect(await run(['report', FIXTURE, '--out', inFolder('none', 'x.html')])).toBe(2);
    expect(captured.errors).toContain('cannot be written (ENOENT)');
  });
});

describe('the live page', () => {
  it('allows its script and nothing more', () => {
    const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" /><body></body>`;
    expect(livePage(page, { events: '/events', nonce: 'abc' })).toBe(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-abc'; connect-src 'self'" />` +
        `<body><script nonce="abc">new EventSource("/events").onmessage = () => location.reload();</script>\n</body>`,
    );
  });
});

describe('serve', () => {
  let server: PageServer;
  let changes: (string | undefined)[] = [];
  beforeEach(async () => {
    changes = [];
    copyFileSync(FIXTURE, inFolder('results.json'));
    mkdirSync(inFolder('counterexamples'));
    writeFileSync(inFolder('counterexamples', 'a--statement--discrete.json'), '{"a":1}');
    writeFileSync(inFolder('secret.txt'), 'secret');
    server = await servePage(inFolder('results.json'), { port: 0, onChange: (fault) => changes.push(fault) });
  });
  afterEach(async () => server.close());

  const changed = async (): Promise<void> => {
    for (let waited = 0; changes.length === 0 && waited < 10_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('shows the page on the loopback address, with the script that the written page lacks', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { status, body, headers } = await ask(server.address, '/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('new EventSource("/events")');
    expect(expected).not.toContain('EventSource');
    const [, nonce = ''] = /<script nonce="([0-9a-f]{32})">/.exec(body) ?? [];
    expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(body)?.[1]).toContain(`'nonce-${nonce}'`);
  });

  it('serves the files that the page links, and no other', async () => {
    expect((await ask(server.address, '/counterexamples/a--statement--discrete.json')).body).toBe('{"a":1}');
    expect((await ask(server.address, '/results.json')).status).toBe(200);
    for (const path of [
      '/secret.txt',
      '/a%2f..%2fresults.json',
      '/counterexamples/..%2fresults.json',
      '/x.json',
      '/%zz',
    ])
      expect((await ask(server.address, path)).status).toBe(404);
    expect((await ask(server.address, '/', {}, 'POST')).status).toBe(405);
  });

  it('refuses a request that names another host', async () => {
    const answer = await ask(server.address, '/', { host: `evil.example:${new URL(server.address).port}` });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('html');
    expect((await ask(server.address, '/', { host: `localhost:${new URL(server.address).port}` })).status).toBe(200);
  });

  it('makes the page again when the file is replaced, and tells the browser', async () => {
    const events = new Promise<string>((resolve) => {
      request(new URL('/events', server.address), (response) => {
        response.on('data', (part) => String(part).includes('data:') && resolve(String(part)));
      })
        .on('error', () => undefined)
        .end();
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const other = readFileSync(FIXTURE, 'utf8').replaceAll('20240709', '20240710');
    writeFileSync(inFolder('new'), other);
    renameSync(inFolder('new'), inFolder('results.json'));
    expect(await events).toBe('data: changed\n\n');
    expect(changes).toEqual([undefined]);
    expect((await ask(server.address, '/')).body).toContain('20240710');
  });

  it('keeps the page while the file is not one of results, and says why', async () => {
    writeFileSync(inFolder('results.json'), '{"form');
    await changed();
    expect(changes[0]).toContain('is not JSON');
    expect((await ask(server.address, '/')).status).toBe(200);
  });

  it('names a port that is taken', async () => {
    const port = Number(new URL(server.address).port);
    await expect(servePage(inFolder('results.json'), { port, onChange: () => undefined })).rejects.toThrow(
      `--port ${port} cannot be used`,
    );
  });

  it('as a command prints the address, and ends with 0 on Ctrl-C', async () => {
    const main = join(sharedBundle(), 'dist', 'cli', 'main.js');
    const child = spawn(process.execPath, [main, 'serve', inFolder('results.json')]);
    const address = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
    expect((await ask(address.trim(), '/')).status).toBe(200);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
