/** Writes `docs/trace.schema.json`, the JSON Schema of a line of a trace: `npm run trace-schema`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { traceJsonSchema } from '../models/recorded/trace/schema';

const path = join(__dirname, '..', 'docs', 'trace.schema.json');

async function main(): Promise<void> {
  const config = await resolveConfig(path);
  writeFileSync(path, await format(JSON.stringify(traceJsonSchema()), { ...config, parser: 'json' }));
}

void main();
