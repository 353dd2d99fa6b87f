/** Servers that ask for a password, and servers with TLS whose authority is the tests' own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeFingerprint, makePlan, serialisePlan } from '../../../../properties/campaign';
import {
  DURABLE,
  type TestServer,
  startPostgres,
  startRedis,
} from '../../../../properties/campaign/queue/database/servers.testing';
import { sharedBundle } from '../../../../scripts/tests/shared-bundle';
import { capture } from '../../../output/capture-output.testing';
import { run } from '../../../program';

const captured = capture();
const files = mkdtempSync(join(tmpdir(), 'curated-loops-secrets-'));
const inFiles = (name: string): string => join(files, name);
const written = (name: string, text: string): string => {
  writeFileSync(inFiles(name), text);
  return inFiles(name);
};

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The rights that docs/campaigns.md asks for. */
const USERS = `user default off
user worker on >s3cret ~curated-loops:* &* +@all -@dangerous +info
`;

const PASSWORDS = {
  redis: {
    start: () => startRedis([...DURABLE, ['aclfile', written('users.acl', USERS)]]),
    urlOf: ({ url }: TestServer, password: string) => `${url}?user=worker&password=${password}`,
    refusal: 'WRONGPASS',
  },
  postgres: {
    start: () => startPostgres({ password: 's3cret' }),
    urlOf: ({ url }: TestServer, password: string) => url.replace('tester@', `tester:${password}@`),
    refusal: 'password authentication failed',
  },
} as const;

describe.each(['redis', 'postgres'] as const)('a password for %s', (kind) => {
  const { start, urlOf, refusal } = PASSWORDS[kind];
  let server: TestServer;
  let plan: string;

  beforeAll(async () => {
    server = await start();
    const fingerprint = codeFingerprint();
    const made = makePlan({ only: ['k2-tanh'], models: ['discrete'], cases: 120, seed: 5, fingerprint });
    plan = written('plan.json', serialisePlan(made));
  });
  afterAll(() => server.remove());

  it('comes from a file or the environment, and works', async () => {
    const file = written('url', `${urlOf(server, 's3cret')}\n`);
    process.env['CAMPAIGN_TEST_QUEUE'] = urlOf(server, 's3cret');
    expect(await run(['campaign', 'start', plan, '--queue-file', file])).toBe(0);
    expect(await run(['campaign', 'worker', '--queue-env', 'CAMPAIGN_TEST_QUEUE', '--threads', '1'])).toBe(0);
    expect(await run(['campaign', 'status', '--queue-file', file])).toBe(0);
    expect(captured.output + captured.errors).not.toContain('s3cret');
  });

  it('is refused on the command line, and not repeated', async () => {
    expect(await run(['campaign', 'status', '--queue', urlOf(server, 's3cret')])).toBe(2);
    expect(captured.errors).toContain('came with a password');
    expect(captured.errors).not.toContain('s3cret');
  });

  it('that is wrong ends with exit code 2', async () => {
    const file = written('url', urlOf(server, 'wr0ng'));
    expect(await run(['campaign', 'status', '--queue-file', file])).toBe(2);
    expect(captured.errors).toContain(refusal);
    expect(captured.errors).not.toContain('wr0ng');
  });
});

const [key, certificate] = [inFiles('key.pem'), inFiles('certificate.pem')];
const TLS = {
  redis: {
    start: (port: number) => {
      const lines = {
        'tls-port': String(port),
        'tls-cert-file': certificate,
        'tls-key-file': key,
        'tls-auth-clients': 'no',
      };
      return startRedis([...DURABLE, ...Object.entries(lines)]);
    },
    urlOf: (port: number) => `rediss://localhost:${port}`,
  },
  postgres: {
    start: (port: number) => {
      const lines = ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`];
      return startPostgres({ port, lines, files: [files, certificate, key] });
    },
    urlOf: (port: number) => `postgres://tester@localhost:${port}/postgres?sslmode=verify-full`,
  },
} as const;

describe.each(['redis', 'postgres'] as const)('TLS to %s', (kind) => {
  const { start, urlOf } = TLS[kind];
  let server: TestServer;
  let url: string;

  beforeAll(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const made = ['req', '-x509', ...curve, '-days', '2', ...subject, '-keyout', key, '-out', certificate];
    execFileSync('openssl', made, { stdio: 'ignore' });
    const port = await freePort();
    server = await start(port);
    url = urlOf(port);
  });
  afterAll(() => server.remove());

  /** Node reads `NODE_EXTRA_CA_CERTS` when it starts, so these commands are processes of their own. */
  const command = (extra: NodeJS.ProcessEnv, ...args: readonly string[]) =>
    spawnSync(process.execPath, [join(sharedBundle(), 'dist', 'cli', 'main.js'), 'campaign', ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...extra },
    });

  it('works with an authority that is named, and with no other', () => {
    const plan = inFiles('plan-of-bundle.json');
    const trusted = { NODE_EXTRA_CA_CERTS: certificate };
    const of = ['--only', 'k2-tanh', '--model', 'discrete', '--cases', '120', '--out', plan];
    expect(command({}, 'plan', ...of).status).toBe(0);
    const refused = command({}, 'start', plan, '--queue', url);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/self-signed certificate.*NODE_EXTRA_CA_CERTS/);
    expect(command(trusted, 'start', plan, '--queue', url).status).toBe(0);
    expect(command(trusted, 'worker', '--queue', url, '--threads', '1').status).toBe(0);
    expect(command(trusted, 'status', '--queue', url).stdout).toMatch(/^✓ /);
  });
});
