"""Benchmark peer: flow matching with a perceptron, in PyTorch.

    x_t = (1 - t) x_0 + t x_1,   loss = mean (v(x_t, t) - (x_1 - x_0))^2,   x_0 ~ N(0, I)

A step does the same work as ours: positions from shuffled epochs, stratified times, noise, gradient, Adam
with a cosine rate, a moving average of the parameters, and reading the loss every ten steps. Drawing uses
Heun's method from noise, on 4096 points together. The bench uses the fastest mode on this machine:
eager mode or torch.compile, the fused or the foreach Adam. On a GPU (`device="cuda"`) batches are drawn there too.
"""

import logging
import math
import os
import sys

# The bench replaces the CUDA libraries, which a machine without a GPU does not need, by stand-ins without functions
# (bench/sides/absent-cuda.ts). With lazy binding a function is looked up only when it is called, which never happens.
sys.setdlopenflags(os.RTLD_LAZY)
# Keeps the output of torch.compile in the environment for which it was compiled.
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", os.path.join(sys.prefix, "inductor"))

import numpy as np
import torch
from torch.nn.functional import linear, mse_loss, silu

from sampling import costs_per_unit, seconds_per_unit

# torch.compile warns that Triton is missing, which only a GPU needs.
logging.getLogger("torch.utils.flop_counter").setLevel(logging.ERROR)

CHUNK = 4096
MODES = ("eager", "torch.compile")
LOOK_EVERY = 10
STEPS = 10**9
RATE = 0.01

state = {}


def velocity(parameters, x):
    *hidden, (weight, bias) = parameters
    for w, b in hidden:
        x = silu(linear(x, w, b))
    return linear(x, weight, bias)


def loss_of(parameters, inputs, targets):
    return mse_loss(velocity(parameters, inputs), targets)


def pairs(flat):
    return list(zip(flat[::2], flat[1::2]))


class Training:
    """Parameters, Adam and the moving average; `compiled` and `adam` choose the implementation."""

    def __init__(self, parameters, compiled=False, adam="fused"):
        self.parameters = [p.clone().requires_grad_() for p in parameters]
        self.average = [p.clone() for p in parameters]
        self.adam = torch.optim.Adam(self.parameters, lr=RATE, **{adam: True})
        self.loss_of = torch.compile(loss_of, dynamic=False) if compiled else loss_of
        self.n = 0

    def step(self, inputs, targets, rate):
        self.n += 1
        loss = self.loss_of(pairs(self.parameters), inputs, targets)
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.step()
        kept = min(0.999, self.n / (self.n + 9))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, self.parameters, 1 - kept)
        return loss.detach()


class Fit:
    """A training that draws its batches."""

    def __init__(self, parameters, points, batch, compiled, adam):
        self.training = Training(parameters, compiled, adam)
        # A batch with more rows than there are points takes each several times, as ours does.
        self.points, self.batch = points.repeat(-(-batch // len(points)), 1), batch
        self.order, self.at = torch.randperm(len(self.points)), 0
        self.rows = torch.arange(batch)
        self.losses = []

    def positions(self):
        if self.at + self.batch > len(self.order):
            self.order, self.at = torch.randperm(len(self.points)), 0
        self.at += self.batch
        return self.order[self.at - self.batch : self.at]

    def step(self):
        points = self.points[self.positions()]
        time = ((self.rows + torch.rand(self.batch)) / self.batch).unsqueeze(1)
        noise = torch.randn_like(points)
        targets = points - noise
        inputs = torch.cat([torch.addcmul(noise, time, targets), time], 1)
        rate = RATE * (1 + math.cos(math.pi * self.training.n / STEPS)) / 2
        self.losses.append(self.training.step(inputs, targets, rate))
        if len(self.losses) == LOOK_EVERY:
            if not torch.stack(self.losses).isfinite().all():
                raise ArithmeticError("the training diverged")
            self.losses.clear()


def heun(network, points, steps):
    column = torch.ones(len(points), 1)
    for step in range(steps):
        first = network(torch.cat([points, (step / steps) * column], 1))
        ahead = torch.add(points, first, alpha=1 / steps)
        second = network(torch.cat([ahead, ((step + 1) / steps) * column], 1))
        points = torch.add(points, first.add_(second), alpha=0.5 / steps)
    return points


def finish():
    """Waits for the GPU."""
    if state["device"] == "cuda":
        torch.cuda.synchronize()


def load(path, widths, points, rows, threads, device="cpu"):
    torch.set_num_threads(threads)
    torch.set_default_device(device)
    torch.manual_seed(1)
    state["device"] = device
    values = torch.from_numpy(np.fromfile(path, dtype="<f4")).to(device)
    sizes = [size for a, b in zip(widths, widths[1:]) for size in (a * b, b)] + [2 * points, 3 * rows, 2 * rows]
    *flat, cloud, inputs, targets = values.split(sizes)
    # Our matrices are inputs x outputs; PyTorch's layers have outputs x inputs.
    weights = [w.view(a, b).t().contiguous() for w, a, b in zip(flat[::2], widths, widths[1:])]
    state["parameters"] = [p for pair in zip(weights, flat[1::2]) for p in pair]
    cloud = cloud.view(points, 2)
    state["points"] = (cloud - cloud.mean(0)) / cloud.std(0, correction=0)
    state["batch"] = inputs.view(rows, 3), targets.view(rows, 2)
    on_gpu = device == "cuda"
    processor = torch.cuda.get_device_name() if on_gpu else torch.backends.cpu.get_cpu_capability()
    return {"version": torch.__version__, "processor": processor}


def check(steps, rate, noise, samplerSteps):
    """The losses of a few steps on the batch of the file, and points that Heun's method draws from noise."""
    training = Training(state["parameters"])
    losses = [float(training.step(*state["batch"], rate)) for _ in range(steps)]
    with torch.inference_mode():
        start = torch.tensor(noise, dtype=torch.float32).view(-1, 2)
        points = heun(lambda x: velocity(pairs(training.average), x), start, samplerSteps)
    return {"losses": losses, "points": points.flatten().tolist()}


def drawer(count, steps, compiled, chunk):
    layers = pairs(state["parameters"])
    network = torch.compile(velocity, dynamic=False) if compiled else velocity

    @torch.inference_mode()
    def draw():
        sizes = [min(chunk, count - first) for first in range(0, count, chunk)]
        return torch.cat([heun(lambda x: network(layers, x), torch.randn(rows, 2), steps) for rows in sizes])

    return draw


def fastest(works, seconds):
    """Chooses the fastest work by name; torch.compile is left out if it fails, for example without a C++ compiler."""
    times, failed = {}, ""
    for name, work in works.items():
        try:
            work()
        except Exception as error:  # whatever the compiler throws
            if "compile" not in name:
                raise
            failed = f" (torch.compile fails: {str(error).splitlines()[0]})"
            continue
        times[name] = min(seconds_per_unit(work, seconds, finish) for _ in range(3))
    name = min(times, key=times.get)
    return works[name], {"method": name + failed}


def choose_train(batch, seconds, modes=MODES):
    works = {
        f"{mode}, {adam} Adam": Fit(state["parameters"], state["points"], batch, mode == "torch.compile", adam).step
        for mode in modes
        for adam in ("fused", "foreach")
    }
    state["work"], answer = fastest(works, seconds)
    return answer


def choose_draw(count, samplerSteps, seconds, modes=MODES, chunk=CHUNK):
    works = {mode: drawer(count, samplerSteps, mode == "torch.compile", chunk) for mode in modes}
    state["work"], answer = fastest(works, seconds)
    return answer


def sample(seconds):
    """Seconds, and seconds of all processors, per gradient step or draw, whichever was chosen last."""
    return costs_per_unit(state["work"], seconds, finish)


ANSWERS = {"load": load, "check": check, "choose train": choose_train, "choose draw": choose_draw, "sample": sample}
