"""A full disk. Promise: a sentence that says so, nothing lost, and reading still works.

Once there is room again, saving works again. The disk is a small tmpfs (root), or a limit on
the size of files, which anybody can set. Quotas and network shares stay unseen.
"""

import shutil
import subprocess
from contextlib import contextmanager

from tests.faults import witness
from tests.faults.program import BATCH, CHECK, INIT, OK, STORAGE

KILOBYTES = 1_536  # of the small disk
_SAYS_SO = ("full", "space", "large", "disk", "quota")


def play(program, folder, report, rng, *, levels, mounted=True):
    """Write on disks with ever more room left, until there is room for everything.

    Args:
        program: What writes.
        folder: Where the disk is mounted.
        report: Where the findings go.
        rng: What the attached file is made of.
        levels: How many levels of fullness, 4 kB apart (count).
        mounted: Whether to fill a disk of its own rather than to limit the size of files.
    """
    attached = folder / "attached.bin"
    attached.write_bytes(rng.randbytes(9_000))
    for level in range(levels):
        with _small_disk(folder / f"disk-{level}", mounted=mounted) as disk:
            db = disk / "journal.db"
            program.run(db, *INIT)
            known = program.run(db, *BATCH, lines=5).ids
            program.run(db, "backup", "--replace", "-o", disk / "earlier.bak")
            ballast = disk / "ballast"
            if mounted:
                free = shutil.disk_usage(disk).free
                ballast.write_bytes(bytes(max(0, free - level * 4096)))
            limit = () if mounted else ("prlimit", f"--fsize={db.stat().st_size + level * 1024}")
            words = (*BATCH, "--attach", attached)
            outcome = program.run(db, *words, prefix=limit, lines=40)
            known += outcome.ids
            report.note("full", outcome.code == STORAGE)
            problem = _problem(outcome) or program.missing(db, known)
            problem = problem or _copies(program, db, known, limit)
            ballast.unlink(missing_ok=True)
            report.case(f"level {level}", problem or _afterwards(program, db, known))
    report.case("coverage", "" if report.notes.get("full") else "no disk was ever full")


def _problem(outcome):
    complaint = outcome.complaint(OK, STORAGE)
    if complaint or outcome.code == OK:
        return complaint
    silent = not any(word in outcome.err.lower() for word in _SAYS_SO)
    return f"the disk is full, and it says: {outcome.err}" if silent else ""


def _copies(program, db, known, limit):
    """A backup and a restore on the full disk end well, or leave things as they were."""
    copy, before = db.with_name("new.bak"), witness.tree(db.parent)
    backup = program.run(db, "backup", "--replace", "-o", copy, prefix=limit)
    left = sorted(witness.tree(db.parent) - before)
    if problem := backup.complaint(OK, STORAGE):
        return f"backup: {problem}"
    if backup.code == STORAGE and left:
        return f"a backup that failed left {left[0].name}"
    copy.unlink(missing_ok=True)
    restore = program.run(db, "restore-backup", db.with_name("earlier.bak"), "--yes", prefix=limit)
    if problem := restore.complaint(OK, STORAGE):
        return f"restore-backup: {problem}"
    for kept in db.parent.glob("*.damaged-*[0-9]"):
        kept.replace(db)
    return program.missing(db, known)


def _afterwards(program, db, known):
    for words in (("add", "--title", "there is room again"), CHECK):
        if complaint := program.run(db, *words).complaint(OK):
            return f"with room again, {words[0]}: {complaint}"
    return program.missing(db, known) or witness.unsound(db)


@contextmanager
def _small_disk(folder, *, mounted):
    folder.mkdir()
    if not mounted:
        yield folder
        return
    size = f"size={KILOBYTES}k"
    mount = ("mount", "-t", "tmpfs", "-o", size, "journal-test", folder)
    subprocess.run(mount, timeout=60, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], timeout=60, check=True)
