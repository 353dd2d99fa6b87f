/**
 * Records in Redis.
 *
 * They lie in 4096 hashes by the first three digits of the SHA-256 of their keys, so that all of them can be read in small parts, each once. A value is the digest
 * of the answer and the text. `HSETNX` keeps the first record of a unit; the others lie in a list of their own. Both happen in one script, which Redis
 * runs as a whole.
 */
import type { Redis } from 'ioredis';
import { sha256 } from '../../../digest';
import type { Put } from '../../../records';
import type { RecordTable, UnitTexts } from '../campaign-database';

const DIGITS = 3;
const BUCKETS = 16 ** DIGITS;
const READ_AT_ONCE = 16;

const PUT = `
local value = ARGV[2] .. ' ' .. ARGV[3]
if redis.call('HSETNX', KEYS[1], ARGV[1], value) == 1 then
  if ARGV[4] == '1' then redis.call('SADD', KEYS[4], ARGV[1]) end
  return 'stored'
end
local first = redis.call('HGET', KEYS[1], ARGV[1])
local function same(other) return string.sub(other, 1, #ARGV[2] + 1) == ARGV[2] .. ' ' end
if same(first) then return 'known' end
for _, other in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
  if same(other) then return 'divergent' end
end
redis.call('RPUSH', KEYS[2], value)
redis.call('SADD', KEYS[3], ARGV[1])
return 'divergent'
`;

const textOf = (value: string): string => value.slice(value.indexOf(' ') + 1);

/** The results of commands that were sent together. @throws Error if one of them failed */
async function together(
  redis: Redis,
  commands: readonly (readonly [string, ...string[]])[],
): Promise<readonly unknown[]> {
  const answers = (await redis.pipeline(commands.map((command) => [...command])).exec()) ?? [];
  return answers.map(([error, value]) => {
    if (error !== null) throw error;
    return value;
  });
}

/** The records of one version of the code. */
export function redisRecords(redis: Redis, fingerprint: string): RecordTable {
  const base = `curated-loops:records:${fingerprint}`;
  const bucketNamed = (digits: string): string => `${base}:${digits}`;
  const bucketOf = (key: string): string => bucketNamed(sha256(key).slice(0, DIGITS));
  const othersOf = (key: string): string => `${base}:divergent:${key}`;
  const divergents = `${base}:divergent`;
  const ending = `${base}:ending`;
  const others = async (key: string): Promise<readonly string[]> =>
    (await redis.lrange(othersOf(key), 0, -1)).map(textOf);
  const divergent = async (): Promise<readonly string[]> => (await redis.smembers(divergents)).sort();

  async function* all(isWanted: (key: string) => boolean): AsyncGenerator<UnitTexts> {
    const several = new Set(await divergent());
    for (let bucket = 0; bucket < BUCKETS; bucket += READ_AT_ONCE) {
      const names = Array.from({ length: READ_AT_ONCE }, (_, i) => (bucket + i).toString(16).padStart(DIGITS, '0'));
      const hashes = await together(
        redis,
        names.map((name) => ['hgetall', bucketNamed(name)] as const),
      );
      for (const [key, value] of hashes.flatMap((hash) => Object.entries(hash as Record<string, string>)))
        if (isWanted(key)) yield { key, texts: [textOf(value), ...(several.has(key) ? await others(key) : [])] };
    }
  }

  return {
    put: async ({ key, sha256: digest, text, ends }) => {
      const keys = [bucketOf(key), othersOf(key), divergents, ending];
      return (await redis.eval(PUT, keys.length, ...keys, key, digest, text, ends ? '1' : '0')) as Put;
    },
    missing: async (keys) => {
      const found = await together(
        redis,
        keys.map((key) => ['hexists', bucketOf(key), key] as const),
      );
      return keys.filter((_, i) => found[i] === 0);
    },
    of: async (key) => {
      const first = await redis.hget(bucketOf(key), key);
      return first === null ? [] : [textOf(first), ...(await others(key))];
    },
    all,
    ending: () => redis.smembers(ending),
    divergent,
  };
}
