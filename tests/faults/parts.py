"""The parts of the harness, how hard each is played, and what each needs of the machine."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from tests.faults import (
    clocks,
    crowds,
    damage,
    drafts,
    full_disks,
    kills,
    surroundings,
    system_calls,
)
from tests.faults.imports import fuzz
from tests.faults.power import cuts, ext4
from tests.faults.report import Report

LEVELS = ("short", "quick", "full")


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of fault.

    Attributes:
        name: What it is called.
        run: What plays it.
        short: How hard the ordinary tests play it.
        quick: How hard a few minutes for the whole harness allow.
        full: How hard a night allows.
        always: How it is played at every level.
        needs: What the machine must offer beyond Linux.
    """

    name: str
    run: Callable
    short: dict
    quick: dict
    full: dict
    always: dict = field(default_factory=dict)
    needs: tuple = ()

    def play(self, program, folder, level, seed=1):
        """Play it in a folder and return the report."""
        report = Report(self.name)
        how = self.always | getattr(self, level)
        self.run(program, folder, report, random.Random(seed), **how)
        return report

    def lacking(self):
        """What the machine does not offer, in words; nothing when it can be played."""
        needs = (_linux, *self.needs)
        return next((reason for need in needs if (reason := need())), "")


@cache
def _linux():
    missing = [name for name in ("prlimit", "setpriv") if not shutil.which(name)]
    return f"{missing[0]} is missing: it comes with Linux" if missing else ""


@cache
def _strace():
    return _fails("strace", "-o", "/dev/null", "true") and "strace is missing or not allowed"


@cache
def _window():
    return _fails(sys.executable, "-c", "import PySide6.QtTest") and "Qt cannot be loaded"


@cache
def _faketime():
    return "" if shutil.which("faketime") else "faketime is missing"


@cache
def _mounting():
    mount = ("unshare", "--mount", "mount", "-t", "tmpfs", "journal-test", "/mnt")
    return _fails(*mount) and "mounting needs root"


@cache
def _loops():
    free = os.geteuid() == 0 and not _fails("losetup", "-f") and shutil.which("mkfs.ext4")
    return "" if free else "loop devices and mkfs.ext4 need root"


def _fails(*argv):
    try:
        return subprocess.run(argv, capture_output=True, timeout=60, check=False).returncode != 0
    except FileNotFoundError:
        return True


PARTS = (
    Part("kills", kills.play, {"kills": 5}, {"kills": 30}, {"kills": 1000}),
    Part(
        "kills, files attached", kills.play,
        {"kills": 2}, {"kills": 10}, {"kills": 300}, {"attached": True},
    ),
    Part(
        "drafts", drafts.play,
        {"ends": 1, "seconds": (2, 3.5)}, {"ends": 6}, {"ends": 250}, needs=(_window,),
    ),
    Part(
        "drafts of the review", drafts.play,
        {"ends": 1, "seconds": (2, 3.5)}, {"ends": 6}, {"ends": 250}, {"where": drafts.SECTION},
        needs=(_window,),
    ),
    Part(
        "full disks", full_disks.play,
        {"levels": 2}, {"levels": 10}, {"levels": 120}, needs=(_mounting,),
    ),
    Part(
        "full files", full_disks.play,
        {"levels": 1}, {"levels": 10}, {"levels": 120}, {"mounted": False},
    ),
    Part("damage", damage.play, {"cases": 6}, {"cases": 36}, {"cases": 1000}),
    Part(
        "crowds", crowds.play,
        {"rounds": 1, "writers": 3, "entries": 8},
        {"rounds": 1, "writers": 4, "entries": 25},
        {"rounds": 10, "writers": 12, "entries": 100},
    ),
    Part("surroundings", surroundings.play, {"only": "rights"}, {}, {}),
    Part(
        "imports", fuzz.play,
        {"mutations": 4, "every": 5}, {"mutations": 30}, {"mutations": 3000},
    ),
    Part("days", clocks.days, {"every": 4}, {}, {}),
    Part("wall clocks", clocks.walls, {"every": 4}, {}, {}, needs=(_faketime,)),
    Part(
        "power cuts, ext4", cuts.writer,
        {"entries": 4, "images": 6}, {"entries": 12, "images": 40},
        {"entries": 30, "images": 2000}, needs=(_strace,),
    ),
    Part(
        "power cuts, posix", cuts.writer,
        {"entries": 4, "images": 6}, {"entries": 12, "images": 40},
        {"entries": 30, "images": 2000}, {"model": "posix"}, (_strace,),
    ),
    Part(
        "power cuts, files attached", cuts.writer,
        {"entries": 3, "images": 4}, {"entries": 12, "images": 40},
        {"entries": 20, "images": 1000}, {"attached": True}, (_strace,),
    ),
    Part(
        "power cuts, other commands", cuts.works,
        {"images": 2}, {"images": 20}, {"images": 400}, {"model": "posix"}, (_strace,),
    ),
    Part("real ext4", ext4.play, {"cuts": 1}, {"cuts": 4}, {"cuts": 100}, needs=(_loops,)),
    Part(
        "real ext4, in the quiet", ext4.play,
        {"cuts": 2}, {"cuts": 4}, {"cuts": 100}, {"ended": True}, (_loops,),
    ),
    Part(
        "system calls", system_calls.writer,
        {"entries": 1, "only": "fdatasync", "most": 2}, {"entries": 1, "most": 6},
        {"entries": 3}, needs=(_strace,),
    ),
    Part(
        "system calls, other commands", system_calls.works,
        {"only": "fsync:error", "most": 1}, {"most": 6}, {}, needs=(_strace,),
    ),
)  # fmt: skip
