"""The window ends while somebody types. Promise: a kill costs 2.5 s of typing, the rest nothing.

The rest is what a system does that asks first: SIGTERM, SIGHUP, and the end of a session.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from threading import Timer

from tests.faults import witness
from tests.faults.program import CHECK, INIT, OK
from tests.processes import at_most

KILL, LOGOUT = "SIGKILL", "logout"
WAYS = (KILL, "SIGTERM", "SIGHUP", LOGOUT)
LOST_AT_MOST = {KILL: 2.5}  # seconds of typing; nothing where the system asks first
ENDED_AFTER = 5  # seconds that an end may take
AT_ONCE = 4  # windows
ENTRY, SECTION = "entry", "section"
LETTERS = "abcdefghijklmnopqrstuvwxyz "

_TOLD = ("add", "--kind", "milestone", "--audience", "public", "--title", "The first page")


def play(program, folder, report, rng, *, ends, seconds=(0.7, 6), ways=WAYS, where=ENTRY, fault=""):
    """End windows in which somebody types, each in its own way at its own moment.

    Args:
        program: Whose journals they show.
        folder: Where those lie.
        report: Where the findings go.
        rng: Where the moments come from.
        ends: How often each way to end is tried (count).
        seconds: How long is typed, at least and at most.
        ways: In which the window ends.
        where: What is typed into: a new entry, or a section of the review.
        fault: One of the typist's, to be found.
    """
    cases = [(how, rng.uniform(*seconds)) for _ in range(ends) for how in ways]

    def case(number):
        how, moment = cases[number]
        return f"{number} {how}", *_ended(
            program, folder / f"{number}.db", how, moment, where, fault
        )

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for label, problem, lost, letters in pool.map(case, range(len(cases))):
            report.case(label, problem)
            report.note("letters", letters)
            report.notes["worst_ms"] = max(report.notes.get("worst_ms", 0), round(lost * 1_000))


def text(letters):
    """What stands in the entry after so many letters."""
    return (LETTERS * (letters // len(LETTERS) + 1))[:letters]


def _ended(program, db, how, moment, where, fault):
    """End one window; give what was wrong, the seconds lost, and the letters typed before."""
    program.run(db, *INIT)
    if where == SECTION:
        program.run(db, *_TOLD)
    environment = program.environment | {"JOURNAL_HOME": str(db.with_suffix(".home"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(db), where, fault],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    struck = []

    def strike():
        struck.append(time.monotonic())
        if how == LOGOUT:
            with suppress(OSError):  # it ended by itself, which is found below
                os.write(process.stdin.fileno(), b"\n")
        else:
            process.send_signal(getattr(signal, how))

    with at_most(process):
        typed = [process.stdout.readline()]
        timer = Timer(moment, strike)
        timer.start()
        typed += process.stdout
        timer.join()
        complaint = process.stderr.read().strip()
    before = [float(line.split()[2]) for line in typed if line]
    before = [when for when in before if when < struck[0]]
    if not before:
        return f"nothing was typed: {complaint}", 0, 0
    kept = _kept(db, where)
    lost = struck[0] - before[kept] if kept < len(before) else 0
    problem = complaint or _way_to_end(process, how, time.monotonic() - struck[0])
    if not problem and lost > LOST_AT_MOST.get(how, 0):
        problem = f"{lost:.1f} s of typing lost, {len(before) - kept} letters"
    problem = problem or witness.unsound(db) or program.run(db, *CHECK).complaint(OK)
    return problem, lost, len(before)


def _way_to_end(process, how, seconds):
    if seconds > ENDED_AFTER:
        return f"it did not end within {ENDED_AFTER} s"
    killed = how in (KILL, LOGOUT)
    wanted = -signal.SIGKILL if killed else 0
    return "" if process.returncode == wanted else f"it ended with {process.returncode}"


def _kept(db, where):
    """How many letters are on the disk: in the draft or the entry, or in the recipe."""
    with closing(sqlite3.connect(f"file:{db}?mode=rw", uri=True)) as file:
        if where == SECTION:
            (blocks,) = file.execute("SELECT blocks FROM review").fetchone() or ("[]",)
            bodies = [block.get("text") or "" for block in json.loads(blocks)]
        else:
            drafts = file.execute("SELECT draft FROM draft")
            bodies = [json.loads(row[0]).get("body", "") for row in drafts]
            bodies += [row[0] for row in file.execute("SELECT body FROM entry")]
    body = max([*bodies, ""], key=len)
    return len(body) if body == text(len(body)) else 0
