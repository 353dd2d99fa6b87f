import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../../theory/errors';
import { parseQueueAddress } from './address';

const read = (text: string): unknown => parseQueueAddress(text, { secret: true });

describe('an address of a queue', () => {
  it.each([
    ['redis://host', { at: { host: 'host', port: 6379 }, db: 0, tls: false, shown: 'redis://host' }],
    [
      'rediss://me:s%40@host:7000/3',
      { at: { host: 'host', port: 7000 }, db: 3, tls: true, username: 'me', password: 's@' },
    ],
    ['redis://[::1]:7000', { at: { host: '::1', port: 7000 } }],
    ['unix:///run/redis.sock?db=2&password=s', { at: { path: '/run/redis.sock' }, db: 2, tls: false, password: 's' }],
    ['unix:///run/redis.sock?user=me', { at: { path: '/run/redis.sock' }, db: 0, username: 'me' }],
  ])('%s is one of Redis', (text, expected) => {
    expect(read(text)).toMatchObject({ kind: 'redis', ...expected });
  });

  it.each([
    'postgres://me@host/database?sslmode=verify-full',
    'postgresql://host/d',
    'postgres://me@/d?host=/run/postgresql',
  ])('%s is one of PostgreSQL, and goes to its driver as it is', (url) => {
    expect(read(url)).toEqual({ kind: 'postgres', url, shown: url });
  });

  it.each([
    ['redis://me:secret@host/1', 'redis://me@host/1'],
    ['redis://:secret@host', 'redis://@host'],
    ['unix:///run/redis.sock?password=secret', 'unix:///run/redis.sock'],
    ['unix:///run/redis.sock?password=secret&db=1', 'unix:///run/redis.sock?db=1'],
    ['postgres://me:secret@/d?host=/run', 'postgres://me@/d?host=/run'],
    ['postgres://me:se%40cret@host/d?sslmode=require', 'postgres://me@host/d?sslmode=require'],
    ['postgres://me@host/d?sslmode=require&password=secret', 'postgres://me@host/d?sslmode=require'],
  ])('%s is shown without its password, and refused on the command line', (text, shown) => {
    expect(read(text)).toMatchObject({ shown });
    const refused = (): unknown => parseQueueAddress(text, { secret: false });
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(/--queue-env NAME/);
    expect(refused).not.toThrow(/secret@|=secret/);
  });

  it.each([
    ['http://host', 'is not the address of a queue'],
    ['redis', 'is not a URL'],
    ['redis://me:50%@host', '"%" that encodes nothing'],
    ['redis:///0', 'names no host'],
    ['unix://run/redis.sock', 'three slashes'],
    ['redis://host/first', '"first" is not the number of a database'],
  ])('%s is refused', (text, reason) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(reason);
  });
});
