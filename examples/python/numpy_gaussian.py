"""A loop with NumPy: a Gaussian is fitted again and again to kept candidates and real data.

The real data are the standard Gaussian on the line. The weight w = exp(-(x - 1)^2) prefers points near
1. Of K = 4 draws one is kept with probability proportional to w, and the next Gaussian is fitted to
as many kept points as real ones (lambda = 1).

    pip install numpy ./python/curated_loops_client
    npx curated-loops check --process "python3 examples/python/numpy_gaussian.py"
"""

import sys
from pathlib import Path

import numpy as np

# In a checkout the client lies beside the examples; elsewhere pip installs it.
sys.path.append(str(Path(__file__).resolve().parents[2] / "python" / "curated_loops_client"))

from curated_loops_client import sampler  # noqa: E402

K = 4
EXAMPLES = 20_000


def weight(x):
    return np.exp(-((x - 1) ** 2))


@sampler(
    id="numpy-gaussian",
    title="A Gaussian fitted with NumPy, with real data",
    K=K,
    lam=1,
    w_max=1,
    rounds=3,
    start="reference",
)
class Gaussian:
    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.fit(self.random.standard_normal(EXAMPLES))

    def fit(self, points):
        self.mean, self.deviation = points.mean(), points.std()

    def kept(self, count, random):
        candidates = random.normal(self.mean, self.deviation, (count, K))
        w = weight(candidates)
        # The first column whose share of the row, summed from the left, reaches a uniform number.
        sums = np.cumsum(w, axis=1)
        chosen = (sums < random.random((count, 1)) * sums[:, -1:]).sum(axis=1)
        return candidates[np.arange(count), chosen]

    def mixed(self, count, random):
        real = random.random(count) < 1 / 2
        return np.where(real, random.standard_normal(count), self.kept(count, random))

    def step(self):
        self.fit(self.mixed(EXAMPLES, self.random))

    def model(self, count, seed):
        return weight(np.random.default_rng(seed).normal(self.mean, self.deviation, count))

    def curated(self, count, seed):
        return weight(self.kept(count, np.random.default_rng(seed)))

    def training(self, count, seed):
        return weight(self.mixed(count, np.random.default_rng(seed)))

    def reference(self, count, seed):
        return weight(np.random.default_rng(seed).standard_normal(count))


if __name__ == "__main__":
    Gaussian.serve()
