/** Seconds per `work()`, over a run of at least `seconds`; shorter runs before it warm up. The counterpart of `sampling.py`. */
export function secondsPerUnit(work: () => void, seconds: number): number {
  for (let units = 1; ;) {
    const start = performance.now();
    for (let unit = 0; unit < units; unit += 1) work();
    const elapsed = (performance.now() - start) / 1000;
    if (elapsed >= seconds) return elapsed / units;
    units = Math.max(2 * units, Math.floor((1.2 * units * seconds) / Math.max(elapsed, 1e-9)));
  }
}
