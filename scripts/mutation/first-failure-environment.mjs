/** The environment of jest for Node, but after a test has failed the other tests of its file do not run: one failure decides. */
import { TestEnvironment } from 'jest-environment-node';

export default class FirstFailure extends TestEnvironment {
  failed = false;

  async handleTestEvent(event) {
    if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.failed = true;
    if (event.name === 'test_done' && event.test.errors.length > 0) this.failed = true;
  }
}
