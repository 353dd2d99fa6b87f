"""Benchmark peer: Lemma 2.2 decided exactly in Python integers.

An instance has integer masses m (sum T), integer weights w and K. With A = sum m w, B = sum m w^2
and, over multisets c of K atoms, N_c = (K!/prod c!) prod m^c, S_c = sum c w, Q_c = sum c w^2:

    E_{p_K}[w] - E_p[w] >= constant * Var_p(w) / w_max,  constant = (K-1)/K
    <=>  sum_c N_c Q_c / S_c  >=  T^(K-2) (A T K w_max + (K-1) (B T - A^2)) / (K w_max)

`grouped` adds the N_c Q_c of multisets with the same S_c, one denominator per group, and compares
over the common denominator of the groups. `truncated` first adds the integer quotients
N_c Q_c // S_c, each too small by less than 1. If that does not decide, it calls `grouped`. Both are
exact. For each (n, K) the walk over the multisets is generated as source code with shared partial
products and sums, and compiled, so that no loop, table or call is left.
The constant "planted" is 1 in place of (K-1)/K, which makes the claim false for some instances.
"""

import json
from functools import lru_cache
from math import comb, lcm

from gmpy2 import mpz

from sampling import seconds_per_unit


def walk_source(n, K, leaf):
    """Lines of code that visit all multisets, and the number of leaves.

    `leaf(number, total, squares)` gives the lines at a leaf from the three expressions.
    """
    lines = []
    leaves = 0

    def visit(atom, left, ways, number, total, squares):
        nonlocal leaves
        if atom == n - 1:
            if left:
                number = product(number, f"m{atom}_{left}")
                total = plus(total, f"w{atom}_{left}")
                squares = plus(squares, f"q{atom}_{left}")
            leaves += 1
            lines.extend(leaf(product(number, ways if ways > 1 else ""), total, squares))
            return
        for c in range(left + 1):
            if c == 0:
                visit(atom + 1, left, ways, number, total, squares)
                continue
            below = f"{atom}_{K - left}_{c}"
            deeper = [f"N{below}", f"S{below}", f"Q{below}"]
            lines.append(f"{deeper[0]} = {product(number, f'm{atom}_{c}')}")
            lines.append(f"{deeper[1]} = {plus(total, f'w{atom}_{c}')}")
            lines.append(f"{deeper[2]} = {plus(squares, f'q{atom}_{c}')}")
            visit(atom + 1, left - c, ways * comb(left, c), *deeper)

    visit(0, K, 1, "", "", "")
    return lines, leaves


def product(a, b):
    return f"{a} * {b}" if a and b else str(a or b)


def plus(a, b):
    return f"{a} + {b}" if a and b else str(a or b)


def prologue(n, K):
    """Lines that name the powers of the masses and the multiples of the weights and their squares."""
    lines = [f"({''.join(f'm{i}_1, ' for i in range(n))}) = masses"]
    lines += [f"({''.join(f'w{i}_1, ' for i in range(n))}) = weights"]
    for i in range(n):
        lines.append(f"q{i}_1 = w{i}_1 * w{i}_1")
        for c in range(2, K + 1):
            lines.append(f"m{i}_{c} = m{i}_{c - 1} * m{i}_1")
            lines.append(f"w{i}_{c} = {c} * w{i}_1")
            lines.append(f"q{i}_{c} = {c} * q{i}_1")
    T = " + ".join(f"m{i}_1" for i in range(n))
    A = " + ".join(f"m{i}_1 * w{i}_1" for i in range(n))
    B = " + ".join(f"m{i}_1 * q{i}_1" for i in range(n))
    bound = f"right = T ** {K - 2} * (A * T * below + factor * (B * T - A * A))"
    return [*lines, f"T = {T}", f"A = {A}", f"B = {B}", f"below = {K} * max(weights)", bound]


def function(name, body, **names):
    source = f"def {name}(masses, weights, factor):\n" + "".join(f"    {line}\n" for line in body)
    exec(source, names)  # the source is made above, from n and K alone
    return names[name]


def over_groups(groups, right, below):
    common = lcm(*groups)
    left = 0
    for total, number in groups.items():
        left += number * (common // total)
    return left * below >= right * common


@lru_cache(maxsize=None)
def grouped(n, K):
    leaf = lambda number, total, squares: [
        f"S = {total}",
        f"groups[S] = get(S, 0) + {number} * ({squares})",
    ]
    lines, _ = walk_source(n, K, leaf)
    body = [*prologue(n, K), "groups = {}", "get = groups.get", *lines]
    return function("grouped", [*body, "return over_groups(groups, right, below)"], over_groups=over_groups)


@lru_cache(maxsize=None)
def truncated(n, K):
    lines, leaves = walk_source(n, K, lambda number, total, squares: [f"left += {number} * ({squares}) // ({total})"])
    end = [
        "if left * below >= right: return True",
        f"if (left + {leaves}) * below <= right: return False",
        "return exactly(masses, weights, factor)",
    ]
    return function("truncated", [*prologue(n, K), "left = 0", *lines, *end], exactly=grouped(n, K))


METHODS = {"grouped": (grouped, int), "grouped, gmpy2": (grouped, mpz), "truncated": (truncated, int)}

instances = []


def load(path):
    with open(path) as file:
        instances[:] = json.load(file)
    return {}


def prepared(method, constant):
    """(function, masses, weights, factor) per instance, so that only decisions are timed."""
    compiled, number = METHODS[method]
    result = []
    for instance in instances:
        masses = tuple(map(number, instance["masses"]))
        weights = tuple(map(number, instance["weights"]))
        K = instance["K"]
        result.append((compiled(len(masses), K), masses, weights, K if constant == "planted" else K - 1))
    return result


def verdicts(method, constant):
    decided = (decide(*rest) for decide, *rest in prepared(method, constant))
    return {"verdicts": "".join("h" if holds else "r" for holds in decided)}


def sample(method, seconds):
    """Seconds per decision, over whole passes of the list."""
    work = prepared(method, "lemma")

    def whole_list():
        for decide, masses, weights, factor in work:
            decide(masses, weights, factor)

    return {"seconds": seconds_per_unit(whole_list, seconds) / len(work)}


def fastest_grouped():
    """Chooses int or gmpy2, whichever decides faster here."""
    times = {method: sample(method, 0.2)["seconds"] for method in ("grouped", "grouped, gmpy2")}
    return {"method": min(times, key=times.get), "seconds": times}


ANSWERS = {"load": load, "verdicts": verdicts, "sample": sample, "fastest": fastest_grouped}
