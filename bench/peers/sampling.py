"""Repeats a piece of work until it fills the required time."""

import time


def seconds_per_unit(work, seconds, finish=lambda: None):
    """Seconds per `work()`, over a run of at least `seconds`; shorter runs before it warm up."""
    return costs_per_unit(work, seconds, finish)["seconds"]


def costs_per_unit(work, seconds, finish=lambda: None):
    """Seconds per `work()` and seconds of all processors, over a run of at least `seconds`; shorter runs before it warm up.

    `finish` waits for work that goes on after `work()` has returned, as on a GPU.
    """
    units = 1
    while True:
        finish()
        start, used = time.perf_counter(), time.process_time()
        for _ in range(units):
            work()
        finish()
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return {"seconds": elapsed / units, "cpu": (time.process_time() - used) / units}
        units = max(2 * units, int(1.2 * units * seconds / max(elapsed, 1e-9)))
