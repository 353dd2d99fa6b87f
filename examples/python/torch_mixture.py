"""A loop with PyTorch: a mixture of Gaussians in the plane, trained by Adam on kept draws of itself.

The real data are eight Gaussians on a circle; the first model is trained on them, and every later one on
kept draws of the model before (no real data). The weight is w = exp(-5 max(0, |x - x_*| - 1)), so it is
largest, 1, in a ball around one of the eight.

    pip install torch ./python/curated_loops_client
    npx curated-loops check --process "python3 examples/python/torch_mixture.py"
"""

import math
import sys
from pathlib import Path

import torch
from torch import distributions

# In a checkout the client lies beside the examples; elsewhere pip installs it.
sys.path.append(str(Path(__file__).resolve().parents[2] / "python" / "curated_loops_client"))

from curated_loops_client import sampler  # noqa: E402

K = 4
COMPONENTS = 8
EXAMPLES = 8192
STEPS = 150

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
ANGLES = torch.arange(8) * (math.pi / 4)
CENTRES = 2 * torch.stack([ANGLES.cos(), ANGLES.sin()], dim=1)


def weight(points):
    distance = (points - CENTRES[0]).norm(dim=1)
    return torch.exp(-5 * (distance - 1).clamp(min=0))


class Mixture(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.logits = torch.nn.Parameter(torch.zeros(COMPONENTS))
        self.means = torch.nn.Parameter(torch.randn(COMPONENTS, 2))
        self.scales = torch.nn.Parameter(torch.zeros(COMPONENTS, 2))

    def law(self):
        normal = distributions.Independent(distributions.Normal(self.means, self.scales.exp()), 1)
        return distributions.MixtureSameFamily(distributions.Categorical(logits=self.logits), normal)

    def train_on(self, points):
        optimizer = torch.optim.Adam(self.parameters(), lr=0.05)
        for _ in range(STEPS):
            batch = points[torch.randint(len(points), (1024,))]
            loss = -self.law().log_prob(batch).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"loss {loss.item():.3f}")  # goes to the standard error

    @torch.no_grad()
    def draw(self, count):
        return self.law().sample((count,))

    def kept(self, count):
        """Of K draws, one is kept with probability proportional to its weight."""
        candidates = self.draw(count * K)
        chosen = torch.multinomial(weight(candidates).reshape(count, K), 1)[:, 0]
        return candidates.reshape(count, K, 2)[torch.arange(count), chosen]


@sampler(
    id="torch-mixture",
    title="A mixture of Gaussians trained with PyTorch, fully synthetic",
    K=K,
    w_max=1,
    w_max_attained=True,
    rounds=3,
    start="reference",
)
class Trained:
    def __init__(self, seed):
        torch.manual_seed(seed)
        self.mixture = Mixture()
        real = CENTRES[torch.randint(8, (EXAMPLES,))] + 0.3 * torch.randn(EXAMPLES, 2)
        self.mixture.train_on(real)

    def step(self):
        self.mixture.train_on(self.mixture.kept(EXAMPLES))

    def model(self, count, seed):
        with torch.random.fork_rng():
            torch.manual_seed(seed)
            return weight(self.mixture.draw(count)).tolist()

    def curated(self, count, seed):
        with torch.random.fork_rng():
            torch.manual_seed(seed)
            return weight(self.mixture.kept(count)).tolist()


if __name__ == "__main__":
    Trained.serve()
