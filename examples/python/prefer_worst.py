"""A wrong rule in Python: it keeps a candidate with probability proportional to 1/w.

    pip install ./python/curated_loops_client
    npx curated-loops check --process "python3 examples/python/prefer_worst.py"
"""

from curated_loops_client import rule


@rule(id="python-prefer-worst", title="Choice by 1/w, in Python", symmetric=True)
def choose(weights):
    inverses = [1 / w for w in weights]
    return [inverse / sum(inverses) for inverse in inverses]


if __name__ == "__main__":
    choose.serve()
