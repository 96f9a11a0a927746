"""Power cuts on a real ext4, on an image mounted through a loop device (root).

While a writer is frozen, or has just ended, the image is copied: what lay in the kernel's memory
alone is not in the copy, as after a power cut. The copy is mounted, ext4 replays its own log, and
every acknowledged entry must be there. What a drive reorders inside stays unseen.
"""

import os
import shutil
import subprocess
from contextlib import contextmanager

from tests.faults import witness
from tests.faults.program import BATCH, CHECK, INIT, OK

MEGABYTES = 16


def play(program, folder, report, rng, *, cuts, ended=False):
    """Cut the power again and again.

    Args:
        program: What writes.
        folder: Where the image lies.
        report: Where the findings go.
        rng: When the power is cut.
        cuts: How often (count).
        ended: Whether the power is cut in the quiet after the last entry rather than amid them.
    """
    image, cut = folder / "disk.img", folder / "cut.img"
    for number in range(cuts):
        _format(image)
        with _mounted(image, folder / "before") as disk:
            db = disk / "journal.db"
            program.run(db, *INIT)
            os.sync()
            if ended:
                ids = program.run(db, *BATCH, lines=3).ids
                shutil.copyfile(image, cut)
            else:
                ids = program.interrupted(
                    db, *BATCH, after=rng.randint(1, 40), delay=rng.uniform(0, 0.006),
                    meanwhile=lambda: shutil.copyfile(image, cut),
                )  # fmt: skip
        with _mounted(cut, folder / "after") as disk:
            db = disk / "journal.db"
            problem = "" if ids else "nothing was acknowledged"
            problem = problem or program.missing(db, ids) or witness.unsound(db)
            problem = problem or program.run(db, *CHECK).complaint(OK)
        report.case(f"cut {number}", problem)
        report.note("acknowledged", len(ids))


def _format(image):
    with image.open("wb") as file:
        file.truncate(MEGABYTES << 20)
    _quietly("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0", image)


@contextmanager
def _mounted(image, folder):
    """Mount an image; the kernel does not write to it by itself while it is looked at."""
    folder.mkdir(exist_ok=True)
    _quietly("mount", "-o", "loop,commit=300", image, folder)
    try:
        yield folder
    finally:
        _quietly("umount", folder)


def _quietly(*argv):
    subprocess.run(argv, check=True, capture_output=True, timeout=60)
