"""Every system call fails once, or the process dies right before it, by `strace --inject`.

Promise: a documented exit code, no acknowledged entry lost, the file sound, and a failed sync
never acknowledged. Two failures at once stay unseen.
"""

import shutil

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

FAULTS = (
    "pwrite64:error=EIO", "pwrite64:error=ENOSPC", "pwrite64:signal=KILL",
    "fdatasync:error=EIO", "fdatasync:signal=KILL", "fsync:error=EIO", "fsync:signal=KILL",
    "ftruncate:error=EIO", "ftruncate:signal=KILL", "pread64:error=EIO",
    "openat:error=EMFILE", "openat:error=EACCES", "unlink:error=EACCES",
    "fcntl:error=EINTR", "fcntl:error=ENOLCK", "write:error=ENOSPC", "write:signal=KILL",
)  # fmt: skip


def play(program, folder, report, rng, *, entries, only="", most=0):
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
    gold = folder / "gold.db"
    program.run(gold, *INIT)
    known = program.run(gold, *BATCH, lines=3).ids
    attached = folder / "attached.bin"
    attached.write_bytes(rng.randbytes(9_000))
    scene = _Scene(program, folder, gold, (*BATCH, "--attach", attached), entries)
    counts = {}
    for fault in FAULTS:
        if only not in fault:
            continue
        call = fault.partition(":")[0]
        if call not in counts:
            counts[call] = scene.count(call)
        numbers = range(1, counts[call] + 1)
        for number in sorted(rng.sample(numbers, most) if 0 < most < len(numbers) else numbers):
            problem = scene.broken(fault, number, known)
            report.case(f"{fault} at call {number} of {counts[call]}", problem)
        report.note(fault, len(numbers))


class _Scene:
    """A journal that is laid out anew for every fault."""

    def __init__(self, program, folder, gold, words, entries):
        self.program, self.gold, self.words, self.entries = program, gold, words, entries
        self.db, self.log = folder / "journal.db", folder / "calls.log"

    def count(self, call):
        """How often the writer makes a call when nothing goes wrong."""
        self._write("-e", f"trace={call}")
        return self.log.read_text("utf-8", "replace").count(f"{call}(")

    def broken(self, fault, number, known):
        """What went wrong when one call was broken, in words."""
        call = fault.partition(":")[0]
        outcome = self._write("-e", f"trace={call}", "-e", f"inject={fault}:when={number}")
        problem = ""
        if "KILL" not in fault:
            problem = outcome.complaint(OK, REFUSED, STORAGE, BUSY, DAMAGED, INPUT)
            if not problem and outcome.code == OK and len(outcome.ids) != self.entries:
                problem = f"done, yet {len(outcome.ids)} of {self.entries} acknowledged"
        problem = problem or self.program.missing(self.db, [*known, *outcome.ids])
        problem = problem or witness.unsound(self.db)
        return problem or self.program.run(self.db, *CHECK).complaint(OK)

    def _write(self, *options):
        witness.remove(self.db)
        shutil.copy(self.gold, self.db)
        # Only calls on the journal's own files, so that the interpreter itself can start; what is
        # printed has no path of its own.
        paths = [self.db.parent, *(f"{self.db}{suffix}" for suffix in witness.REMAINS)]
        options += () if "trace=write" in options else tuple(x for p in paths for x in ("-P", p))
        prefix = ("strace", "-f", "-qq", "-o", self.log, *options)
        environment = self.program.environment | {"PYTHONDONTWRITEBYTECODE": "1"}
        return self.program.run(
            self.db, *self.words, prefix=prefix, lines=self.entries, env=environment
        )
