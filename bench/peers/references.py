#!/usr/bin/env python3
"""Curation factors to 40 digits: writes `references.jsonl`, one case per line.

The integral of `finite_k.py` by the trapezoid rule in u = ln s with step ln 2 / 8 in 60-digit
arithmetic (mpmath). The integrand is analytic in |Im u| < pi/2, so the rule is off by about
exp(-pi^2/h), 1e-49 here. Every case is computed again with step ln 2 / 9 and must agree in 40
digits; and on a small case the rule must agree with the exact sum over multisets.

Masses are multiples of 2^-52 with sum exactly 1, weights are doubles: the input is exact.
"""

import json
import math
import random
from fractions import Fraction
from itertools import combinations_with_replacement
from pathlib import Path

from mpmath import exp, log, mp, mpf, nstr

mp.dps = 60
DIGITS = 40
ATOMS = 100
GRAIN = 2**52
NEGLIGIBLE = mpf(10) ** -50


def curation_factors(p, w, K, per_octave):
    """H_i = K w_i int_0^inf e^(-s w_i) M(s)^(K-1) ds at every atom."""
    p, w = list(map(mpf, p)), list(map(mpf, w))
    h = log(mpf(2)) / per_octave
    ratio = exp(h)
    s = NEGLIGIBLE / (K * max(w))
    least = min(w)
    total = mpf(0)
    sums = [mpf(0)] * len(w)
    while True:
        decay = [exp(-s * weight) for weight in w]
        M = sum(a * b for a, b in zip(p, decay))
        c = s * M ** (K - 1)
        size = c * exp(-s * least)
        if size < NEGLIGIBLE * total:
            return [K * weight * h * value for weight, value in zip(w, sums)]
        total += size
        sums = [value + c * e for value, e in zip(sums, decay)]
        s *= ratio


def by_multisets(p, w, K):
    """The factors H_i, exactly: H_i p_i is the probability that the kept candidate is atom i."""
    kept = [Fraction(0)] * len(p)
    for drawn in combinations_with_replacement(range(len(p)), K):
        counts = [drawn.count(i) for i in range(len(p))]
        ways = math.factorial(K) // math.prod(map(math.factorial, counts))
        chance = ways * math.prod(Fraction(p[i]) ** c for i, c in enumerate(counts))
        total = sum(c * Fraction(w[i]) for i, c in enumerate(counts))
        for i, c in enumerate(counts):
            kept[i] += chance * c * Fraction(w[i]) / total
    return [mass / Fraction(q) for mass, q in zip(kept, p)]


def dyadic(masses):
    """Masses proportional to the given ones, each a multiple of 2^-52, with sum exactly 1."""
    total = math.fsum(masses)
    grains = [max(1, round(mass / total * GRAIN)) for mass in masses]
    grains[grains.index(max(grains))] += GRAIN - sum(grains)
    assert sum(grains) == GRAIN
    return [grain / GRAIN for grain in grains]


def cases(draw):
    def law(spread):
        return dyadic([math.exp(-draw.uniform(0, spread)) for _ in range(ATOMS)])

    def weights(spread):
        return [math.exp(draw.uniform(-spread, spread)) for _ in range(ATOMS)]

    return [
        ("narrow, K = 4", law(2), weights(1), 4),
        ("narrow, K = 64", law(2), weights(1), 64),
        ("wide, K = 4", law(2), weights(25), 4),
        ("wide, K = 64", law(2), weights(25), 64),
        ("wide and skewed, K = 64", law(20), weights(25), 64),
        ("nearly equal, K = 64", law(2), weights(1e-6), 64),
        ("wide, K = 1e6", law(2), weights(25), 10**6),
    ]


def check_against_multisets():
    p, w, K = [0.5, 0.375, 0.125], [0.25, 3.0, 1e6], 4
    for integral, exact in zip(curation_factors(p, w, K, 8), by_multisets(p, w, K)):
        assert abs(integral / (mpf(exact.numerator) / exact.denominator) - 1) < mpf(10) ** -45


def main():
    check_against_multisets()
    lines = []
    for name, p, w, K in cases(random.Random(20240709)):
        H = curation_factors(p, w, K, 8)
        again = curation_factors(p, w, K, 9)
        assert all(abs(a / b - 1) < mpf(10) ** -DIGITS for a, b in zip(H, again)), name
        lines.append(json.dumps({"name": name, "K": K, "p": p, "w": w, "H": [nstr(h, DIGITS) for h in H]}))
    Path(__file__).with_name("references.jsonl").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
