"""The window's rows: its start against the barest window, and what is felt in it."""

import json
import os
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from tests.bench import lanes
from tests.bench.measure import in_turn

_HERE = Path(__file__).parent
ROOT = _HERE.parent.parent
_LARGE = 50_000  # entries from which on the goals of a large journal hold
_MEMORY = 130  # MB
_RUNS = 11
_YEAR = 2_000  # entries of the year that is composed
_COMPOSED, _HELD = 200, 100  # milliseconds


def rows(scene, row):
    """Measure the window on one scene.

    Args:
        scene: A `Journal` of `scenes`.
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


def growth(small, large, row):
    """Measure how the start of the window grows with the journal.

    Args:
        small, large: Two journals of `scenes`.
        row: As for `rows`.
    """
    commands = {"small": _ours(small.journal), "large": _ours(large.journal)}
    figures = in_turn(commands, _RUNS, _environment(small), partial(_afresh, small))
    sizes = f"{large.size:,} against {small.size:,}"
    return row(
        f"\nwindow painted: {sizes}", figures["large"].seconds, figures["small"].seconds, 1.2
    )  # fmt: skip


def _ours(journal, *until):
    return [sys.executable, str(_HERE / "our_window.py"), str(journal), *until]


def _afresh(scene):
    """Every start is the first one of the day: no room is remembered, Today is shown."""
    (scene.folder / "home" / "state" / "window.ini").unlink(missing_ok=True)


def _start(scene, row):
    journal, environment, afresh = scene.journal, _environment(scene), partial(_afresh, scene)
    commands = {
        "ours": _ours(journal),
        "limit": [sys.executable, str(_HERE / "bare_window.py")],
        "whole": _ours(journal, "whole"),
    }
    figures = in_turn(commands, _RUNS, environment, afresh)
    settled = in_turn({"ours": _ours(journal, "settled")}, 1, environment, afresh)["ours"].megabytes
    limit = figures["limit"]
    yield row(
        "window painted, ready to type", figures["ours"].seconds, limit.seconds, 1.5,
        memory=figures["ours"].megabytes,
    )  # fmt: skip
    yield row("  and all that comes after it", figures["whole"].seconds, limit.seconds, 0)
    yield row(
        "window's memory once filled, MB", settled, _MEMORY, 1.0,
        unit=f"(limit: {_MEMORY} MB; bare window {limit.megabytes:.0f} MB)",
    )  # fmt: skip


def _felt(scene, module, *arguments):
    """What a script of the bench saw in the window on a journal."""
    command = [sys.executable, "-m", f"tests.bench.{module}", str(scene.journal), *arguments]
    run = subprocess.run(
        command, env={**os.environ, **_environment(scene)}, cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        raise RuntimeError(run.stderr)
    return json.loads(run.stdout.splitlines()[-1])


def composer(scene, row):
    """Measure how the post of the year that has about 2,000 entries is composed again.

    Args:
        scene: A journal of `scenes` that has such a year.
        row: As for `rows`.
    """
    counts = Counter(item.happened_on[:4] for item in scene.items)
    year = min(counts, key=lambda year: abs(counts[year] - _YEAR))
    seen = _felt(scene, "in_composer", year)
    for what, (shown, _held) in seen.items():
        yield row(f"post: {what}, ms", 1_000 * shown, _COMPOSED, 1.0)
    held = max(held for _, held in seen.values())
    yield row("  the longest the window is held up, ms", 1_000 * held, _HELD, 1.0)


def _inside(scene, row):
    seen = _felt(scene, "in_window")
    large = scene.size >= _LARGE
    for what, name, goal in (
        ("search as you type, key to painted, ms", "search", 50 if large else 16),
        ("  the longest a key blocks, ms", "blocked", 50 if large else 16),
        ("scroll, a frame (95th percentile), ms", "scroll", 33 if large else 16),
        ("  dragged through all of it, ms", "drag", 33 if large else 16),
        ("key in an entry of 10,000 words, ms", "keystroke", 2),
    ):
        yield row(what, 1_000 * seen[name], goal, 1.0)
