/**
 * Calls `conjecture` with random sentences, odd and malformed ones among them, and reports those that end with neither a verdict nor an
 * explanation.
 *
 *     npm run check:fuzz -- --calls 5000 --seed 1 --cases 3
 *
 * The sentences are those of `properties/conjecture/random-calls.testing.ts`. Exit code 1 for a fault, 2 for a bad option. 5000 calls take
 * about ten minutes on one core; `random-calls.test.ts` makes a small number of them.
 */
import { parseArgs } from 'node:util';
import { randomCalls } from '../properties/conjecture/random-calls.testing';
import { ConjectureThreads } from '../properties/conjecture/threads';

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  process.stderr.write(`error: --${name} ${text} is not a whole number of at least ${least}\n`);
  process.exit(2);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      cases: { type: 'string', default: '3' },
    },
  });
  const asked = {
    calls: whole('calls', values.calls, 1),
    seed: whole('seed', values.seed, 0),
    cases: whole('cases', values.cases, 1),
  };
  const threads = new ConjectureThreads(1);
  try {
    const { calls, byVerdict, faults } = await randomCalls(asked, threads);
    const verdicts = Object.entries(byVerdict).map(([verdict, count]) => `${count} ${verdict}`);
    process.stdout.write(`seed ${asked.seed}: ${calls} calls (${verdicts.join(', ')}); ${faults.length} faults\n`);
    for (const fault of faults) process.stdout.write(`${fault}\n`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await threads.close();
  }
}

void main();
