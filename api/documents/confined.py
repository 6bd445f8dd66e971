"""How is a file handled where it can do no harm? In a process of its own, within limits of memory and time.

Whatever a text or a file may hold, it meets the library that can draw or open it there, and not in the process that
holds the keys.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

REFUSED = 3
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: with its output, with a refusal in words, after its time, or of itself."""

    how: Literal["done", "refused", "late", "died"]
    out: bytes = b""
    said: str = ""


def run(command: Sequence[str], given: bytes, seconds: float) -> Ended:
    """Run one of our own modules on what it is given on stdin; it ends with 0, or with REFUSED and why on stderr."""
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and module
            command, input=given, capture_output=True, timeout=seconds, cwd=ROOT, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        return Ended("late")
    if done.returncode == REFUSED:
        return Ended("refused", said=done.stderr.decode("utf-8", "replace").strip())
    return Ended("died") if done.returncode else Ended("done", done.stdout)


def limit_memory(megabytes: int) -> None:
    """For the process itself, before it touches what it was given."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  not on every platform

        # RLIMIT_DATA counts what is written to; RLIMIT_AS would also count reserved and mapped addresses.
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _environment() -> dict[str, str]:
    # None of our own environment, which holds keys, goes to the child.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "MALLOC_ARENA_MAX": "2"}
