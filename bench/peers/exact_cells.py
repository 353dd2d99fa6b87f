"""Benchmark peer: cells of `verify` in Hypothesis and exact rationals, fractions.Fraction or gmpy2.mpq.

The claims are written by hand for every statement; logarithms of exact numbers are compared as
doubles with a tolerance, which proves less than the suite does. The cases are those of the suite's generator
for discrete models (`properties/generators/discrete/`) as far as Hypothesis expresses them easily: the same
ranges of n, K, rounds, masses, weights and lambda, three cases in four from the usual ranges, K and the number of rounds
lowered until K^rounds is at most 130, at most 1,500 multisets are summed, and masses stay below about 3,000 bits.

Only example generation is on: no shrinking, no example database, no deadline, no health checks.
"""

import tempfile
import time
from fractions import Fraction
from functools import lru_cache
from itertools import combinations_with_replacement
from math import comb, factorial, inf, log, prod

import gmpy2
from hypothesis import HealthCheck, Phase, Verbosity, given, seed as seeded, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

NUMBERS = {"fractions": Fraction, "gmpy2": gmpy2.mpq}

MOST_MULTISETS = 1500
MOST_GROWTH = 130
MOST_BITS = 3000
DENOMINATORS = (1, 2, 3, 4, 5, 100)
TOLERANCE = 1e-9


# ---- drawing ----


def genotypes(domain):
    """(head, atoms) of a case: three in four from the usual ranges, the others half and half from the whole ones.

    What the statement does not need is not drawn.
    """
    data, sides, users = (domain.get(key) for key in ("data", "sides", "users"))
    least, most = domain["K"]
    largest = domain.get("n", 12)

    def needed(is_needed, strategy, otherwise=0):
        return strategy if is_needed else st.just(otherwise)

    def drawn(wide):
        def within(usual, whole):
            usual = (max(usual[0], whole[0]), min(usual[1], whole[1]))
            return st.one_of(st.integers(*usual), st.integers(*whole)) if wide else st.integers(*usual)

        head = st.tuples(
            needed(domain.get("infinite", "sometimes") == "sometimes", st.integers(0, 1)),
            st.integers(0, 1),  # masses over decades
            st.integers(0, 5),  # the scale of the weights
            within((0, 0), (-9, 9)),  # a power of ten for all weights
            within((0, 0), (0, 2)),  # levels: 1 two digits only, 2 equal weights
            needed(sides, st.integers(0, 3)),  # the kind of side laws
            needed(domain.get("gaps"), st.integers(0, 7)),  # gaps, if 7
            within((least, max(least, 6)), (least, most)),
            needed(data, st.integers(0, 40)),
            needed(data, st.integers(0, 5)),
            needed(data, within((0, 0), (-6, 6))),  # a power of ten for lambda
            within((1, 3), (1, domain["rounds"])),
            needed("n" in domain, st.integers(1, 3), 1),  # samples
        )
        atom = st.tuples(
            st.integers(1, 9),  # mass
            within((0, 4), (0, 15)),  # its power of ten
            st.integers(1, 9),  # weight
            st.integers(1, 9),  # its denominator
            within((-4, 4), (-15, 15)),  # its decade
            needed(sides, st.integers(0, 9), 1),  # p_ref
            needed(sides, st.integers(0, 9), 1),  # q
            needed(users, st.integers(1, 9), 1),  # the weight for the second user
        )
        few = st.lists(atom, min_size=2, max_size=min(5, largest))
        many = st.lists(atom, min_size=2, max_size=largest)
        return st.tuples(head, st.one_of(few, many) if wide else few)

    usual = drawn(wide=False)
    return st.one_of(usual, usual, usual, drawn(wide=True))


def ten(R, exponent):
    return R(10**exponent) if exponent >= 0 else R(1, 10**-exponent)


def weight(R, scale, digit, part, decade, mass, largest):
    if scale == 0:
        return R(digit)
    if scale == 1:
        return R(digit, part)
    if scale == 2:
        return digit * ten(R, decade)
    if scale == 3:
        return R(1000 + digit, 1000)
    if scale == 4:
        return R(10**9 + digit, 10**9)
    return R(digit * largest, mass)


def law(R, masses):
    total = sum(masses)
    return [R(mass, total) for mass in masses] if total else [R(1, len(masses))] * len(masses)


def reweighted(p, factors):
    products = [a * b for a, b in zip(p, factors)]
    total = sum(products)
    return [a / total for a in products] if total else list(p)


def side_laws(R, kind, p0, w, refs, qs, exponents):
    """p_ref and q."""
    if kind == 0:
        return law(R, refs), law(R, qs)
    if kind == 1:
        skew = lambda digits, powers: law(R, [digit * 10**power for digit, power in zip(digits, powers)])
        return skew(refs, [15 - e for e in exponents]), skew(qs, exponents)
    if kind == 2:
        near = lambda digits: reweighted(p0, [R(1000 + digit, 1000) for digit in digits])
        return near(refs), near(qs)
    return reweighted(p0, [1 / a for a in w]), reweighted(p0, w)


def bits(number):
    return int(number).bit_length()


def mass_bits(p0, w, K, rounds, choices=1):
    """About how many bits exact masses have after so many rounds."""
    mass = max(bits(a.denominator) for a in p0)
    largest = max(a.numerator for a in w)
    score = bits(largest) + 4
    if K == inf or K == 1:
        return mass + rounds * choices * score
    sums = min(comb(len(w) + K - 1, K) * score, 1.5 * K * float(largest))
    for _ in range(rounds):
        mass = K * mass + sums
    return mass


class Case:
    def __init__(self, R, domain, genotype):
        head, atoms = genotype
        infinite, skewed, scale, power, levels, sides, gaps, K, num, den, magnitude, rounds, size = head
        digits, exponents, weights, parts, decades, refs, qs, likes = zip(*atoms)
        masses = [d * 10**e for d, e in zip(digits, exponents)] if skewed else list(digits)
        largest = max(masses)
        factor = ten(R, power)

        def weigh(digits):
            if levels == 2:
                return [factor] * len(digits)
            chosen = [1 + d % 2 for d in digits] if levels == 1 else digits
            return [factor * weight(R, scale, *each, largest) for each in zip(chosen, parts, decades, masses)]

        w = weigh(weights)
        best = max(w)
        kept = masses
        if gaps == 7 and domain.get("gaps"):
            spared = [domain["gaps"] == "but the best" and a == best for a in w]
            kept = [mass if digit > 4 or spare else 0 for mass, digit, spare in zip(masses, digits, spared)]
            if not any(kept):
                kept = masses
        self.R, self.w, self.w2 = R, w, weigh(likes)
        self.p0 = law(R, kept)
        self.p_ref, self.q = side_laws(R, sides, self.p0, w, refs, qs, exponents)
        if domain.get("start") == "reference":
            self.p_ref = self.p0
        self.sample = size
        mode = domain.get("infinite", "sometimes")
        self.K = K = inf if mode == "always" or (mode == "sometimes" and infinite) else K
        n = len(w)
        fits = lambda K: comb(n + K - 1, K) <= MOST_MULTISETS and mass_bits(self.p0, w, K, 1) <= MOST_BITS
        while K != inf and K > max(1, domain["K"][0]) and not (K <= MOST_GROWTH and fits(K)):
            K -= 1
        self.K = K
        grows = lambda t: K != inf and K**t > domain.get("growth", MOST_GROWTH)
        users = 2 if domain.get("users") else 1
        while rounds > 1 and (grows(rounds) or mass_bits(self.p0, w, K, rounds, users) > MOST_BITS):
            rounds -= 1
        self.rounds = rounds
        self.lam = self.lambda_of(domain.get("data", "synthetic"), R(num, DENOMINATORS[den]) * ten(R, magnitude))

    def lambda_of(self, data, size):
        """lambda inside the domain; None without real data."""
        K = self.K
        if data == "stable":
            return size if K == 1 else size / (size + 1) / (K - 1)
        if data == "sharply-stable":
            excess = self.h() - 1
            return size if excess == 0 else size / (size + 1) / excess
        return None

    def size(self):
        """The multisets that all rounds sum over; at K = infinity the atoms."""
        n = len(self.w)
        return self.rounds * (n if self.K == inf else comb(n + self.K - 1, self.K))

    def h(self):
        """The largest curation factor over all laws."""
        spread = max(self.w) / min(self.w)
        return spread if self.K == inf else self.K * spread / (spread + self.K - 1)

    def next(self, p):
        curated = curate(p, self.w, self.K)
        if self.lam is None:
            return curated
        eta = self.lam / (1 + self.lam)
        return [(1 - eta) * real + eta * own for real, own in zip(self.p_ref, curated)]

    def laws(self):
        laws = [self.p0]
        for _ in range(self.rounds):
            laws.append(self.next(laws[-1]))
        return laws


# ---- the exact step ----


@lru_cache(maxsize=None)
def multisets(n, K):
    """All multisets of size K over n atoms: (multinomial, ((atom, multiplicity), ...))."""
    result = []
    for drawn in combinations_with_replacement(range(n), K):
        counts = [(i, drawn.count(i)) for i in sorted(set(drawn))]
        result.append((factorial(K) // prod(factorial(c) for _, c in counts), counts))
    return result


def curate(p, w, K):
    """The law of the kept candidate."""
    if K == inf:
        mean = sum(a * b for a, b in zip(p, w))
        return [a * b / mean for a, b in zip(p, w)]
    if K == 1:
        return list(p)
    powers = [[a**c for c in range(K + 1)] for a in p]
    kept = [0 * a for a in p]
    for ways, counts in multisets(len(p), K):
        chance = ways
        total = 0
        for i, c in counts:
            chance = chance * powers[i][c]
            total = total + c * w[i]
        if chance:
            share = chance / total
            for i, c in counts:
                kept[i] += share * (c * w[i])
    return kept


def mean(p, f):
    return sum(a * b for a, b in zip(p, f))


def variance(p, f):
    centre = mean(p, f)
    return sum(a * (b - centre) ** 2 for a, b in zip(p, f))


def total_variation(p, q):
    return sum(abs(a - b) for a, b in zip(p, q)) / 2


def log_of(number):
    return log(int(number.numerator)) - log(int(number.denominator))


def divergence(p, q):
    return sum(float(a) * log_of(a / b) for a, b in zip(p, q) if a)


def close(a, b):
    return abs(a - b) <= TOLERANCE * max(1, abs(a), abs(b))


# ---- the claims ----


def lemma_2_2(case):
    laws, w = case.laws(), case.w
    top = max(w)
    share = 1 if case.K == inf else 1 - case.R(1, case.K)
    for p, after in zip(laws, laws[1:]):
        assert mean(after, w) - mean(p, w) >= share * variance(p, w) / top


def theorem_2_1(case):
    laws, w, R = case.laws(), case.w, case.R
    held = [a for a, mass in zip(w, case.p0) if mass]
    top, bottom = max(held), min(held)
    best = [a == top for a in w]
    below = [a for a in held if a != top]
    second = max(below) if below else top
    rate = second * (top + bottom) / (top * (second + bottom))
    probability = lambda p: sum(a for a, good in zip(p, best) if good)
    given_best = lambda p: [a / probability(p) if good else R(0) for a, good in zip(p, best)]
    odds = (1 - probability(case.p0)) / probability(case.p0)
    star = given_best(case.p0)
    for t, p in enumerate(laws):
        assert top - mean(p, w) <= (top - bottom) * rate**t * odds
        assert variance(p, w) <= (top - bottom) ** 2 * rate**t * odds
        assert close(divergence(star, p), -log_of(probability(p)))
        assert given_best(p) == star
    for p, after in zip(laws, laws[1:]):
        assert mean(after, w) - mean(p, w) >= variance(p, w) / (2 * top)
        if probability(p) < 1:
            assert probability(after) > probability(p)


def k2_tanh(case):
    w = case.w
    for p in case.laws():
        for a, mass, curated in zip(w, p, curate(p, w, 2)):
            assert curated / mass == 1 + sum(other * (a - b) / (a + b) for b, other in zip(w, p))


def two_stage_limit(case):
    w = [a * b for a, b in zip(case.w, case.w2)]
    p = case.p0
    top = max(w)
    for _ in range(case.rounds):
        after = curate(curate(p, case.w, inf), case.w2, inf)
        growth = [b / a for a, b in zip(p, after)]
        for x, at_x in zip(w, growth):
            for y, at_y in zip(w, growth):
                assert at_x / at_y == x / y
        p = after
    best = sum(a for a, x in zip(case.p0, w) if x == top)
    limit = [a / best if x == top else 0 for a, x in zip(case.p0, w)]
    for mass, x in zip(limit, w):
        if any(x < y for y in w):
            assert mass == 0


def mirror_descent(case):
    laws, w = case.laws(), case.w
    rewards = [log_of(a) for a in w]
    for p, after in zip(laws, laws[1:]):
        gained = sum(float(b - a) * r for a, b, r in zip(p, after, rewards))
        assert close(divergence(after, p) + divergence(p, after), gained)


def theorem_2_4(case):
    most = 1 / (1 - case.lam * (case.K - 1))
    for p in case.laws():
        assert all(a <= most * real for a, real in zip(p, case.p_ref))
        assert divergence(p, case.p_ref) <= log_of(most) + TOLERANCE


def tv_contraction(case):
    factor = case.lam / (1 + case.lam) * case.h()
    apart = total_variation(case.p0, case.q)
    laws = case.laws()
    if apart > 0:
        after = total_variation(laws[1], case.next(case.q))
        assert after <= factor * apart
        assert after < apart
    first = total_variation(laws[1], laws[0])
    for t in range(1, case.rounds):
        assert total_variation(laws[t + 1], laws[t]) <= factor**t * first


def wright_fisher(case):
    R, n, p0 = case.R, case.sample, case.p0
    runs = [(R(1), p0)]
    chi2 = lambda p: sum((a - b) ** 2 / b for a, b in zip(p, p0) if b)
    expected = lambda f: sum(chance * f(p) for chance, p in runs)
    first = None
    for t in range(case.rounds + 1):
        if t > 0:
            sampled = []
            for chance, p in runs:
                for ways, counts in multisets(len(p), n):
                    drawn = [R(0)] * len(p)
                    likely = chance * ways
                    for i, c in counts:
                        drawn[i] = R(c, n)
                        likely = likely * p[i] ** c
                    if likely:
                        sampled.append((likely, drawn))
            runs = sampled
            first = first if first is not None else expected(chi2)
        shrunk = (1 - R(1, n)) ** t
        for i, mass in enumerate(p0):
            assert expected(lambda p: p[i]) == mass
            assert expected(lambda p: p[i] * (1 - p[i])) == shrunk * mass * (1 - mass)
        if first is not None:
            assert expected(chi2) == n * (1 - shrunk) * first


STATEMENTS = {
    "lemma-2.2": (lemma_2_2, {"K": (1, 64), "rounds": 12, "gaps": "any"}),
    "theorem-2.1": (theorem_2_1, {"K": (2, 64), "rounds": 12, "gaps": "but the best"}),
    "k2-tanh": (k2_tanh, {"K": (2, 2), "rounds": 1, "infinite": "never"}),
    "two-stage-limit": (two_stage_limit, {"K": (2, 2), "rounds": 4, "infinite": "always", "users": True}),
    "mirror-descent": (mirror_descent, {"K": (1, 1), "rounds": 12, "infinite": "always"}),
    "theorem-2.4": (
        theorem_2_4,
        {"K": (1, 64), "rounds": 12, "infinite": "never", "gaps": "any", "data": "stable", "start": "reference"},
    ),
    "tv-contraction": (tv_contraction, {"K": (1, 64), "rounds": 2, "growth": 64, "data": "sharply-stable", "sides": True}),
    "wright-fisher": (wright_fisher, {"K": (1, 1), "rounds": 2, "infinite": "never", "n": 3}),
}


def run(statement, numbers, cases, seed):
    """One whole `@given` run: its wall and processor seconds, and the number of cases."""
    claims, domain = STATEMENTS[statement]
    R = NUMBERS[numbers]
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
        case = Case(R, domain, genotype)
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
