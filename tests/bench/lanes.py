"""The rows of the lanes: a frame of panning and of zooming, at the zoom where it is slowest."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_LARGE = 50_000  # entries from which on the goal of a large journal holds
_WHAT = ("pan", "zoom")


def rows(scene, row, environment):
    """Measure the lanes on one scene.

    Args:
        scene: A `Scene`.
        row: Makes a line of the table: `scenes.Row`.
        environment: That of a window of the bench.
    """
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.in_lanes", str(scene.journal)],
        env={**os.environ, **environment}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        raise RuntimeError(run.stderr)
    seen = json.loads(run.stdout.splitlines()[-1])
    empty = seen.pop("empty")[0]
    goal = 33 if scene.size >= _LARGE else 16
    for grouping in dict.fromkeys(name.split()[0] for name in seen):
        for number, what in enumerate(_WHAT):
            frames = {n: times[number] for n, times in seen.items() if n.startswith(grouping)}
            slowest = max(frames, key=frames.get)
            level = slowest.split()[1]
            yield row(
                f"{what} lanes by {grouping}, a frame, ms", 1_000 * frames[slowest], goal, 1.0,
                unit=f"(95 %; slowest at {level}; an empty widget {1_000 * empty:.1f} ms)",
            )  # fmt: skip
