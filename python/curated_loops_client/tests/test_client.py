"""Tests of the client: python3 -m unittest discover python/curated_loops_client/tests"""

import io
import json
import sys
import unittest
from contextlib import redirect_stderr
from fractions import Fraction

from curated_loops_client import Round, rule, sampler, step


def answers(loop, *messages):
    """The answers to messages, as they are written."""
    lines = io.StringIO("".join(json.dumps({"n": n, **message}) + "\n" for n, message in enumerate(messages)))
    out = io.StringIO()
    with redirect_stderr(io.StringIO()):
        loop.serve(lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


HELLO = {"type": "hello", "protocol": "curated-loops", "version": 1}
CHOOSE = {"type": "choose", "weights": ["1", "3/2"]}


class Rules(unittest.TestCase):
    def test_get_fractions_and_give_fractions(self):
        @rule(id="luce", title="Luce", symmetric=True, candidates=(2, 8))
        def choose(weights):
            self.assertEqual(weights, [Fraction(1), Fraction(3, 2)])
            return [w / sum(weights) for w in weights]

        hello, init, kept, end = answers(choose, HELLO, {"type": "init", "seed": 1}, CHOOSE, {"type": "shutdown"})
        about = {"kind": "rule", "id": "luce", "title": "Luce", "symmetric": True, "candidates": {"min": 2, "max": 8}}
        self.assertEqual(hello, {"n": 0, "protocol": "curated-loops", "version": 1, **about})
        self.assertEqual((init, end), ({"n": 1}, {"n": 3}))
        self.assertEqual(kept, {"n": 2, "probabilities": ["2/5", "3/5"]})

    def test_are_told_the_masses_that_they_declare(self):
        @rule(masses=True, p_ref="positive")
        def anchored(weights, p, p_ref):
            scores = [w * real / mass for w, mass, real in zip(weights, p, p_ref)]
            return [score / sum(scores) for score in scores]

        told = {**CHOOSE, "p": ["1/2", "1/4"], "p_ref": ["1/3", "1/3"]}
        hello, kept = answers(anchored, HELLO, told)
        self.assertEqual((hello["masses"], hello["p_ref"]), (True, "positive"))
        self.assertEqual(kept["probabilities"], ["1/4", "3/4"])

    def test_are_named_after_their_function(self):
        @rule()
        def keep_first(weights):
            return [1] + [0] * (len(weights) - 1)

        self.assertEqual(answers(keep_first, HELLO)[0]["id"], "keep-first")
        self.assertEqual(keep_first([1, 2]), [1, 0])

    def test_may_give_floats_which_stand_for_their_decimals(self):
        @rule()
        def halves(weights):
            return [0.1, 0.9]

        self.assertEqual(answers(halves, CHOOSE)[0]["probabilities"], ["1/10", "9/10"])

    def test_answer_with_their_exceptions_and_go_on(self):
        calls = []

        @rule()
        def once(weights):
            calls.append(weights)
            return [1 / (len(calls) - 1), 0]

        first, second = answers(once, CHOOSE, CHOOSE)
        self.assertEqual(first, {"n": 0, "error": "ZeroDivisionError: division by zero"})
        self.assertEqual(second, {"n": 1, "probabilities": ["1", "0"]})

    def test_answer_with_an_error_where_a_number_is_none(self):
        for value in [float("nan"), float("inf"), "x", None, True]:

            @rule()
            def wrong(weights):
                return [value, 0]

            self.assertIn("error", answers(wrong, CHOOSE)[0])

    def test_refuse_a_message_that_is_not_theirs(self):
        @rule()
        def any_rule(weights):
            return weights

        self.assertIn("sample", answers(any_rule, {"type": "sample"})[0]["error"])

    def test_may_print(self):
        @rule()
        def talks(weights):
            print("hello")
            return [1, 0]

        self.assertEqual(len(answers(talks, CHOOSE)), 1)


class Steps(unittest.TestCase):
    def test_are_told_the_round(self):
        seen = []

        @step(synthetic=True)
        def stay(p, about: Round):
            seen.append(about)
            return p

        message = {"type": "step", "p": ["1/2", "1/2"], "w": ["1", "2"], "p_ref": ["1", "0"], "t": 3}
        hello, first, second = answers(
            stay, HELLO, {**message, "K": 2, "lambda": "1/3"}, {**message, "K": "inf", "lambda": "inf"}
        )
        self.assertEqual((hello["kind"], hello["lambda"]), ("step", "inf"))
        self.assertEqual(first["p"], ["1/2", "1/2"])
        self.assertEqual(second["p"], ["1/2", "1/2"])
        self.assertEqual([each.K for each in seen], [2, None])
        self.assertEqual([each.lam for each in seen], [Fraction(1, 3), None])
        self.assertEqual([each.share for each in seen], [Fraction(1, 4), 1])
        self.assertEqual((seen[0].p_ref, seen[0].t), ([1, 0], 3))


class Samplers(unittest.TestCase):
    def test_are_asked_for_the_laws_that_they_have(self):
        @sampler(K=2, lam="1/3", w_max=2, rounds=4, start="reference")
        class Loop:
            def __init__(self, seed):
                self.weight = seed

            def step(self):
                self.weight /= 2

            def model(self, count, seed):
                return [self.weight] * count

            def reference(self, count, seed):
                return range(1, count + 1)

        sample = {"type": "sample", "law": "model", "t": 0, "count": 2, "seed": 7}
        hello, _, before, _, after, real = answers(
            Loop,
            HELLO,
            {"type": "init", "seed": 1},
            sample,
            {"type": "step", "t": 0},
            sample,
            {**sample, "law": "reference"},
        )
        about = {"kind": "sampler", "id": "Loop", "K": 2, "lambda": "1/3", "w_max": 2.0, "rounds": 4}
        self.assertEqual(
            hello,
            {"n": 0, "protocol": "curated-loops", "version": 1, **about, "laws": ["model", "reference"], "start": "reference"},
        )
        self.assertEqual([each["weights"] for each in (before, after, real)], [[1.0, 1.0], [0.5, 0.5], [1.0, 2.0]])

    def test_answer_with_an_error_where_a_weight_is_no_number(self):
        @sampler(K=2, w_max=1)
        class Diverged:
            def __init__(self, seed):
                pass

            def model(self, count, seed):
                return [1.0, float("nan")]

        sample = {"type": "sample", "law": "model", "t": 0, "count": 2, "seed": 7}
        _, drawn = answers(Diverged, {"type": "init", "seed": 1}, sample)
        self.assertEqual(drawn, {"n": 1, "error": "ValueError: a weight is nan"})


if __name__ == "__main__":
    sys.exit(unittest.main())
