"""Many processes at once. Promise: nothing is lost, no id repeats, nobody is told “locked”.

Rare races show by chance only: more writers and more rounds make it likelier.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from tests.faults import witness
from tests.faults.program import BATCH, CHECK, INIT, LIST, OK


def play(program, folder, report, rng, *, rounds, writers, entries):
    """Write one journal from many processes while others list, check and back up.

    Args:
        program: What is started.
        folder: Where the journal lies.
        report: Where the findings go.
        rng: Unused; the operating system throws the dice here.
        rounds: How often, each with a new journal (count).
        writers: Processes that write (count).
        entries: What each of them adds (count).
    """
    del rng
    for number in range(rounds):
        db = folder / f"crowd-{number}.db"
        program.run(db, *INIT)
        written, read = _together(program, db, writers, entries)
        for outcome in written:
            short = len(outcome.ids) != entries and f"{len(outcome.ids)} of {entries} acknowledged"
            report.case(f"round {number}: writer", outcome.complaint(OK) or short)
        for word, outcome in read:
            report.case(f"round {number}: {word}", outcome.complaint(OK))
        ids = [name for outcome in written for name in outcome.ids]
        twice = "an id was given twice" if len(ids) != len(set(ids)) else ""
        report.case(f"round {number}: journal", program.missing(db, ids) or twice)
        report.case(f"round {number}: file", witness.unsound(db))
        report.note("readers", len(read))
        slowest = max(outcome.seconds for outcome in written)
        report.notes["slowest_writer_s"] = round(slowest, 1)


def _together(program, db, writers, entries):
    done = Event()
    readers = (LIST, CHECK, ("backup", "--replace", "-o", db.with_suffix(".bak")))

    def read(words):
        found = []
        while not done.is_set():
            found.append((words[0], program.run(db, *words)))
        return found

    with ThreadPoolExecutor(writers + len(readers)) as pool:
        reading = [pool.submit(read, words) for words in readers]
        writing = [pool.submit(program.run, db, *BATCH, lines=entries) for _ in range(writers)]
        written = [future.result() for future in writing]
        done.set()
        return written, [pair for future in reading for pair in future.result()]
