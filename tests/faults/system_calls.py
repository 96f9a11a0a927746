"""Every system call fails once, or the process dies right before it, by `strace --inject`.

Promise: a documented exit code, no acknowledged entry lost, the file sound, and a failed sync
never acknowledged. Two failures at once stay unseen.
"""

import shutil
from functools import partial

from tests.faults import witness
from tests.faults.program import (
    BATCH,
    BUSY,
    CHECK,
    DAMAGED,
    INIT,
    INPUT,
    OK,
    REFUSED,
    STORAGE,
)  # fmt: skip

WRITING = (
    "pwrite64:error=EIO", "pwrite64:error=ENOSPC", "pwrite64:signal=KILL",
    "fdatasync:error=EIO", "fdatasync:signal=KILL", "fsync:error=EIO", "fsync:signal=KILL",
    "ftruncate:error=EIO", "ftruncate:signal=KILL", "pread64:error=EIO",
    "openat:error=EMFILE", "openat:error=EACCES", "unlink:error=EACCES",
    "fcntl:error=EINTR", "fcntl:error=ENOLCK", "write:error=ENOSPC", "write:signal=KILL",
)  # fmt: skip
WORKING = (
    "pwrite64:error=ENOSPC", "write:error=ENOSPC", "write:signal=KILL", "fsync:error=EIO",
    "fsync:signal=KILL", "fdatasync:error=EIO", "rename:error=EROFS", "rename:signal=KILL",
    "linkat:error=EPERM", "linkat:error=EIO", "linkat:signal=KILL", "link:error=EPERM",
    "link:error=EIO", "link:signal=KILL", "unlink:error=EACCES", "mkdir:error=ENOSPC",
)  # fmt: skip
_DOCUMENTED = (OK, REFUSED, INPUT, DAMAGED, STORAGE, BUSY)


def writer(program, folder, report, rng, *, entries, only="", most=0):
    """Break the writing of a few entries at one call after another.

    Args:
        program: What writes.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: Which calls are taken where `most` leaves a choice.
        entries: How many are written (count).
        only: The faults whose name holds this word; empty means all.
        most: How many calls of each fault to break (count); 0 means every one.
    """
    attached = folder / "attached.bin"
    attached.write_bytes(rng.randbytes(9_000))
    scene = _Scene(program, folder, (*BATCH, "--attach", attached), entries)

    def judge(outcome, fault):
        if "KILL" not in fault and outcome.code == OK and len(outcome.ids) != entries:
            return f"done, yet {len(outcome.ids)} of {entries} acknowledged"
        return program.missing(scene.db, [*scene.known, *outcome.ids])

    scene.play([fault for fault in WRITING if only in fault], judge, report, rng, most)


def works(program, folder, report, rng, *, only="", most=0):
    """Break other commands: what they were to make is there whole or not at all.

    Args:
        program: What works.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: Which calls are taken where `most` leaves a choice.
        only: The faults whose name holds this word; empty means all.
        most: How many calls of each fault to break (count); 0 means every one.
    """
    for command, made in (
        ("init", "journal.db"), ("backup", "copy.bak"), ("restore-backup", "journal.db"),
        ("export", "export"),
    ):  # fmt: skip
        place = folder / command
        place.mkdir()
        at = place / "scene" / made
        words = {
            "init": INIT, "backup": ("backup", "-o", at), "export": ("export", "-o", at),
            "restore-backup": ("restore-backup", place / "gold.bak", "--yes"),
        }[command]  # fmt: skip
        scene = _Scene(program, place, words, there=command != "init")
        judge = partial(_whole, scene, at)
        scene.play([fault for fault in WORKING if only in fault], judge, report, rng, most)


def _whole(scene, made, outcome, fault):
    """Why the journal, or what a command was to make, is not whole, in words."""
    there = {path.name for path in scene.db.parent.iterdir()}
    kept = {name for name in there if ".damaged-" in name}
    if outcome.code == OK and not made.exists():
        return f"done, yet there is no {made.name}"
    left = there - kept - {"journal.db", "journal.db-journal", made.name}
    if left and "KILL" not in fault and "unlink" not in fault:
        return f"it left {min(left)}"
    if made.name == "export":
        whole = (made / "journal.yaml").exists() or not made.exists()
        return "" if whole else "the export is not whole"
    if not scene.db.exists():
        found = scene.words == INIT or (kept and "KILL" in fault)
        return "" if found else "the journal is gone"
    if scene.words == INIT:
        return scene.program.missing(scene.db, ())
    problem = scene.program.missing(made, scene.known) if made.exists() else ""
    return problem or scene.program.missing(scene.db, scene.known)


class _Scene:
    """A folder with a journal that is laid out anew for every fault."""

    def __init__(self, program, folder, words, entries=0, *, there=True):
        self.program, self.words, self.entries, self.there = program, words, entries, there
        self.gold, self.log = folder / "gold.bak", folder / "calls.log"
        self.db = folder / "scene" / "journal.db"
        program.run(self.gold, *INIT)
        self.known = program.run(self.gold, *BATCH, lines=3).ids

    def play(self, faults, judge, report, rng, most):
        """Break one call after another, and judge what is left each time."""
        counts = {call: self._count(call) for call in {fault.split(":")[0] for fault in faults}}
        for fault in faults:
            count = counts[fault.split(":")[0]]
            numbers = range(1, count + 1)
            for number in sorted(rng.sample(numbers, most) if 0 < most < count else numbers):
                label = f"{self.words[0]}: {fault} at call {number} of {count}"
                report.case(label, self._broken(fault, number, judge))
            report.note("calls", count)

    def _count(self, call):
        """How often the command makes a call when nothing goes wrong."""
        self._run("-e", f"trace={call}")
        return self.log.read_text("utf-8", "replace").count(f"{call}(")

    def _broken(self, fault, number, judge):
        """What went wrong when one call was broken, in words."""
        call = fault.split(":")[0]
        outcome = self._run("-e", f"trace={call}", "-e", f"inject={fault}:when={number}")
        problem = "" if "KILL" in fault else outcome.complaint(*_DOCUMENTED)
        problem = problem or judge(outcome, fault)
        if problem or not self.db.exists():
            return problem
        return witness.unsound(self.db) or self.program.run(self.db, *CHECK).complaint(OK)

    def _run(self, *options):
        shutil.rmtree(self.db.parent, ignore_errors=True)
        self.db.parent.mkdir()
        if self.there:
            shutil.copy(self.gold, self.db)
        if not {"trace=openat", "trace=pread64", "trace=fcntl"}.isdisjoint(options):
            # Only calls on the journal's own files, so that the interpreter itself can start.
            paths = [self.db.parent, *(f"{self.db}{suffix}" for suffix in witness.REMAINS)]
            options += tuple(word for path in paths for word in ("-P", path))
        prefix = ("strace", "-f", "-qq", "-o", self.log, *options)
        environment = self.program.environment | {"PYTHONDONTWRITEBYTECODE": "1"}
        return self.program.run(
            self.db, *self.words, prefix=prefix, lines=self.entries, env=environment
        )
