"""The versions of the Python peers."""

import platform
from importlib.metadata import version

PACKAGES = ("hypothesis", "numpy", "scipy", "mpmath", "gmpy2")


def versions():
    return {"Python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


ANSWERS = {"versions": versions}
