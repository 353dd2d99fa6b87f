"""A loop in Python, checked by ``curated-loops check --process "python3 my_loop.py"``.

A decorator says what a function is, and ``serve`` answers the messages of
docs/process-protocol.md until the check is over::

    from curated_loops_client import rule

    @rule(id="luce", symmetric=True)
    def choose(weights):
        total = sum(weights)
        return [w / total for w in weights]

    if __name__ == "__main__":
        choose.serve()

Numbers are ``fractions.Fraction``, so a rule is exact. What the code prints goes to the
standard error, since the standard output carries the answers.
"""

from __future__ import annotations

import contextlib
import json
import math
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Callable, Mapping, Optional, TextIO

__all__ = ["Round", "Served", "rule", "sampler", "step"]

PROTOCOL = "curated-loops"
VERSION = 1


def _exact(text: str) -> Fraction:
    return Fraction(text)


def _text(value: Any) -> str:
    """A number as the protocol writes it. A float stands for its shortest decimal."""
    if isinstance(value, bool):
        raise TypeError(f"{value} is no number")
    if isinstance(value, float):
        return str(Fraction(repr(value)))
    return str(Fraction(value))


@dataclass(frozen=True)
class Round:
    """What a step is told besides the law p."""

    #: Weights e^r > 0, one per atom.
    w: list[Fraction]
    #: The law of the real data.
    p_ref: list[Fraction]
    #: Number of candidates; ``None`` for infinitely many.
    K: Optional[int]
    #: Weight of synthetic against real data; ``None`` for no real data.
    lam: Optional[Fraction]
    #: The round, from 0.
    t: int

    @property
    def share(self) -> Fraction:
        """The share of synthetic data, λ/(1 + λ)."""
        return Fraction(1) if self.lam is None else self.lam / (1 + self.lam)


@dataclass
class Served:
    """A loop that can be served. It can still be called as the function that it was."""

    function: Callable[..., Any]
    #: The answer to ``hello``.
    about: Mapping[str, Any]
    #: By type of message, what gives the rest of the answer.
    handlers: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = field(default_factory=dict)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)

    def answer(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answer to a message, with its number."""
        kind = message.get("type")
        number = {"n": message.get("n")}
        if kind == "hello":
            return {**number, "protocol": PROTOCOL, "version": VERSION, **self.about}
        if kind == "shutdown":
            return number
        handler = self.handlers.get(str(kind))
        if handler is None:
            if kind == "init":
                return number
            return {**number, "error": f"this loop has no answer to the message {kind}"}
        try:
            return {**number, **handler(message)}
        except Exception as error:  # The check says on which input, and goes on.
            return {**number, "error": f"{type(error).__name__}: {error}"}

    def serve(self, lines: Optional[TextIO] = None, out: Optional[TextIO] = None) -> None:
        """Answers every line until ``shutdown``, or until the input ends."""
        source = sys.stdin if lines is None else lines
        target = sys.stdout if out is None else out
        with contextlib.redirect_stdout(sys.stderr):
            for line in iter(source.readline, ""):
                message = json.loads(line)
                target.write(json.dumps(self.answer(message)) + "\n")
                target.flush()
                if message.get("type") == "shutdown":
                    return


def _about(
    kind: str,
    function: Callable[..., Any],
    id: Optional[str],
    title: Optional[str],
    more: Mapping[str, Any],
) -> dict[str, Any]:
    name = id if id is not None else function.__name__.replace("_", "-")
    about: dict[str, Any] = {"kind": kind, "id": name}
    if title is not None:
        about["title"] = title
    about.update({key: value for key, value in more.items() if value is not None})
    return about


def _range(candidates: Optional[tuple[int, int]]) -> Optional[dict[str, int]]:
    return None if candidates is None else {"min": candidates[0], "max": candidates[1]}


def rule(
    id: Optional[str] = None,
    title: Optional[str] = None,
    *,
    symmetric: Optional[bool] = None,
    candidates: Optional[tuple[int, int]] = None,
    masses: Optional[bool] = None,
    p_ref: Optional[str] = None,
) -> Callable[[Callable[..., list[Any]]], Served]:
    """A rule of choice: from the weights of K candidates, the probability that each is kept.

    ``symmetric``: the probabilities belong to the weights in whatever order these come; the
    rule is asked less often then. ``candidates``: the smallest and the largest K. ``masses``:
    the function has two more arguments, the masses of the candidates under the model and under
    the law of the real data. ``p_ref="positive"``: the latter is never 0.
    """

    def decorate(function: Callable[..., list[Any]]) -> Served:
        def choose(message: Mapping[str, Any]) -> Mapping[str, Any]:
            told = ("weights", "p", "p_ref") if masses else ("weights",)
            kept = function(*([_exact(number) for number in message[name]] for name in told))
            return {"probabilities": [_text(probability) for probability in kept]}

        more = {
            "symmetric": symmetric,
            "candidates": _range(candidates),
            "masses": masses,
            "p_ref": p_ref,
        }
        return Served(function, _about("rule", function, id, title, more), {"choose": choose})

    return decorate


def step(
    id: Optional[str] = None,
    title: Optional[str] = None,
    *,
    candidates: Optional[tuple[int, int]] = None,
    synthetic: bool = False,
) -> Callable[[Callable[[list[Fraction], Round], list[Any]]], Served]:
    """A whole round: from the masses of p_t and a ``Round``, the masses of p_{t+1}.

    ``synthetic``: the loop is defined without real data only.
    """

    def decorate(function: Callable[[list[Fraction], Round], list[Any]]) -> Served:
        def next_law(message: Mapping[str, Any]) -> Mapping[str, Any]:
            about = Round(
                w=[_exact(w) for w in message["w"]],
                p_ref=[_exact(mass) for mass in message["p_ref"]],
                K=None if message["K"] == "inf" else message["K"],
                lam=None if message["lambda"] == "inf" else _exact(message["lambda"]),
                t=message["t"],
            )
            masses = function([_exact(mass) for mass in message["p"]], about)
            return {"p": [_text(mass) for mass in masses]}

        more = {"candidates": _range(candidates), "lambda": "inf" if synthetic else None}
        return Served(function, _about("step", function, id, title, more), {"step": next_law})

    return decorate


def sampler(
    id: Optional[str] = None,
    title: Optional[str] = None,
    *,
    K: int,
    w_max: float,
    lam: Any = None,
    rounds: Optional[int] = None,
    start: Optional[str] = None,
    w_max_attained: Optional[bool] = None,
) -> Callable[[type], Served]:
    """A loop that is known by samples: a class with the seed as the argument of its constructor.

    Its methods ``model(count, seed)``, ``curated(count, seed)``, ``training(count, seed)`` and
    ``reference(count, seed)`` give the weights e^r of so many independent draws: from the model
    of this round, of the candidates kept from it, of the training data made from it, and of the
    real data. It has ``model`` and any of the others. ``step()`` goes on to the next round.

    ``K``: number of candidates. ``lam``: weight of synthetic against real data, a fraction, a
    decimal or a text; ``None`` for no real data. ``w_max``: supremum of the weight, and
    ``w_max_attained``: whether it has positive probability. ``start="reference"``: the first
    model is fitted to the real data.
    """

    def decorate(loop: type) -> Served:
        laws = [law for law in ("model", "curated", "training", "reference") if hasattr(loop, law)]
        running: list[Any] = []

        def init(message: Mapping[str, Any]) -> Mapping[str, Any]:
            running[:] = [loop(message["seed"])]
            return {}

        def sample(message: Mapping[str, Any]) -> Mapping[str, Any]:
            draw = getattr(running[0], message["law"])
            weights = [float(w) for w in draw(message["count"], message["seed"])]
            strange = next((w for w in weights if not math.isfinite(w)), None)
            if strange is not None:
                raise ValueError(f"a weight is {strange}")
            return {"weights": weights}

        def forward(message: Mapping[str, Any]) -> Mapping[str, Any]:
            running[0].step()
            return {}

        about = _about(
            "sampler",
            loop,
            id,
            title,
            {
                "K": K,
                "lambda": "inf" if lam is None else _text(lam),
                "w_max": float(w_max),
                "w_max_attained": w_max_attained,
                "rounds": rounds,
                "laws": laws,
                "start": start,
            },
        )
        return Served(loop, about, {"init": init, "sample": sample, "step": forward})

    return decorate
