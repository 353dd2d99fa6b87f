"""Benchmark peer: the step p' = p w / sum(p w) at K = infinity, in NumPy.

`naive` is the straightforward code. The others work in place without temporaries. They differ in the
source of the normalising constant; `blocked` moves the law across the memory bus once per step, the
others once per operation. `fastest` names the fastest at this size.
"""

import numpy as np

from sampling import seconds_per_unit

BLOCK = 8192


class Naive:
    def __init__(self, p, w):
        self.p, self.w = p, w

    def step(self):
        p, w = self.p, self.w
        self.p = p * w / np.dot(p, w)


class SumAfter(Naive):
    def step(self):
        p = self.p
        np.multiply(p, self.w, out=p)
        np.multiply(p, 1.0 / np.add.reduce(p), out=p)


class DotBefore(Naive):
    def step(self):
        p, w = self.p, self.w
        scale = 1.0 / p.dot(w)
        np.multiply(p, w, out=p)
        np.multiply(p, scale, out=p)


class DotAfter(Naive):
    """Sums by a BLAS dot product with ones, which is faster than a pairwise sum."""

    def __init__(self, p, w):
        super().__init__(p, w)
        self.ones = np.ones_like(p)

    def step(self):
        p = self.p
        np.multiply(p, self.w, out=p)
        np.multiply(p, 1.0 / p.dot(self.ones), out=p)


class Blocked(Naive):
    """Runs all operations on a block while it is in cache, with the scale of the previous step."""

    def __init__(self, p, w):
        super().__init__(p, w)
        starts = range(0, len(p), BLOCK)
        self.blocks = [(p[i : i + BLOCK], w[i : i + BLOCK]) for i in starts]
        self.ones = np.ones(BLOCK)
        self.scale = 1.0

    def step(self):
        total = 0.0
        scale, ones = self.scale, self.ones
        for p, w in self.blocks:
            np.multiply(p, w, out=p)
            np.multiply(p, scale, out=p)
            total += p.dot(ones[: len(p)])
        self.scale = 1.0 / total


METHODS = {"naive": Naive, "sum after": SumAfter, "dot before": DotBefore, "dot after": DotAfter, "blocked": Blocked}

state = {}


def load(path, n):
    both = np.fromfile(path, dtype="<f8")
    state["p"], state["w"] = both[:n].copy(), both[n:].copy()
    return {}


def made(method):
    return METHODS[method](state["p"].copy(), state["w"])


def sample(method, seconds):
    if state.get("method") != method:
        state["method"], state["stepper"] = method, made(method)
    return {"seconds": seconds_per_unit(state["stepper"].step, seconds)}


def fastest():
    steps = {method: made(method).step for method in METHODS if method != "naive"}
    times = {method: min(seconds_per_unit(step, 0.05) for _ in range(3)) for method, step in steps.items()}
    return {"method": min(times, key=times.get)}


def law(steps):
    """First, middle and last mass after some steps, normalised."""
    stepper = made("dot before")
    for _ in range(steps):
        stepper.step()
    p = stepper.p / stepper.p.sum()
    return {"first": p[0], "middle": p[len(p) // 2], "last": p[-1]}


ANSWERS = {"load": load, "sample": sample, "fastest": fastest, "law": law}
