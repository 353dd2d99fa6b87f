/**
 * Our side of a comparison: reads requests and writes answers, one JSON object per line. The counterpart of `peers/serve.py`.
 *
 * `serve.js WORKER` loads the worker, whose `ANSWERS` maps an operation to a function of the request.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answers, Request } from './request';

async function main(): Promise<void> {
  const { ANSWERS } = (await import(join(__dirname, process.argv[2] ?? ''))) as { ANSWERS: Answers };
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as Request;
    let answer: object;
    try {
      const operation = ANSWERS[String(request['op'])];
      if (operation === undefined) throw new TypeError(`no operation ${JSON.stringify(request['op'])}`);
      answer = await operation(request);
    } catch (error) {
      answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

void main();
