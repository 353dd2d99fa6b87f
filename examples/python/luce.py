"""Luce's rule in plain Python, without a library: every message of the protocol by hand.

    npx curated-loops check --process "python3 examples/python/luce.py"
"""

import json
import sys
from fractions import Fraction


def choose(weights):
    """A candidate is kept with probability proportional to its weight."""
    total = sum(weights)
    return [w / total for w in weights]


ABOUT = {
    "protocol": "curated-loops",
    "version": 1,
    "kind": "rule",
    "id": "python-luce",
    "title": "Luce's rule, in Python",
    "symmetric": True,
}


def answer(message):
    if message["type"] == "hello":
        return ABOUT
    if message["type"] == "choose":
        kept = choose([Fraction(w) for w in message["weights"]])
        return {"probabilities": [str(probability) for probability in kept]}
    return {}  # init and shutdown


for line in sys.stdin:
    message = json.loads(line)
    print(json.dumps({"n": message["n"], **answer(message)}), flush=True)
    if message["type"] == "shutdown":
        break
