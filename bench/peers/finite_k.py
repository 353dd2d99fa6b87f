"""Benchmark peer: the curated law p H at finite K by quadrature, in NumPy and in SciPy.

    H_i = K w_i int_0^inf e^(-s w_i) M(s)^(K-1) ds,   M(s) = sum_j p_j e^(-s w_j)

NumPy takes the nodes of our rule, prepared: the trapezoid rule in u = ln s with step ln 2 / 3 from
s_0 = 1 / (K w_max) on, and below it six Gauss nodes (docs/numerics.md). The time excludes
making them. There are two ways to M^(K-1): `exp` raises M itself, which loses K-1 times M's rounding error;
`expm1` goes through log1p(sum_j p_j expm1(-s w_j)). Both keep E for the second product and work on
blocks of atoms small enough for the cache. SciPy integrates every atom by `scipy.integrate.quad`.
"""

import json
import math
import time
from decimal import Decimal, getcontext
from pathlib import Path

import numpy as np
from scipy.integrate import quad

from sampling import seconds_per_unit

STEP = math.log(2) / 3
NEGLIGIBLE = 1e-19
BLOCKS = (64, 256, 1024)
GAUSS_NODES = np.array([
    0.02503588272311217, 0.12552735568731233, 0.28177033464324375,
    0.45810435029404034, 0.624359903949648, 0.7935954338204869,
])
GAUSS_WEIGHTS = np.array([
    0.06350757633529695, 0.13355833650517707, 0.1727610112787478,
    0.173989013001052, 0.16114307394984786, 0.18396114480066217,
])
REFERENCES = Path(__file__).with_name("references.jsonl")

getcontext().prec = 60


def rule(p, w, K):
    """Nodes and weights of our rule, up to where the rest is below e^-40 of every factor."""
    first = 1 / (K * w.max())
    smallest, mean = w.min(), p @ w
    found = []
    while True:
        s = first * 2 ** (len(found) / 3)
        found.append(s)
        M = max(1 + p @ np.expm1(-s * w), 1e-300)
        rest = math.log(3 * (1 + (K - 1) * mean / smallest)) - s * smallest + (K - 1) * math.log(M)
        if rest <= -40:
            break
    trapezoid = np.array(found)
    nodes = np.concatenate([first * GAUSS_NODES, trapezoid])
    return nodes, np.concatenate([first * GAUSS_WEIGHTS, STEP * trapezoid])


def span_of(p, w, K):
    """s from where K s w_max is negligible to where s e^(-s w_min) M(s)^(K-1) is."""
    s = NEGLIGIBLE / (K * w.max())
    found, total = [], 0.0
    while True:
        found.append(s)
        deficit = -(p @ np.expm1(-s * w))
        size = s * math.exp(-s * w.min() + (K - 1) * math.log1p(-min(deficit, 1 - 1e-300)))
        if size < NEGLIGIBLE * total:
            return np.array(found)
        total += size
        s *= math.exp(STEP)


class Quadrature:
    """One finite-K step on prepared nodes and buffers."""

    def __init__(self, p, w, K, method, block):
        self.p, self.w, self.K, self.method = p, w, K, method
        self.s, self.weight = rule(p, w, K)
        slices = [slice(i, min(i + block, len(p))) for i in range(0, len(p), block)]
        self.parts = [(part, np.empty((len(self.s), part.stop - part.start))) for part in slices]
        self.H = np.empty_like(p)

    def law(self):
        H = self.by_exp() if self.method == "exp" else self.by_expm1()
        H *= self.w
        H *= self.p
        return H

    def by_exp(self):
        p, w, s, H = self.p, self.w, self.s, self.H
        negative = -s
        M = np.zeros(len(s))
        for part, E in self.parts:
            np.multiply.outer(negative, w[part], out=E)
            np.exp(E, out=E)
            M += E @ p[part]
        c = self.K * self.weight * M ** (self.K - 1)
        for part, E in self.parts:
            np.dot(c, E, out=H[part])
        return H

    def by_expm1(self):
        p, w, s, H = self.p, self.w, self.s, self.H
        negative = -s
        minus_deficit = np.zeros(len(s))
        for part, E in self.parts:
            np.multiply.outer(negative, w[part], out=E)
            np.expm1(E, out=E)
            minus_deficit += E @ p[part]
            E += 1.0
        with np.errstate(divide="ignore"):  # M may underflow to 0 where the node no longer counts
            c = self.K * self.weight * np.exp((self.K - 1) * np.log1p(np.maximum(minus_deficit, -1.0)))
        for part, E in self.parts:
            np.dot(c, E, out=H[part])
        return H


def quad_law(p, w, K):
    """Every atom by adaptive quadrature in u, where the integrand is smooth and narrow."""
    span = span_of(p, w, K)
    low, high = math.log(span[0]), math.log(span[-1])

    def integrand(u, weight):
        s = math.exp(u)
        return s * math.exp(-s * weight) * float(p @ np.exp(-s * w)) ** (K - 1)

    options = {"epsabs": 0.0, "epsrel": 1e-13, "limit": 500, "full_output": 1}
    return K * p * w * np.array([quad(integrand, low, high, args=(v,), **options)[0] for v in w])


state = {}


def load(path, n, K):
    both = np.fromfile(path, dtype="<f8")
    state["problem"] = both[:n].copy(), both[n:].copy(), K
    state.pop("method", None)
    return {"nodes": len(rule(*state["problem"])[0])}


def stepper(method):
    """The fastest block size for this problem, found once."""
    if state.get("method") != method:
        sizes = sorted({min(block, len(state["problem"][0])) for block in BLOCKS})
        made = [Quadrature(*state["problem"], method, block) for block in sizes]
        state["quadrature"] = min(made, key=lambda q: seconds_per_unit(q.law, 0.02)) if len(made) > 1 else made[0]
        state["method"] = method
    return state["quadrature"]


def fastest():
    times = {}
    for method in ("exp", "expm1"):
        work = stepper(method).law
        times[method] = min(seconds_per_unit(work, 0.05) for _ in range(3))
    return {"method": min(times, key=times.get)}


def sample(method, seconds):
    return {"seconds": seconds_per_unit(stepper(method).law, seconds)}


def law(method):
    """Three masses of the loaded problem after the step, for comparison."""
    q = stepper(method).law()
    return {"first": q[0], "middle": q[len(q) // 2], "last": q[-1]}


def references():
    with open(REFERENCES) as file:
        return [json.loads(line) for line in file]


def relative_error(law, case):
    """Largest relative error of masses p H, in 60 digits."""
    exact = (Decimal(mass) * Decimal(factor) for mass, factor in zip(case["p"], case["H"]))
    return max(abs(float(Decimal(float(mass)) / truth - 1)) for mass, truth in zip(law, exact))


def error(method):
    """Largest relative error on each reference."""
    found = {}
    for case in references():
        p, w = np.array(case["p"]), np.array(case["w"])
        with np.errstate(all="ignore"):
            law = Quadrature(p, w, case["K"], method, len(p)).law()
        found[case["name"]] = relative_error(law, case)
    return {"errors": found}


def compare(laws):
    """Largest relative errors of laws computed elsewhere, by name of the reference."""
    by_name = {case["name"]: case for case in references()}
    return {"errors": {name: relative_error(law, by_name[name]) for name, law in laws.items()}}


def quad_case(name):
    """Time and largest relative error of SciPy on one reference."""
    (case,) = (case for case in references() if case["name"] == name)
    p, w = np.array(case["p"]), np.array(case["w"])
    start = time.perf_counter()
    law = quad_law(p, w, case["K"])
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "error": relative_error(law, case)}


ANSWERS = {
    "load": load,
    "fastest": fastest,
    "sample": sample,
    "law": law,
    "error": error,
    "compare": compare,
    "quad": quad_case,
}
