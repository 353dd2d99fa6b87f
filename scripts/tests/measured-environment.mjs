/** The environment of jest for Node, which also appends the processor time of each test file to the file that TEST_TIMES names. */
import { appendFileSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { TestEnvironment } from 'jest-environment-node';

const TICKS_PER_SECOND = 100;

/** Processor seconds of this process with all its threads and ended child processes: fields 14 to 17 of Linux's account of it. */
function processorSeconds() {
  const afterName = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return afterName.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

export default class MeasuredEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.file = context.testPath;
    this.began = { processor: processorSeconds(), clock: performance.now() };
  }

  async teardown() {
    await super.teardown();
    const { processor, clock } = this.began;
    const times = { processor: processorSeconds() - processor, clock: (performance.now() - clock) / 1000 };
    appendFileSync(process.env.TEST_TIMES, `${JSON.stringify({ file: this.file, ...times })}\n`);
  }
}
