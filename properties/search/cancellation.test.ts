import { describe, expect, it } from '@jest/globals';
import { cancelledBy, watchForCancellation } from './cancellation';

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a stop', () => {
  it('is seen through shared memory after an abort, without being asked for', () => {
    const abort = new AbortController();
    const stop = watchForCancellation({ signal: abort.signal });
    const elsewhere = cancelledBy(stop.shared);
    expect([stop.stopped(), elsewhere()]).toEqual([false, false]);
    abort.abort();
    expect([elsewhere(), stop.stopped()]).toEqual([true, true]);
    stop.dispose();
  });

  it('by a signal that was aborted before is seen at once', () => {
    const stop = watchForCancellation({ signal: AbortSignal.abort() });
    expect([cancelledBy(stop.shared)(), stop.stopped()]).toEqual([true, true]);
  });

  it('by a time limit is seen through shared memory, without being asked for', async () => {
    const stop = watchForCancellation({ timeLimit: 20 });
    const elsewhere = cancelledBy(stop.shared);
    expect(elsewhere()).toBe(false);
    await after(200);
    expect(elsewhere()).toBe(true);
    stop.dispose();
  });

  it('by a time limit longer than timers can wait does not come at once', async () => {
    const stop = watchForCancellation({ timeLimit: 1e11 });
    await after(30);
    expect(stop.stopped()).toBe(false);
    stop.dispose();
  });

  it.each([
    ['a time limit', () => watchForCancellation({ timeLimit: 20 })],
    ['a signal', () => watchForCancellation({ signal: AbortSignal.timeout(20) })],
    ['the program', () => watchForCancellation({})],
  ])('by %s aborts its own signal', async (what, watch) => {
    const stop = watch();
    expect(stop.signal.aborted).toBe(false);
    if (what === 'the program') stop.now();
    await after(200);
    expect(stop.signal.aborted).toBe(true);
    stop.dispose();
  });

  it('is a matter of the program too', () => {
    const stop = watchForCancellation({});
    stop.now();
    expect([cancelledBy(stop.shared)(), stop.stopped()]).toEqual([true, true]);
  });
});
