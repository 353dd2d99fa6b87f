"""A wrong rule in Python: it keeps a candidate with probability proportional to 1/w.

    pip install ./python/curated_loops_client
    npx curated-loops check --process "python3 examples/python/prefer_worst.py"
"""

import sys
from pathlib import Path

# In a checkout the client lies beside the examples; elsewhere pip installs it.
sys.path.append(str(Path(__file__).resolve().parents[2] / "python" / "curated_loops_client"))

from curated_loops_client import rule  # noqa: E402


@rule(id="python-prefer-worst", title="Choice by 1/w, in Python", symmetric=True)
def choose(weights):
    inverses = [1 / w for w in weights]
    return [inverse / sum(inverses) for inverse in inverses]


if __name__ == "__main__":
    choose.serve()
