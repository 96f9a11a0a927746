"""SIGKILL at any moment. Promise: what was acknowledged is there, and the file is sound.

It cannot see a sync that is missing, since the kernel keeps what a dead process wrote: that is
what the power cuts are for.
"""

from tests.faults import witness
from tests.faults.program import BATCH, CHECK, INIT, OK

LARGEST = 4_000  # entries after which a new journal is begun, so that reading it stays quick


def play(program, folder, report, rng, *, kills, attached=False):
    """Kill writers, each after some entries and a moment in which it is at any point of the next.

    Args:
        program: What is killed.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: Where the moments come from.
        kills: How often (count).
        attached: Whether every entry comes with a file.
    """
    db = folder / "journal.db"
    known = set()
    program.run(db, *INIT)
    for number in range(kills):
        words = BATCH
        if attached:
            (folder / "attached.bin").write_bytes(rng.randbytes(rng.randrange(1, 40_000)))
            words = (*BATCH, "--attach", folder / "attached.bin")
        after = rng.randint(1, 12)
        ids = program.interrupted(db, *words, after=after, delay=rng.uniform(0, 0.006))
        known.update(ids)
        report.note("acknowledged", len(ids))
        report.note("rolled_back", _hot(db))
        problem = "" if len(ids) >= after else "the writer ended by itself"
        problem = problem or program.missing(db, known) or witness.unsound(db)
        if not problem and (attached or number % 10 == 9 or number == kills - 1):
            problem = program.run(db, *CHECK).complaint(OK)
        report.case(f"kill {number}", problem)
        if problem or len(known) > LARGEST:
            witness.remove(db)
            known.clear()
            program.run(db, *INIT)


def _hot(db):
    rest = db.with_name(f"{db.name}-journal")
    return rest.exists() and rest.stat().st_size > 0
