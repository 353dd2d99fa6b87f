"""A kernel density estimate in NumPy, which reads training points from a CSV file and writes drawn points to another.

    python3 kernel_density.py TRAINING.csv DRAWN.csv COUNT SEED

`examples/my-learner.ts` calls it for `curated-loops learn`. Gaussian kernels with the covariance of the points, scaled by Scott's rule.
"""

import sys

import numpy as np


def draw(training, count, seed):
    """Draws points of the estimate: a training point, chosen at random, and noise of the kernel."""
    n, d = training.shape
    bandwidth = n ** (-1 / (d + 4))
    factor = np.linalg.cholesky(np.atleast_2d(np.cov(training, rowvar=False)))
    random = np.random.default_rng(seed)
    chosen = training[random.integers(n, size=count)]
    return chosen + bandwidth * random.standard_normal((count, d)) @ factor.T


def main():
    source, target, count, seed = sys.argv[1:]
    training = np.loadtxt(source, delimiter=",", ndmin=2)
    np.savetxt(target, draw(training, int(count), int(seed)), delimiter=",", fmt="%.17g")


main()
