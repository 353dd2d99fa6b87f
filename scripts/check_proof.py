#!/usr/bin/env python3
"""Checks certificates of curated-loops a second time: python3 scripts/check_proof.py FILE...

A certificate says that a claim holds for all laws p and weights w in its extent. For each case this program computes the
difference of both sides from the claim's text, as an exact expression in variables that are at least 0, multiplies it by the
positive factors that the certificate names, and looks at the coefficients of the polynomial that is left: each must be at least 0,
and for an equality there must be none. Number of terms, digest and so on must be as stated, and the cases must be complete.

With any number of atoms, the masses p_1, p_2, ... count as symbols with p_i^2 = 0, one for each of d draws, and the polynomial is
the coefficient of p_1 p_2 ... p_d once both sides are homogeneous of degree d (the sum s of all masses is 1). All other
coefficients are positive multiples of it at weights of which some are equal.

It shares no code with the checker in TypeScript, and it does not know the statements: it cannot tell whether a claim is stale.
Exit code 0: all are accepted; 1: one is refused; 2: a file cannot be read. Needs Python 3.9 or later, and nothing else.
"""
import ast
import hashlib
import itertools
import json
import re
import sys
import time
from fractions import Fraction
from math import comb, factorial, gcd


class Refused(Exception):
    """What is wrong with a certificate."""


def need(condition, why):
    if not condition:
        raise Refused(why)


def exact(fraction):
    """The fraction, as an int if it is one: ints are faster."""
    return fraction.numerator if fraction.denominator == 1 else fraction


# Polynomials: a dictionary from tuples of exponents to coefficients that are not 0.

def add(p, q, scale=1):
    result = dict(p)
    for monomial, c in q.items():
        value = result.get(monomial, 0) + scale * c
        if value:
            result[monomial] = value
        else:
            result.pop(monomial, None)
    return result


def multiply(p, q):
    result = {}
    for m, c in p.items():
        for n, d in q.items():
            k = tuple(map(int.__add__, m, n))
            result[k] = result.get(k, 0) + c * d
    return {k: c for k, c in result.items() if c}


def divide(p, q):
    """The polynomial p/q, by long division in lexicographic order."""
    lead = max(q)
    rest, quotient = p, {}
    while rest:
        top = max(rest)
        shift = tuple(map(int.__sub__, top, lead))
        need(min(shift, default=0) >= 0, "the factors do not clear all denominators")
        quotient[shift] = exact(Fraction(rest[top]) / q[lead])
        rest = add(rest, {tuple(map(int.__add__, shift, m)): c * quotient[shift] for m, c in q.items()}, -1)
    return quotient


def primitive(p):
    """p = content * primitive part; the part must have positive coefficients."""
    need(p, "division by 0")
    denominator = 1
    for c in p.values():
        denominator = denominator * Fraction(c).denominator // gcd(denominator, Fraction(c).denominator)
    integers = {m: int(c * denominator) for m, c in p.items()}
    content = gcd(*integers.values())
    part = {m: c // content for m, c in integers.items()}
    need(all(c > 0 for c in part.values()), "a divisor has a negative coefficient, so that it may not be positive")
    return Fraction(content, denominator), part


def multiple(p, q):
    """The number p/q, or None if it is no number."""
    ratios = {Fraction(p.get(m, 0)) / c for m, c in q.items()}
    return ratios.pop() if len(ratios) == 1 and len(p) == len(q) else None


def frozen(p):
    return tuple(sorted(p.items()))


class Scalar:
    """A sum of `polynomial * (masses of a set of draws) / (product of factors)`, over a product of formal factors.

    parts: dictionary from (set of draws, denominator) to polynomial; a denominator is a frozenset of (factor, exponent).
    degree: number of masses in each part. below: exponents of the formal factors, by their index in the case.
    """

    def __init__(self, parts, degree=0, below=None):
        self.parts = {key: p for key, p in parts.items() if p}
        self.degree = degree
        self.below = {f: e for f, e in (below or {}).items() if e}


def over_common(parts, least=()):
    """The parts over one denominator (as a dictionary), at least `least`: polynomials by set of draws."""
    common = dict(least)
    for _, denominator in parts:
        for f, e in denominator:
            common[f] = max(e, common.get(f, 0))
    sums = {}
    for (draws, denominator), p in parts.items():
        own = dict(denominator)
        for f, e in common.items():
            for _ in range(e - own.get(f, 0)):
                p = multiply(p, dict(f))
        sums[draws] = add(sums.get(draws, {}), p)
    return {draws: p for draws, p in sums.items() if p}, common


class Case:
    """The words of a claim in one case. `header` and `case` are parts of the certificate."""

    def __init__(self, header, case, claim):
        self.K, self.data, self.start = header["K"], header["data"], header["start"]
        self.any = header["atoms"] == "any"
        self.t, self.draws = case["t"], case["draws"] or 0
        text = " ; ".join([claim["text"], *claim["where"].values()])
        self.definitions = claim["where"]
        self.count = self.draws + len(case["atoms"]) if self.any else header["atoms"]
        self.w_min, self.w_max = mentioned("w_min", text), mentioned("w_max", text)
        self.names = self.variables(text)
        self.unit = (0,) * len(self.names)
        self.formal, self.rounds = [], {}
        atoms = case["atoms"]
        need(all(1 <= rank <= self.count for rank in atoms.values()), "an atom has no such rank")
        self.atoms = atoms
        self.everywhere = list(range(1, self.count + 1))
        self.points = [i for i in self.everywhere if not (self.any and i in atoms.values())]

    def variables(self, text):
        def several(letter):
            return [f"{letter}{i}" for i in range(1, self.count + 1)]
        last = {"synthetic": [], "real": ["l"], "stable": ["y"]}[self.data]
        if self.any:
            return several("a") + ["c"] * self.w_min + ["b"] * self.w_max + last
        real = several("r") if self.data != "synthetic" and self.start == "free" else []
        second = several("q") if mentioned("q", text) else []
        return several("p") + real + second + several("a") + last

    # Arithmetic of scalars.

    def polynomial(self, *names):
        return {tuple(int(v == name) for v in self.names): 1 for name in names}

    def scalar(self, p):
        return Scalar({(frozenset(), frozenset()): p})

    def number(self, value):
        value = exact(Fraction(value))
        return self.scalar({self.unit: value} if value else {})

    def times(self, a, b, *more):
        parts = {}
        for (s, d), p in a.parts.items():
            for (t, e), q in b.parts.items():
                if not s & t:
                    both = dict(d)
                    for f, exponent in e:
                        both[f] = both.get(f, 0) + exponent
                    key = (s | t, frozenset(both.items()))
                    parts[key] = add(parts.get(key, {}), multiply(p, q))
        below = dict(a.below)
        for f, e in b.below.items():
            below[f] = below.get(f, 0) + e
        result = Scalar(parts, a.degree + b.degree, below)
        return self.times(result, *more) if more else result

    def power(self, a, exponent):
        return self.times(self.number(1), *[a] * exponent) if exponent else self.number(1)

    def masses(self):
        """s, the sum of all masses."""
        one = {self.unit: 1}
        return Scalar({(frozenset([i]), frozenset()): one for i in self.points}, 1)

    def sum(self, values):
        values = list(values)
        below = {}
        for v in values:
            for f, e in v.below.items():
                below[f] = max(e, below.get(f, 0))
        above = []
        for v in values:
            n = Scalar(v.parts, v.degree)
            for f, e in below.items():
                n = self.times(n, self.power(self.formal[f], e - v.below.get(f, 0)))
            above.append(n)
        degree = max((n.degree for n in above), default=0)
        parts = {}
        for n in above:
            for key, p in self.times(n, self.power(self.masses(), degree - n.degree)).parts.items():
                parts[key] = add(parts.get(key, {}), p)
        return Scalar(parts, degree, below)

    def minus(self, a, b):
        return self.sum([a, self.times(self.number(-1), b)])

    def over(self, a, b):
        sums, common = over_common(b.parts)
        if b.degree == 0:
            content, factor = primitive(sums.get(frozenset(), {}))
            if len(a.parts) == 1 and (quotient := multiple(*a.parts.values(), factor)):
                a, factor = Scalar({key: {self.unit: exact(quotient)} for key in a.parts}, a.degree, a.below), {self.unit: 1}
            denominator = frozenset([(frozen(factor), 1)] if factor != {self.unit: 1} else [])
            inverse = Scalar({(frozenset(), denominator): {self.unit: exact(1 / content)}})
            for f, e in common.items():
                for _ in range(e):
                    inverse = self.times(inverse, self.scalar(dict(f)))
            result = self.times(a, inverse)
        else:
            need(len(sums) == comb(len(self.points), b.degree) > 0, "a divisor may be 0")
            for p in sums.values():
                primitive(p)
            result = Scalar(a.parts, a.degree, {**a.below, **self.formal_factor(Scalar(b.parts, b.degree), a.below)})
        for f, e in b.below.items():
            kept = min(e, result.below.get(f, 0))
            result = Scalar(result.parts, result.degree, {**result.below, f: result.below.get(f, 0) - kept})
            result = self.times(result, self.power(self.formal[f], e - kept))
        return result

    def joined(self, a):
        """The same with one denominator for each set of draws, which makes products shorter."""
        parts = {}
        for draws in {key[0] for key in a.parts}:
            sums, common = over_common({key: p for key, p in a.parts.items() if key[0] == draws})
            if draws in sums:
                parts[draws, frozenset(common.items())] = sums[draws]
        return Scalar(parts, a.degree, a.below)

    def formal_factor(self, f, below):
        """The exponents with one more of f, which is added to the list of formal factors unless an equal one is there."""
        for i, known in enumerate(self.formal):
            if not over_common(self.minus(f, known).parts)[0]:
                return {i: below.get(i, 0) + 1}
        self.formal.append(f)
        return {len(self.formal) - 1: 1}

    # Weights and laws. A law is a dictionary from points to densities; the mass of a point is base * density.

    def weight(self, rank, *more):
        least = ["c"] if self.any and self.w_min else []
        return self.scalar(self.polynomial(*least, *[f"a{i}" for i in range(1, rank + 1)], *more))

    def base(self, i):
        return Scalar({(frozenset([i]), frozenset()): {self.unit: 1}}, 1) if self.any else self.number(1)

    def mass(self, law, i):
        return self.times(self.base(i), self.density(law, i))

    def mass_of(self, law, i):
        need(not self.any, "the mass of an atom needs a fixed number of atoms")
        return self.density(law, i)

    def density(self, law, i):
        need(i in law, "there is no such point")
        return law[i]

    def lambda_(self):
        need(self.data != "synthetic", "lambda is infinite on synthetic data")
        if self.data == "real":
            return self.scalar(self.polynomial("l"))
        need(self.K != "infinity" and self.K >= 2, "stable data need a finite K of at least 2")
        y = self.scalar(self.polynomial("y"))
        return self.over(y, self.times(self.number(self.K - 1), self.sum([self.number(1), y])))

    def arbitrary(self, letter):
        if self.any:
            need(letter == "p", "a second law needs a fixed number of atoms")
            return {i: self.number(1) for i in self.everywhere}
        total = self.scalar(self.polynomial(*[f"{letter}{i}" for i in self.points]))
        return {i: self.over(self.scalar(self.polynomial(f"{letter}{i}")), total) for i in self.points}

    def reference(self):
        if self.start == "reference":
            return self.round(0)
        need(self.data != "synthetic", "p_ref is unknown on synthetic data with a free start")
        return self.arbitrary("r")

    def round(self, n):
        need(n >= 0, "a round is negative")
        if n not in self.rounds:
            law = self.arbitrary("p") if n == 0 else self.next(self.round(n - 1))
            self.rounds[n] = {i: self.joined(density) for i, density in law.items()}
        return self.rounds[n]

    def next(self, law):
        kept = self.curate(law, self.K)
        if self.data == "synthetic":
            return kept
        rate, real = self.lambda_(), self.reference()
        both = self.sum([self.number(1), rate])
        return {i: self.over(self.sum([real[i], self.times(rate, kept[i])]), both) for i in self.everywhere}

    def factor(self, law, M, rank):
        """H: the mean of M w/(w + the sum of M - 1 draws), at infinity w/E[w]."""
        w = self.weight(rank)
        if M == "infinity":
            return self.over(w, self.expectation(law, self.weight))
        need(M >= 1, "there are no candidates")
        others = [i for i in self.points if not (self.any and i == rank)]
        choose = itertools.combinations if self.any else itertools.combinations_with_replacement
        values = []
        for drawn in choose(others, M - 1):
            orders = factorial(M - 1)
            for i in set(drawn):
                orders //= factorial(drawn.count(i))
            total = self.sum([w, *map(self.weight, drawn)])
            chance = [self.mass(law, i) for i in drawn]
            values.append(self.times(self.number(orders), *chance, self.over(self.times(self.number(M), w), total)))
        return self.sum(values) if values else self.too_few(law, M - 1)

    def too_few(self, law, draws):
        """A mean over more draws than there are points: 0, and still of its degree in the masses, so that too few draws are noticed."""
        return Scalar({}, draws * (self.mass(law, self.points[0]).degree if self.points else 1))

    def over_points(self, f):
        return self.sum(f(i) for i in self.points) if self.points else Scalar({}, 1)

    def curate(self, law, M):
        return {i: self.times(law[i], self.factor(law, M, i)) for i in self.everywhere}

    def expectation(self, law, f):
        return self.over_points(lambda i: self.times(self.mass(law, i), f(i)))

    # Words.

    def definition(self, name):
        need(name in self.definitions, f'the word "{name}" is not understood')
        return self.value(parse(self.definitions[name]))

    def value(self, node, point=None, drawn=None):
        """A scalar. `point` is what w is the weight of; `drawn` are the candidates inside E_draws."""
        def inner(child):
            return self.value(child, point, drawn)
        if isinstance(node, ast.Constant):
            need(type(node.value) is int, "a constant is no number")
            return self.number(node.value)
        if isinstance(node, ast.Name):
            return self.name(node.id, point)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self.times(self.number(-1), inner(node.operand))
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.Pow):
                exponent = self.integer(node.right)
                base = self.power(inner(node.left), abs(exponent))
                return base if exponent >= 0 else self.over(self.number(1), base)
            if isinstance(node.op, ast.Div):
                return self.divided(inner(node.left), node.right, inner)
            left, right = inner(node.left), inner(node.right)
            if isinstance(node.op, ast.Add):
                return self.sum([left, right])
            if isinstance(node.op, ast.Sub):
                return self.minus(left, right)
            need(isinstance(node.op, ast.Mult), "an operator is not understood")
            return self.times(left, right)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "w":
            i = self.integer(node.slice)
            need(drawn is not None and 1 <= i <= len(drawn), "w[i] is no draw")
            return self.weight(drawn[i - 1])
        need(isinstance(node, ast.Call) and not node.keywords, "a part of the claim is not understood")
        if not (isinstance(node.func, ast.Name) and node.func.id not in ("p_ref", "q")):
            need(len(node.args) == 1, "a law is applied to one atom")
            return self.mass_of(self.law(node.func), self.atom(node.args[0]))
        return self.word(node.func.id, node.args, point, drawn)

    def divided(self, value, divisor, inner):
        """value/divisor; a product divides factor by factor, and x/K is 0 at K = infinity."""
        if isinstance(divisor, ast.Name) and divisor.id == "K" and self.K == "infinity":
            return self.number(0)
        if isinstance(divisor, ast.BinOp) and isinstance(divisor.op, ast.Mult):
            return self.divided(self.divided(value, divisor.left, inner), divisor.right, inner)
        if isinstance(divisor, ast.BinOp) and isinstance(divisor.op, ast.Div):
            return self.times(self.divided(value, divisor.left, inner), inner(divisor.right))
        if isinstance(divisor, ast.BinOp) and isinstance(divisor.op, ast.Pow) and self.integer(divisor.right) > 0:
            for _ in range(self.integer(divisor.right)):
                value = self.divided(value, divisor.left, inner)
            return value
        return self.over(value, inner(divisor))

    def name(self, name, point):
        if name == "w":
            need(point is not None, "w stands outside of an expectation")
            return self.weight(point)
        if name == "K":
            need(self.K != "infinity", "K is infinite, and only x/K is understood then")
            return self.number(self.K)
        if name == "t":
            return self.number(self.t)
        if name == "lambda_":
            return self.lambda_()
        if name == "eta":
            if self.data == "synthetic":
                return self.number(1)
            return self.over(self.lambda_(), self.sum([self.number(1), self.lambda_()]))
        if name == "w_min":
            return self.scalar(self.polynomial("c")) if self.any else self.weight(1)
        if name == "w_max":
            return self.weight(self.count, "b") if self.any else self.weight(self.count)
        return self.definition(name)

    def word(self, word, args, point, drawn):
        if word == "w" and len(args) == 1:
            return self.weight(self.atom(args[0]))
        if word in ("sum", "mean", "var"):
            plain = len(args) == 1 and isinstance(args[0], ast.Name) and args[0].id == "w"
            need(plain and drawn is not None, f"{word} is understood of w, inside E_draws")
            share = self.number(1 if word == "sum" else Fraction(1, len(drawn)))
            total = self.times(share, self.sum(map(self.weight, drawn)))
            if word != "var":
                return total
            squares = self.sum(self.power(self.weight(i), 2) for i in drawn)
            return self.minus(self.times(share, squares), self.power(total, 2))
        need(len(args) == 2, f'"{word}" is not understood with {len(args)} arguments')
        first, second = args
        if word == "H":
            return self.factor(self.law(first), self.K, self.atom(second))
        if word == "mass":
            return self.mass_of(self.law(first), self.atom(second))
        if word == "E":
            return self.expectation(self.law(first), lambda i: self.value(second, i))
        if word == "Var":
            law = self.law(first)
            mean = self.expectation(law, lambda i: self.value(second, i))
            square = self.expectation(law, lambda i: self.power(self.value(second, i), 2))
            return self.minus(square, self.power(mean, 2))
        if word == "ratio":
            need(point is not None, "ratio stands outside of an expectation")
            return self.ratio(first, second, point)
        if word == "chi2":
            p, q = self.law(first), self.law(second)
            squares = self.over_points(lambda i: self.times(self.base(i), self.over(self.power(p[i], 2), q[i])))
            return self.minus(squares, self.number(1))
        if word == "P":
            law = self.law(first)
            return self.sum(self.mass(law, i) for i in self.points if self.happens(second, i))
        if word == "E_draws":
            return self.over_draws(self.law(first), second)
        raise Refused(f'the word "{word}" is not understood')

    def ratio(self, first, second, point):
        return self.over(self.density(self.law(first), point), self.density(self.law(second), point))

    def happens(self, event, i):
        """`w >= w(x)` and the like; weights of different ranks differ."""
        need(not self.any, "an event needs a fixed number of atoms")
        need(isinstance(event, ast.Compare) and len(event.ops) == 1, "an event is understood if it compares w with w(x)")
        left, right = event.left, event.comparators[0]
        need(isinstance(left, ast.Name) and left.id == "w" and isinstance(right, ast.Call)
             and isinstance(right.func, ast.Name) and right.func.id == "w" and len(right.args) == 1,
             "an event is understood if it compares w with w(x)")
        x = self.atom(right.args[0])
        return {ast.Lt: i < x, ast.LtE: i <= x, ast.Eq: i == x, ast.GtE: i >= x, ast.Gt: i > x}[type(event.ops[0])]

    def over_draws(self, law, f):
        need(self.K != "infinity", "E_draws needs a finite K")
        if self.any and len(self.points) < self.K:
            return self.too_few(law, self.K)
        tuples = itertools.permutations(self.points, self.K) if self.any else itertools.product(self.points, repeat=self.K)
        return self.sum(self.times(self.number(1), *[self.mass(law, i) for i in drawn], self.value(f, None, drawn))
                        for drawn in tuples)

    def atom(self, node):
        need(isinstance(node, ast.Name) and node.id in self.atoms and node.id != "sup", "an atom is not understood")
        return self.atoms[node.id]

    def integer(self, node):
        sums, common = over_common(self.value(node).parts)
        constant = sums.get(frozenset(), {self.unit: 0})
        need(not common and len(sums) <= 1 and len(constant) == 1, "an exponent or index is no number")
        (monomial, value), = constant.items()
        need(not any(monomial) and Fraction(value).denominator == 1, "an exponent or index is no integer")
        need(abs(value) < 1000, "an exponent or index is too large")
        return int(value)

    def law(self, node):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "p":
            return self.round(self.integer(node.slice))
        if isinstance(node, ast.Name) and node.id == "p_ref":
            return self.reference()
        if isinstance(node, ast.Name) and node.id == "q":
            return self.arbitrary("q")
        need(isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords, "a law is not understood")
        name, args = node.func.id, node.args
        if name == "tilt" and len(args) == 1:
            return self.curate(self.law(args[0]), "infinity")
        need(name == "curate" and len(args) in (1, 2), f'the law "{name}" is not understood')
        return self.curate(self.law(args[0]), self.K if len(args) == 1 else self.integer(args[1]))


def mentioned(word, text):
    return re.search(rf"\b{word}\b", text) is not None


def parse(text):
    """The tree of a claim, which Python can read once ^ is written ** and lambda has another name."""
    words = re.findall(r"\d+\.\d+|\d+|[A-Za-z_]\w*|[<>=]=|[-+*/^()\[\],<>]| ", text, re.ASCII)
    pythons = re.search(r"\*\*|//|(?<![\w.])\d[\d.]*[A-Za-z_]", text)  # words of Python that are none of the language
    need("".join(words) == text and not pythons, f'the text "{text}" is not of the claim language')
    names = {"^": "**", "lambda": "lambda_"}
    decimal = re.compile(r"(\d+)\.(\d+)")
    python = "".join(decimal.sub(lambda m: f"({int(m[1] + m[2])}/{10 ** len(m[2])})", names.get(word, word)) for word in words)
    try:
        return ast.parse(python.strip(), mode="eval").body
    except SyntaxError as error:
        raise Refused(f'the text "{text}" cannot be read') from error


# Certificates.

def factor_of(text, case):
    """The polynomial of a text such as 1*a1+2*a2^3."""
    result = {}
    for term in text.split("+"):
        coefficient, *powers = term.split("*")
        need(re.fullmatch(r"[1-9][0-9]*", coefficient), f'the factor "{text}" has a term without a positive coefficient')
        exponents = dict.fromkeys(case.names, 0)
        for each in powers:
            match = re.fullmatch(r"([a-z]\d*)(?:\^([1-9]\d{0,3}))?", each)
            need(match and match[1] in exponents, f'"{each}" is no power of a variable')
            exponents[match[1]] += int(match[2] or 1)
        monomial = tuple(exponents.values())
        need(monomial not in result, f'the factor "{text}" has a monomial twice')
        result[monomial] = int(coefficient)
    need(any(map(any, result)) and gcd(*result.values()) == 1, f'the factor "{text}" is not primitive, or a number')
    return result


def difference(header, claim, stated):
    """The case, its difference (what must be at least 0, or 0) and whether the claim is an equality."""
    case = Case(header, stated, claim)
    tree = parse(claim["text"])
    need(isinstance(tree, ast.Compare) and len(tree.ops) == 1 and isinstance(tree.ops[0], (ast.LtE, ast.GtE, ast.Eq)),
         "the claim is none with <=, >= or ==")
    left, right, relation = tree.left, tree.comparators[0], type(tree.ops[0])
    if isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "sup_ratio":
        need(relation is ast.LtE and len(left.args) == 2 and "sup" in stated["atoms"], "sup_ratio stands left of <=")
        first = case.ratio(*left.args, stated["atoms"]["sup"])
    else:
        first = case.value(left)
    second = case.value(right)
    result = case.minus(second, first) if relation is ast.LtE else case.minus(first, second)
    return case, result, relation is ast.Eq


def check_case(header, claim, stated):
    case, result, equality = difference(header, claim, stated)
    need(stated["variables"] == case.names, f"the variables are {case.names}")
    if case.any:
        need(result.degree + claim["polya"] == stated["draws"], f"{result.degree} draws matter")
        result = case.times(result, case.power(case.masses(), claim["polya"]))
    cleared = {}
    for each in stated["cleared"]:
        factor = frozen(factor_of(each["factor"], case))
        need(factor not in cleared, "a factor stands twice")
        cleared[factor] = each["exponent"]
    everything = frozenset(case.points if case.any else [])
    sums, common = over_common({key: p for key, p in result.parts.items() if key[0] == everything}, cleared)
    polynomial = {m: c * int(stated["integer"]) for m, c in sums.get(everything, {}).items()}
    for factor, e in common.items():
        for _ in range(e - cleared.get(factor, 0)):
            polynomial = divide(polynomial, dict(factor))
    need(all(Fraction(c).denominator == 1 for c in polynomial.values()), "the integer does not clear all denominators")
    need(all(c > 0 and not equality for c in polynomial.values()), "the polynomial has a coefficient that proves nothing")
    if not case.any:
        masses = case.polynomial(*[f"p{i}" for i in case.points])
        rest = polynomial
        for _ in range(claim["polya"]):
            rest = divide(rest, masses)
    lines = [" ".join(map(str, m)) + f" {int(polynomial[m])}\n" for m in sorted(polynomial)]
    bits = max((int(c).bit_length() for c in polynomial.values()), default=0)
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    found = {"terms": len(lines), "bits": bits, "digest": digest}
    for key, value in found.items():
        need(stated[key] == value, f"{key} is stated as {stated[key]}, but it is {value}")


def every_round(header, claim):
    """Whether round 0 stands for all: the claim speaks of p[t], p[t + 1], ... alone, and p[0] is arbitrary."""
    text = " ; ".join([claim["text"], *claim["where"].values(), claim["when"] or ""])
    rest = re.sub(r"\bp\[\s*t\s*(\+\s*\d+\s*)?\]", "", text)
    return header["data"] == "synthetic" and header["start"] == "free" and not re.search(r"\bp\[|\bp_ref\b|\bt\b", rest)


def check_cases(header, claim):
    """Each round from the first, with each assignment of the atoms to ranks, exactly once."""
    text = " ; ".join([claim["text"], *claim["where"].values()])
    match = re.fullmatch(r"t >= (\d+)", claim["when"] or "")
    first = int(match[1]) if match else 0
    once = every_round(header, claim) or not mentioned("t", text)
    last = first if once else max(case["t"] for case in claim["cases"])
    names = ["sup"] if mentioned("sup_ratio", claim["text"]) else [name for name in "xy" if mentioned(name, text)]
    order = re.fullmatch(r"(w\(\w\)|w_max|w_min) ([<>]) (w\(\w\)|w_max|w_min)", claim["when"] or "")
    needed = []
    for t in range(first, min(last, first + len(claim["cases"])) + 1):
        draws = [case["draws"] for case in claim["cases"] if case["t"] == t]
        need(len(set(draws)) == 1, f"round {t} has no case, or different draws")
        count = draws[0] + len(names) if header["atoms"] == "any" else header["atoms"]
        for ranks in itertools.product(range(1, count + 1), repeat=len(names)):
            atoms = dict(zip(names, ranks))
            distinct = header["atoms"] != "any" or len(set(ranks)) == len(ranks)
            ranked = {f"w({name})": rank for name, rank in atoms.items()}
            if header["atoms"] != "any":  # otherwise w_min and w_max are bounds that no atom need have
                ranked.update(w_min=1, w_max=count)
            holds = True
            if order and order[1] in ranked and order[3] in ranked:
                low, high = (order[1], order[3]) if order[2] == "<" else (order[3], order[1])
                holds = ranked[low] < ranked[high]
            if distinct and holds:
                needed.append((t, tuple(atoms.items())))
    listed = [(case["t"], tuple(case["atoms"].items())) for case in claim["cases"]]
    need(sorted(listed) == sorted(needed), f"the cases are {listed} in place of {needed}")


def keys(value, what, *names):
    need(isinstance(value, dict) and tuple(value) == names, f"{what} does not have the keys {', '.join(names)}")


def whole(value, least=0):
    need(type(value) is int and least <= value < 2**53, f"{value!r} is no whole number of at least {least}")


def check_form(certificate):
    keys(certificate, "the certificate", "format", "version", "statement", "loop", "K", "atoms", "data", "start", "claims", "checksum")
    need(certificate["format"] == "curated-loops-certificate" and certificate["version"] == 1
         and type(certificate["version"]) is int and certificate["loop"] == "curated", "format, version or loop is unknown")
    need(certificate["data"] in ("synthetic", "real", "stable"), "data is unknown")
    need(certificate["start"] in ("free", "reference"), "start is unknown")
    need(isinstance(certificate["statement"], str), "the statement is no text")
    if certificate["K"] != "infinity":
        whole(certificate["K"], 1)
    if certificate["atoms"] != "any":
        whole(certificate["atoms"], 1)
    need(isinstance(certificate["claims"], list) and certificate["claims"], "there are no claims")
    for claim in certificate["claims"]:
        keys(claim, "a claim", "id", "text", "where", "when", "polya", "cases")
        whole(claim["polya"])
        need(isinstance(claim["id"], str) and isinstance(claim["text"], str), "a claim is no text")
        need(claim["when"] is None or isinstance(claim["when"], str), "when is no text")
        check_definitions(claim)
        need(isinstance(claim["cases"], list) and claim["cases"], "there are no cases")
        for case in claim["cases"]:
            check_form_of_case(case, certificate["atoms"])


def check_definitions(claim):
    """A definition may use earlier ones, and each must be used by the claim or a later one."""
    need(isinstance(claim["where"], dict), "where is no object")
    items = list(claim["where"].items())
    for i, (name, body) in enumerate(items):
        need(isinstance(body, str) and re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII), "a definition is no text, or has no name")
        need(not any(mentioned(later, body) for later, _ in items[i:]), f"the definition {name} uses a later one")
        users = [claim["text"], *[other for _, other in items[i + 1:]]]
        need(any(mentioned(name, user) for user in users), f"the definition {name} is not used")


def check_form_of_case(case, atoms):
    keys(case, "a case", "t", "atoms", "draws", "variables", "integer", "cleared", "terms", "bits", "digest")
    need(isinstance(case["atoms"], dict) and isinstance(case["variables"], list), "atoms or variables are missing")
    for number in (case["t"], case["terms"], case["bits"], *case["atoms"].values()):
        whole(number)
    need((case["draws"] is None) == (atoms != "any"), "draws belong to any number of atoms")
    if case["draws"] is not None:
        whole(case["draws"])
    need(isinstance(case["integer"], str) and re.fullmatch(r"[1-9][0-9]*", case["integer"]), "integer is no positive number")
    need(isinstance(case["cleared"], list), "cleared is no list")
    for each in case["cleared"]:
        keys(each, "a factor", "factor", "exponent")
        need(isinstance(each["factor"], str), "a factor is no text")
        whole(each["exponent"], 1)


def canonical(certificate):
    return json.dumps(certificate, indent=1, ensure_ascii=False) + "\n"


def check(text):
    """Checks the text of a certificate; the claims with their numbers of terms. Raises Refused."""
    try:
        certificate = json.loads(text)
        check_form(certificate)
        empty = canonical({**certificate, "checksum": ""})
        checksum = hashlib.sha256(empty.encode()).hexdigest()
        need(canonical({**certificate, "checksum": checksum}) == text, "this is not the canonical text with its checksum")
        for claim in certificate["claims"]:
            check_cases(certificate, claim)
            for case in claim["cases"]:
                check_case(certificate, claim, case)
    except (ValueError, RecursionError, KeyError, IndexError) as error:
        raise Refused(f"the certificate cannot be read: {error!r}") from error
    return certificate


def main(files):
    if not files:
        print("usage: python3 scripts/check_proof.py FILE...", file=sys.stderr)
        return 2
    code = 0
    for file in files:
        try:
            with open(file, encoding="utf-8", newline="") as stream:
                text = stream.read()
        except (OSError, UnicodeDecodeError) as error:
            print(f"{file} cannot be read: {error}", file=sys.stderr)
            return 2
        start = time.perf_counter()
        try:
            certificate = check(text)
            for claim in certificate["claims"]:
                terms = sum(case["terms"] for case in claim["cases"])
                seconds = time.perf_counter() - start
                print(f"{file}: accepted: {certificate['statement']} ({claim['id']}), {terms} terms, {seconds:.2f} s")
        except Refused as error:
            print(f"{file}: refused: {error}")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
