/**
 * A process that runs test files for `mutate.mjs`, so that a mutant which never ends can be killed with it.
 *
 * It receives the path of a test file, runs it and answers with the name of the test that failed, if any.
 */
import { readConfig } from 'jest-config';
import TestRunner from 'jest-runner';
import Runtime from 'jest-runtime';
import { TestWatcher } from 'jest-watcher';

const QUIET = { log() {}, warn() {}, error() {}, info() {} };

async function prepared() {
  const argv = {
    _: [],
    $0: '',
    ci: true,
    maxWorkers: '1',
    silent: true,
    testEnvironment: process.argv[2],
  };
  const { globalConfig, projectConfig } = await readConfig(argv, process.cwd());
  const context = await Runtime.createContext(projectConfig, {
    console: QUIET,
    maxWorkers: 1,
    watch: false,
    watchman: false,
  });
  return { globalConfig, context };
}

/** What failed in a test file; undefined if all its tests passed. */
async function failureIn({ globalConfig, context }, path) {
  const files = new TestRunner(globalConfig, {});
  let failure;
  files.on('test-file-failure', ([, error]) => (failure = String(error.message ?? error)));
  files.on('test-file-success', ([, { testResults, testExecError, numFailingTests }]) => {
    if (testExecError) failure = 'the file does not load';
    if (numFailingTests > 0) failure = testResults.find(({ status }) => status === 'failed').fullName;
  });
  await files.runTests([{ context, path }], new TestWatcher({ isWatchMode: false }), { serial: true });
  return failure;
}

async function main() {
  const jest = await prepared();
  process.on('message', async (path) => process.send({ ended: true, failure: await failureIn(jest, path) }));
  process.send({ ended: true });
}

await main();
