/** Times a piece of work by the clock and by the processor. */

export interface Timed<T> {
  readonly result: T;
  /** Wall time. */
  readonly seconds: number;
  /** Processor time of all threads of this process: also of the compiler and the collector of garbage, but not of neighbours. */
  readonly cpu: number;
}

export async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}
