"""The window's rows: its start against the barest window, and what is felt in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench import lanes
from tests.bench.measure import in_turn

ROOT = Path(__file__).parent.parent.parent
_LARGE = 50_000  # entries from which on the goals of a large journal hold
_MEMORY = 130  # MB


def rows(scene, row):
    """Measure the window on one scene.

    Args:
        scene: A `Scene`.
        row: Makes a line of the table: `scenes.Row`.
    """
    yield from _start(scene, row)
    yield from _inside(scene, row)
    yield from lanes.rows(scene, row, _environment(scene))


def _environment(scene):
    home = scene.folder / "home"
    home.mkdir(exist_ok=True)
    return {
        "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "JOURNAL_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(scene.folder / "compiled"),
    }  # fmt: skip


def _start(scene, row):
    here = Path(__file__).parent
    ours = [sys.executable, str(here / "our_window.py"), str(scene.journal)]
    bare = [sys.executable, str(here / "bare_window.py")]
    environment = _environment(scene)

    def afresh():
        """Every start is the first one of the day: no room is remembered, Today is shown."""
        (scene.folder / "home" / "state" / "window.ini").unlink(missing_ok=True)

    figures = in_turn({"ours": ours, "limit": bare}, 7, environment, afresh)
    settled = in_turn({"ours": [*ours, "settled"]}, 1, environment, afresh)["ours"].megabytes
    limit = figures["limit"]
    yield row(
        "window painted, ready to type", figures["ours"].seconds, limit.seconds, 1.5,
        memory=figures["ours"].megabytes,
    )  # fmt: skip
    yield row(
        "window's memory once filled, MB", settled, _MEMORY, 1.0,
        unit=f"(limit: {_MEMORY} MB; bare window {limit.megabytes:.0f} MB)",
    )  # fmt: skip


def _inside(scene, row):
    command = [sys.executable, "-m", "tests.bench.in_window", str(scene.journal)]
    run = subprocess.run(
        command, env={**os.environ, **_environment(scene)}, cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        raise RuntimeError(run.stderr)
    seen = json.loads(run.stdout.splitlines()[-1])
    large = scene.size >= _LARGE
    for what, name, goal in (
        ("search as you type, key to painted", "search", 0.050 if large else 0.016),
        ("  the longest a key blocks", "blocked", 0.050 if large else 0.016),
        ("scroll, a frame (95th percentile)", "scroll", 0.033 if large else 0.016),
        ("  dragged through all of it", "drag", 0.033 if large else 0.016),
        ("key in an entry of 10,000 words", "keystroke", 0.002),
    ):
        yield row(what, seen[name], goal, 1.0, unit=f"(limit: {goal * 1000:.0f} ms)")
