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

/** Processor seconds per `work()`, over a run of at least `seconds` of them; shorter runs before it warm up. */
export async function cpuPerUnit(work: () => void, seconds: number): Promise<number> {
  for (let units = 1; ;) {
    const { cpu } = await timed(() => {
      for (let unit = 0; unit < units; unit += 1) work();
    });
    if (cpu >= seconds) return cpu / units;
    units = Math.max(2 * units, Math.floor((1.2 * units * seconds) / Math.max(cpu, 1e-6)));
  }
}
