"""Benchmark peer: cells of `verify` in Hypothesis and NumPy, in doubles with a tolerance, so that nothing is proved.

The cases are drawn by `genotypes` of `exact_cells.py`, without gaps in the support; doubles set no limit to the length of masses, but the number
of rounds is lowered as it is there. The step sums over all multisets in vectorised code (`hypothesis_numpy.py`).
"""

import tempfile
import time
from math import comb

import numpy as np
from hypothesis import HealthCheck, Phase, Verbosity, given, seed as seeded, settings
from hypothesis.configuration import set_hypothesis_home_dir

from exact_cells import DENOMINATORS, MOST_GROWTH, STATEMENTS as EXACT, genotypes
from hypothesis_numpy import curate as curate_finite, law

TOLERANCE = 1e-9


def curate(p, w, K):
    if K is None:
        return p * w / (p @ w)
    return p if K == 1 else curate_finite(p, w, K)


def normal(masses):
    total = masses.sum()
    return masses / total if total else np.full(len(masses), 1 / len(masses))


def side_laws(kind, p0, w, ref, q, exponents):
    if kind == 0:
        return normal(ref), normal(q)
    if kind == 1:
        return normal(ref * 10.0 ** (15 - exponents)), normal(q * 10.0**exponents)
    if kind == 2:
        return normal(p0 * (1000 + ref)), normal(p0 * (1000 + q))
    return normal(p0 / w), normal(p0 * w)


class Case:
    def __init__(self, domain, genotype):
        head, atoms = genotype
        infinite, _, _, _, _, sides, _, _, num, den, magnitude, rounds, _ = head
        self.p0, self.w, K = law(genotype)
        mode = domain.get("infinite", "sometimes")
        self.K = None if mode == "always" or (mode == "sometimes" and infinite) else K
        while self.K is not None and rounds > 1 and K**rounds > domain.get("growth", MOST_GROWTH):
            rounds -= 1
        self.rounds = rounds
        _, exponents, _, _, _, ref, q, likes = np.array(atoms, dtype=float).T
        self.p_ref, self.q = side_laws(sides, self.p0, self.w, ref, q, exponents)
        if domain.get("start") == "reference":
            self.p_ref = self.p0
        self.w2 = likes
        size = num / DENOMINATORS[den] * 10.0**magnitude
        spread = self.w.max() / self.w.min()
        self.h = spread if self.K is None else K * spread / (spread + K - 1)
        data = domain.get("data")
        limit = {"stable": K - 1, "sharply-stable": self.h - 1}.get(data)
        self.lam = None if limit is None else size / (size + 1) / limit if limit > 0 else size

    def size(self):
        """The multisets that all rounds sum over; at K = infinity the atoms."""
        n = len(self.w)
        return self.rounds * (n if self.K is None else comb(n + self.K - 1, self.K))

    def next(self, p):
        curated = curate(p, self.w, self.K)
        return curated if self.lam is None else (self.p_ref + self.lam * curated) / (1 + self.lam)

    def laws(self):
        laws = [self.p0]
        for _ in range(self.rounds):
            laws.append(self.next(laws[-1]))
        return laws


def variance(p, w):
    return p @ (w - p @ w) ** 2


def divergence(p, q):
    held = (p > 0) & (q > 0)
    return p[held] @ np.log(p[held] / q[held])


def total_variation(p, q):
    return np.abs(p - q).sum() / 2


def lemma_2_2(case):
    w = case.w
    share = 1 if case.K is None else 1 - 1 / case.K
    laws = case.laws()
    for p, after in zip(laws, laws[1:]):
        assert after @ w - p @ w >= share * variance(p, w) / w.max() - TOLERANCE * w.max()


def theorem_2_1(case):
    laws, w = case.laws(), case.w
    top, bottom = w.max(), w.min()
    best = w == top
    second = w[~best].max() if not best.all() else top
    rate = second * (top + bottom) / (top * (second + bottom))
    start = case.p0[best].sum()
    odds = (1 - start) / start
    star = np.where(best, case.p0, 0) / start
    for t, p in enumerate(laws):
        assert top - p @ w <= (top - bottom) * rate**t * odds + TOLERANCE * top
        assert variance(p, w) <= (top - bottom) ** 2 * rate**t * odds + TOLERANCE * top**2
        assert abs(divergence(star, p) + np.log(p[best].sum())) <= TOLERANCE
        assert np.allclose(np.where(best, p, 0) / p[best].sum(), star)
    for p, after in zip(laws, laws[1:]):
        assert after @ w - p @ w >= variance(p, w) / (2 * top) - TOLERANCE * top
        assert after[best].sum() >= p[best].sum() - TOLERANCE


def k2_tanh(case):
    w = case.w
    for p in case.laws():
        factor = 1 + np.tanh(np.subtract.outer(np.log(w), np.log(w)) / 2) @ p
        assert np.allclose(curate(p, w, 2), p * factor)


def two_stage_limit(case):
    p, total = case.p0, case.w * case.w2
    for _ in range(case.rounds):
        after = curate(curate(p, case.w, None), case.w2, None)
        held = after > 1e-290
        growth = np.log(after[held] / p[held]) - np.log(total[held])
        assert np.ptp(growth) <= TOLERANCE * max(1, np.abs(growth).max())
        p = after


def mirror_descent(case):
    laws, r = case.laws(), np.log(case.w)
    for p, after in zip(laws, laws[1:]):
        gained = after @ r - p @ r
        assert abs(divergence(after, p) + divergence(p, after) - gained) <= 1e-6 * max(1, np.abs(r).max())


def theorem_2_4(case):
    most = 1 / (1 - case.lam * (case.K - 1))
    for p in case.laws():
        assert (p <= most * case.p_ref * (1 + TOLERANCE)).all()
        assert divergence(p, case.p_ref) <= np.log(most) + TOLERANCE


def tv_contraction(case):
    factor = case.lam / (1 + case.lam) * case.h
    apart = total_variation(case.p0, case.q)
    laws = case.laws()
    after = total_variation(laws[1], case.next(case.q))
    assert after <= factor * apart + TOLERANCE
    assert after <= apart + TOLERANCE
    first = total_variation(laws[1], laws[0])
    for t in range(1, case.rounds):
        assert total_variation(laws[t + 1], laws[t]) <= factor**t * first + TOLERANCE


CLAIMS = {
    "lemma-2.2": lemma_2_2,
    "theorem-2.1": theorem_2_1,
    "k2-tanh": k2_tanh,
    "two-stage-limit": two_stage_limit,
    "mirror-descent": mirror_descent,
    "theorem-2.4": theorem_2_4,
    "tv-contraction": tv_contraction,
}


def run(statement, cases, seed):
    """One whole `@given` run: its wall and processor seconds, and the mean size of its cases."""
    claims = CLAIMS[statement]
    domain = {key: value for key, value in EXACT[statement][1].items() if key != "gaps"}
    calls = 0
    multisets = 0

    @seeded(seed)
    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(genotype=genotypes(domain))
    def property(genotype):
        nonlocal calls, multisets
        case = Case(domain, genotype)
        calls += 1
        multisets += case.size()
        claims(case)

    with tempfile.TemporaryDirectory() as home:
        set_hypothesis_home_dir(home)
        start, cpu = time.perf_counter(), time.process_time()
        property()
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {"seconds": seconds, "cpu": cpu, "calls": calls, "size": multisets / calls}


ANSWERS = {"run": run}
