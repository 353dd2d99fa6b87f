#!/usr/bin/env python3
"""Benchmark peer: properties of the curated loop in Hypothesis + NumPy.

  monotone-infinite-K   E[w^2] / E[w] >= E[w]
  lemma-2.2-finite-K    E_{p_K}[w] >= E_p[w] + ((K-1)/K) Var_p(w) / w_max
  lemma-2.2-planted     the same with (K-1)/K replaced by 1, which is false: found and shrunk

(Ferbach et al., arXiv:2407.09499, section 2) on 2 to 8 atoms with integer masses and weights in
1..1000, and for the lemma K in 2..6. p_K is the law of the kept candidate, summed over all
multisets of K atoms. The arithmetic is vectorised double precision, and the multiset tables are
built once per (n, K).

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
from math import factorial, prod

import hypothesis
import numpy as np
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

MAX_ATOMS = 8
MAX_K = 6
TOLERANCE = 1e-12

atoms_strategy = st.lists(
    st.tuples(st.integers(1, 1000), st.integers(1, 1000)), min_size=2, max_size=MAX_ATOMS
)
K_strategy = st.integers(2, MAX_K)


@lru_cache(maxsize=None)
def multisets(n, K):
    """All multisets of size K over n atoms, one per column.

    members: K x M atom indices; counts: n x M multiplicities; coefficients: M multinomials.
    """
    members = np.array(list(combinations_with_replacement(range(n), K))).T.copy()
    counts = (members[None, :, :] == np.arange(n)[:, None, None]).sum(axis=1)
    coefficients = [factorial(K) / prod(map(factorial, column)) for column in counts.T.tolist()]
    return members, counts.astype(float), np.array(coefficients)


def law(atoms):
    """Probabilities and weights of a list of (mass, weight) pairs."""
    mass, w = np.array(atoms, dtype=float).T
    return mass / mass.sum(), w


def curate(p, w, K):
    """p_K: each multiset c keeps atom i with probability c_i w_i / sum_j c_j w_j."""
    members, counts, coefficients = multisets(len(p), K)
    probability = coefficients * p[members].prod(axis=0)
    return w * (counts @ (probability / (w @ counts)))


def monotone_infinite_K(atoms):
    p, w = law(atoms)
    before = p @ w
    after = p @ (w * w) / before
    assert after >= before * (1 - TOLERANCE)


def check_gain(atoms, K, constant):
    p, w = law(atoms)
    before = p @ w
    variance = p @ (w - before) ** 2
    after = curate(p, w, K) @ w
    bound = before + constant * variance / w.max()
    assert after >= bound * (1 - TOLERANCE)


def lemma_2_2_finite_K(atoms, K):
    check_gain(atoms, K, (K - 1) / K)


def lemma_2_2_planted(atoms, K):
    check_gain(atoms, K, 1)


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
    "monotone-infinite-K": (monotone_infinite_K, {"atoms": atoms_strategy}),
    "lemma-2.2-finite-K": (lemma_2_2_finite_K, {"atoms": atoms_strategy, "K": K_strategy}),
    "lemma-2.2-planted": (lemma_2_2_planted, {"atoms": atoms_strategy, "K": K_strategy}),
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
    return {"seconds": seconds, "calls": calls, "witness": json.dumps(found)}


def tables():
    for n in range(2, MAX_ATOMS + 1):
        for K in range(2, MAX_K + 1):
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
