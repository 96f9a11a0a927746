"""Damaged files. Promise: no crash, no hang, and no wrong data without a word.

Looking at a damaged journal does not change it; `check` finds the damage and offers the backup;
`restore-backup` brings the entries back and keeps the damaged file. A damaged backup is refused,
and the journal stays as it was.
"""

import shutil

from tests.faults import witness
from tests.faults.program import BATCH, CHECK, DAMAGED, INIT, OK

PAGE = 4096
ENTRIES = 120


def play(program, folder, report, rng, *, cases):
    """Damage copies of one journal in every way, over and over.

    Args:
        program: What must cope with them.
        folder: Where the files lie.
        report: Where the findings go.
        rng: Where the damage strikes.
        cases: How many damaged files (count).
    """
    gold, backup = folder / "gold.db", folder / "gold.bak"
    attached = folder / "attached.bin"
    attached.write_bytes(rng.randbytes(20_000))
    program.run(gold, *INIT)
    program.run(gold, *BATCH, lines=ENTRIES)
    program.run(gold, "add", "--title", "with a file", "--attach", attached)
    report.case("backup", program.run(gold, "backup", "--replace", "-o", backup).complaint(OK))
    content, entries = gold.read_bytes(), program.entries(gold)
    for number in range(cases):
        kind, strike = _STRIKES[number % len(_STRIKES)]
        damaged = bytes(strike(bytearray(content), rng))
        if damaged == content:
            continue
        place = folder / f"{number}"
        place.mkdir()
        (place / "journal.db").write_bytes(damaged)
        seen = _Seen(program, place / "journal.db", entries)
        report.case(f"{number} {kind}", seen.looking() or seen.restoring(backup))
        report.note("harmless", seen.harmless)
        if number % len(_STRIKES) == 0:
            shutil.copy(gold, place / "journal.db")
            (place / "damaged.bak").write_bytes(damaged)
            report.case(f"{number} {kind} backup", seen.refusing(place / "damaged.bak"))
        shutil.rmtree(place)


class _Seen:
    """A damaged journal, and what the program makes of it."""

    def __init__(self, program, db, entries):
        self.program, self.db, self.entries = program, db, entries
        self.digest = witness.digest(db)
        self.harmless = False

    def looking(self):
        listed, checked = self.program.entries(self.db), self.program.run(self.db, *CHECK)
        problem = checked.complaint(OK, DAMAGED)
        if not problem and listed is None:
            problem = self.program.run(self.db, "list").complaint(OK, DAMAGED)
        if problem:
            return problem
        if witness.digest(self.db) != self.digest:
            return "looking at it changed the file"
        self.harmless = checked.code == OK
        if self.harmless:
            return "" if listed == self.entries else "other entries, and `check` is content"
        return "" if "restore-backup" in checked.err else f"no backup is offered: {checked.err}"

    def restoring(self, backup):
        if self.harmless:
            return ""
        outcome = self.program.run(self.db, "restore-backup", backup, "--yes")
        if problem := outcome.complaint(OK):
            return f"restore-backup: {problem}"
        if self.program.entries(self.db) != self.entries:
            return "restore-backup did not bring the entries back"
        kept = {witness.digest(path) for path in self.db.parent.iterdir()}
        return "" if self.digest in kept else "the damaged file was not kept"

    def refusing(self, backup):
        before = witness.digest(self.db)
        outcome = self.program.run(self.db, "restore-backup", backup, "--yes")
        if outcome.code == OK and self.program.entries(self.db) == self.entries:
            return ""
        if witness.digest(self.db) != before:
            return "a damaged backup took the place of the journal"
        return outcome.complaint(1, 3, 4)


def _flip(content, rng, times=1):
    for _ in range(times):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return content


def _letter(content, rng):
    """A letter that somebody wrote: nothing of the file's structure."""
    places = [at for at in range(len(content)) if content.startswith(b" of a writer", at)]
    content[rng.choice(places) + 1] ^= 1
    return content


def _page(content, rng):
    return PAGE * rng.randrange(1, len(content) // PAGE)


def _zero_page(content, rng):
    at = _page(content, rng)
    content[at : at + PAGE] = bytes(PAGE)
    return content


def _swap_pages(content, rng):
    one, other = _page(content, rng), _page(content, rng)
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE], content[one : one + PAGE],
    )  # fmt: skip
    return content


_STRIKES = (
    ("one letter", _letter),
    ("one bit", _flip),
    ("twenty bits", lambda content, rng: _flip(content, rng, 20)),
    ("a page of zeros", _zero_page),
    ("cut inside a page", lambda content, rng: content[: rng.randrange(100, len(content))]),
    ("empty", lambda *_: b""),
    ("two pages swapped", _swap_pages),
    ("cut between pages", lambda content, rng: content[: _page(content, rng)]),
    ("no header", lambda content, _: bytes(16) + content[16:]),
    ("text", lambda *_: b"not a database\n" * 400),
    ("one byte", lambda *_: b"S"),
    ("noise", lambda _, rng: rng.randbytes(20_000)),
    ("zeros", lambda content, _: bytes(len(content))),
)
