"""Whole processes, run in turn so that a machine whose speed drifts is fair to all."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_ONCE = Path(__file__).with_name("once.py")


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of a command's runs (seconds), its largest memory (MB) and what it printed."""

    seconds: float
    megabytes: float
    lines: int


def in_turn(commands, runs=5, environment=None, between=lambda: None):
    """Run each command in turn, `runs` times after a warm-up, and return a figure for each.

    Args:
        commands: Argument lists by name.
        runs: Counted runs of each.
        environment: Added to this process's own.
        between: Called before every run, for what must be cleaned up.
    """
    seen = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            between()
            result = _run(command, {**os.environ, **(environment or {})})
            if number:
                seen[name].append(result)
    return {name: _median(results) for name, results in seen.items() if results}


def repeated(functions, runs=200):
    """Call functions in turn and return the median of each (seconds)."""
    seen = {name: [] for name in functions}
    for _ in range(runs):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            seen[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seen.items()}


def _run(command, environment):
    told = subprocess.run(
        [sys.executable, "-S", "-E", str(_ONCE), *command],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if told.returncode:
        raise RuntimeError(f"{command}: {told.stderr}")
    seconds, megabytes, lines = told.stdout.split()
    return float(seconds), float(megabytes), int(lines)


def _median(results):
    seconds, megabytes, lines = zip(*results, strict=True)
    return Figure(statistics.median(seconds), max(megabytes), lines[-1])
