#!/usr/bin/env python3
"""Benchmark peer: properties of the curated loop in Hypothesis + NumPy.

  monotone-infinite-K   E[w^2] / E[w] >= E[w]
  lemma-2.2-finite-K    E_{p_K}[w] >= E_p[w] + ((K-1)/K) Var_p(w) / w_max
  lemma-2.2-planted     the same with (K-1)/K replaced by 1, which is false: found and shrunk

(Ferbach et al., arXiv:2407.09499, section 2) on 2 to 12 atoms, five at most in three cases of four, and for the lemma K in 2..6.
The masses and weights are those of the suite's generator (`genotypes` of `exact_cells.py`). p_K is the law of the
kept candidate, summed over all multisets of K atoms, 1,500 at most. The arithmetic is vectorised double precision, and
the multiset tables are built once per (n, K).

Only example generation is on, and shrinking for the planted violation: no example database, no
deadline, no health checks, no explain phase.

As a module of `serve.py` it answers `tables` (builds all of them, so that no timed run does) and
`run` (one whole `@given` run). As a script it is the whole process: one run, nothing before it.
"""

import argparse
import json
import tempfile
import time
from functools import lru_cache
from itertools import combinations_with_replacement
from math import comb, factorial, prod

import hypothesis
import numpy as np
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.configuration import set_hypothesis_home_dir

from exact_cells import MOST_MULTISETS, genotypes

MAX_ATOMS = 12
MAX_K = 6
TOLERANCE = 1e-12

finite = genotypes({"K": (2, MAX_K), "rounds": 1, "infinite": "never"})
infinite = genotypes({"K": (2, 2), "rounds": 1, "infinite": "always"})


@lru_cache(maxsize=None)
def multisets(n, K):
    """All multisets of size K over n atoms, one per column.

    members: K x M atom indices; counts: n x M multiplicities; coefficients: M multinomials.
    """
    members = np.array(list(combinations_with_replacement(range(n), K))).T.copy()
    counts = (members[None, :, :] == np.arange(n)[:, None, None]).sum(axis=1)
    coefficients = [factorial(K) / prod(map(factorial, column)) for column in counts.T.tolist()]
    return members, counts.astype(float), np.array(coefficients)


def law(genotype):
    """Probabilities, weights and K of a genotype."""
    head, atoms = genotype
    _, skewed, scale, power, levels, _, _, K, *_ = head
    digit, exponent, weight, part, decade, *_ = np.array(atoms, dtype=float).T
    mass = digit * 10.0**exponent if skewed else digit
    if levels == 2:
        w = np.ones_like(mass)
    else:
        chosen = 1 + weight % 2 if levels == 1 else weight
        if scale == 0:
            w = chosen
        elif scale == 1:
            w = chosen / part
        elif scale == 2:
            w = chosen * 10.0**decade
        elif scale == 3:
            w = (1000 + chosen) / 1000
        elif scale == 4:
            w = (1e9 + chosen) / 1e9
        else:
            w = chosen * mass.max() / mass
    n = len(mass)
    while comb(n + K - 1, K) > MOST_MULTISETS:
        K -= 1
    return mass / mass.sum(), w * 10.0**power, K


def curate(p, w, K):
    """p_K: each multiset c keeps atom i with probability c_i w_i / sum_j c_j w_j."""
    members, counts, coefficients = multisets(len(p), K)
    probability = coefficients * p[members].prod(axis=0)
    return w * (counts @ (probability / (w @ counts)))


def monotone_infinite_K(genotype):
    p, w, _ = law(genotype)
    before = p @ w
    after = p @ (w * w) / before
    assert after >= before * (1 - TOLERANCE)


def check_gain(genotype, constant):
    p, w, K = law(genotype)
    before = p @ w
    variance = p @ (w - before) ** 2
    after = curate(p, w, K) @ w
    bound = before + constant(K) * variance / w.max()
    assert after >= bound * (1 - TOLERANCE)


def lemma_2_2_finite_K(genotype):
    check_gain(genotype, lambda K: (K - 1) / K)


def lemma_2_2_planted(genotype):
    check_gain(genotype, lambda K: 1)


def timed_run(body, strategies, phases, cases, run_seed):
    """One whole `@given` run: seconds, calls, and the arguments of the last call if it failed.

    On a failure Hypothesis's last call is the minimal example.
    """
    calls = 0
    last = None

    @seed(run_seed)
    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
    )
    @given(**strategies)
    def run(**arguments):
        nonlocal calls, last
        calls += 1
        last = arguments
        body(**arguments)

    failed = False
    start = time.perf_counter()
    try:
        run()
    except AssertionError:
        failed = True
    seconds = time.perf_counter() - start
    return seconds, calls, last if failed else None


PROPERTIES = {
    "monotone-infinite-K": (monotone_infinite_K, {"genotype": infinite}),
    "lemma-2.2-finite-K": (lemma_2_2_finite_K, {"genotype": finite}),
    "lemma-2.2-planted": (lemma_2_2_planted, {"genotype": finite}),
}


def run(property, cases, seed):
    body, strategies = PROPERTIES[property]
    planted = property.endswith("planted")
    phases = (Phase.generate, Phase.shrink) if planted else (Phase.generate,)
    with tempfile.TemporaryDirectory() as home:
        set_hypothesis_home_dir(home)
        seconds, calls, found = timed_run(body, strategies, phases, cases, seed)
    if (found is not None) != planted:
        raise AssertionError(f"{property}: " + (f"fails at {found}" if found else "nothing found"))
    witness = None
    if found is not None:
        p, w, K = law(found["genotype"])
        witness = {"p": p.tolist(), "w": w.tolist(), "K": K}
    return {"seconds": seconds, "calls": calls, "witness": json.dumps(witness)}


def tables():
    for n in range(2, MAX_ATOMS + 1):
        for K in range(2, MAX_K + 1):
            if comb(n + K - 1, K) <= MOST_MULTISETS:
                multisets(n, K)
    return {}


ANSWERS = {"tables": tables, "run": run}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--property", choices=PROPERTIES, required=True)
    parser.add_argument("--cases", type=int, default=1000, help="examples")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(run(options.property, options.cases, options.seed)))


if __name__ == "__main__":
    main()
