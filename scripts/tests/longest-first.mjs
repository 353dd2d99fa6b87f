/**
 * The order of test files: longest first, so that at the end no worker waits for another. Times are those of the last run where jest has
 * kept them; on a new machine, such as one of continuous integration, they are the ones below.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import TestSequencer from '@jest/test-sequencer';

/** Seconds of the files that take long: what `npm run test:slowest` shows, rounded. The order matters, the seconds do not. */
const SECONDS = {
  'properties/audit/run/audit.test.ts': 30,
  'cli/commands/learning/own-parts.test.ts': 22,
  'reports/html/page.test.ts': 20,
  'cli/readme.test.ts': 20,
  'properties/verify/statements.test.ts': 20,
  'properties/learned/experiments/misfit.test.ts': 18,
  'playground/page.test.ts': 18,
  'playground/search.test.ts': 16,
  'properties/learned/calibration/calibration.test.ts': 16,
  'properties/campaign/run/campaign.test.ts': 15,
  'properties/campaign/run/trials.test.ts': 15,
  'cli/commands/check.test.ts': 14,
  'properties/own-loops/check/wrong-loops.test.ts': 14,
  'cli/commands/learn-loops.test.ts': 13,
  'properties/verify/expected-refutations.test.ts': 13,
  'cli/own-model-page.test.ts': 12,
  'playground/digits.test.ts': 12,
  'cli/commands/learn.test.ts': 10,
  'properties/conjecture/conjecture.test.ts': 9,
  'properties/own-loops/check/check-loop.test.ts': 8,
  'properties/audit/calibration/calibration.test.ts': 8,
  'reports/html/audit/audit-page.test.ts': 8,
  'cli/program.test.ts': 8,
  'cli/commands/time-limit.test.ts': 7,
  'properties/search/threads/parallel.test.ts': 7,
  'cli/public-types.test.ts': 7,
  'cli/start.test.ts': 7,
  'properties/learned/set/default-set.test.ts': 7,
  'reports/html/matrix/matrix-page.test.ts': 6,
  'properties/own-loops/check/check-process.test.ts': 6,
  'properties/learned/experiments/images.test.ts': 6,
  'models/closed-form/large/interpretation.test.ts': 6,
  'properties/conjecture/strangers.test.ts': 6,
  'properties/verify/verify.test.ts': 5,
  'properties/matrix/run-matrix.test.ts': 5,
  'cli/commands/conjecture.test.ts': 5,
  'cli/output/progress/interrupt.test.ts': 5,
  'properties/checker/known-values.test.ts': 5,
  'properties/conjecture/random-calls.test.ts': 5,
  'cli/public-examples.test.ts': 5,
  'properties/own-loops/load/load-loop.test.ts': 5,
  'properties/proofs/controls.test.ts': 5,
  'properties/guard/learned-guard.test.ts': 5,
};
const SECONDS_OF_OTHERS = 1;

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const root = tests[0]?.context.config.rootDir ?? '.';
    const missing = Object.keys(SECONDS).filter((file) => !existsSync(join(root, file)));
    if (missing.length > 0)
      throw new Error(`there are no tests ${missing.join(', ')}; correct ${fileURLToPath(import.meta.url)}`);
    return super.sort(tests);
  }

  time(test) {
    const file = relative(test.context.config.rootDir, test.path);
    return super.time(test) ?? 1000 * (SECONDS[file] ?? SECONDS_OF_OTHERS);
  }
}
