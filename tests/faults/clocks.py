"""Days, zones and clocks. Promise: a day stays the day that was written, wherever it is read.

The instant of writing is kept with its offset; clocks that stand still or go back lose nothing,
and entries of one instant list in the order in which they were added, newest first. Days that do
not exist are refused. Leap seconds stay unseen.
"""

import json
from datetime import UTC, datetime

from tests.faults.program import INIT, INPUT, LIST, OK, USAGE

DAYS = (
    "2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31", "1900-01-01",
    "2026-11-23T10:00:00+01:00", "2026-11-23T23:59:59-12:00", "2026-10-25T02:30:00+02:00",
    "2026-01-01T00:00:00+14:00", "1969-12-31T23:59:59+00:00", "1883-11-18T12:03:58-04:56:02",
)  # fmt: skip
NO_DAYS = (
    "2026-02-29", "2026-02-29T00:00:00+00:00", "2026-13-01", "0000-01-01", "10000-01-01",
    "2026-11-23T24:30:00", "2026-11-23T23:59:60+00:00", "2026-11-23T10:00:00+25:00",
    "-2026-01-01", "tomorrowish", "", "\uff12\uff10\uff12\uff16-11-23",
)  # fmt: skip
READERS = ("UTC", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns")
WRITERS = (
    "Europe/Berlin", "Pacific/Apia", "Africa/Monrovia", "Nowhere/Bogus", ":/etc/passwd", "",
    "XXX-23:59",
)  # fmt: skip
WALLS = (
    ("Europe/Berlin", "2026-10-25 02:59:59"), ("Europe/Berlin", "2026-03-29 03:00:00"),
    ("Pacific/Apia", "2011-12-29 23:59:59"), ("Pacific/Apia", "2011-12-31 00:00:01"),
    ("UTC", "2024-02-29 12:00:00"), ("UTC", "1970-01-01 00:01:00"),
    ("UTC", "2039-01-01 00:00:00"),
)  # fmt: skip
STEPS = (
    "2026-11-23 10:00:05", "2026-11-23 10:00:05", "2026-11-23 10:00:05", "2026-11-23 09:00:00",
    "2020-01-01 00:00:00",
)  # fmt: skip
MAX_DRIFT = 60  # seconds between the clock here and what was kept


def days(program, folder, report, rng, *, every=1):
    """Write explicit days, good and impossible, and read them in other zones.

    Args:
        program: What writes and reads.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: Unused: every case is listed.
        every: Take each n-th case of the lists only (count).
    """
    del rng
    db = folder / "journal.db"
    program.run(db, *INIT)
    expected = {}
    for text in DAYS[::every]:
        outcome = program.run(db, "add", "--date", text, "--title", text)
        report.case(f"day {text}", outcome.complaint(OK))
        expected |= dict.fromkeys(outcome.ids, text[:10])
    for zone in READERS[::every]:
        listed = _listed(program, db, zone)
        seen = {entry["id"]: entry["happened_on"] for entry in listed}
        report.case(f"read in {zone}", "" if seen == expected else f"{expected} became {seen}")
        order = [entry["happened_on"] for entry in listed]
        newest_first = order == sorted(order, reverse=True)
        report.case(f"order in {zone}", "" if newest_first else f"not newest first: {order}")
    for text in NO_DAYS[::every]:
        outcome = program.run(db, "add", f"--date={text}", "--title", "never")
        report.case(f"no day {text!r}", outcome.complaint(INPUT, USAGE))
    for zone in WRITERS[::every]:
        environment = program.environment | {"TZ": zone}
        outcome = program.run(db, "add", "--title", zone or "empty", env=environment)
        kept = _entry(program, db, outcome)
        problem = outcome.complaint(OK) or _drift(kept.get("written_at", ""))
        report.case(f"written in {zone!r}", problem)


def walls(program, folder, report, rng, *, every=1):
    """Write under clocks that show another time, stand still, or go back (by `faketime`).

    Args:
        program: What writes.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: Unused: every case is listed.
        every: Take each n-th wall clock only (count).
    """
    del rng
    db = folder / "walls.db"
    program.run(db, *INIT)
    for zone, wall in WALLS[::every]:
        outcome = _at(program, db, wall, "add", "--title", wall, zone=zone)
        kept = _entry(program, db, outcome)
        problem = outcome.complaint(OK)
        if not problem and kept.get("happened_on") != wall[:10]:
            problem = f"the day on the wall became {kept.get('happened_on')}"
        report.case(f"{wall} in {zone}", problem)
    db = folder / "steps.db"
    program.run(db, *INIT)
    added = []
    for wall in STEPS:
        outcome = _at(program, db, wall, "add", "--title", wall)
        report.case(f"step to {wall}", outcome.complaint(OK))
        added += outcome.ids
    listed = [entry["id"] for entry in _listed(program, db, "UTC")]
    report.case("nothing is lost", "" if set(listed) == set(added) else f"{added}, not {listed}")
    twins = added[:3]
    order = [name for name in listed if name in twins]
    report.case("one instant", "" if order == twins[::-1] else "not in the order of adding")


def _at(program, db, wall, *words, zone="UTC"):
    environment = program.environment | {"TZ": zone, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    return program.run(db, *words, prefix=("faketime", "-f", wall), env=environment)


def _entry(program, db, outcome):
    """The entry that a run added, as it is listed."""
    return next((e for e in _listed(program, db, "UTC") if e["id"] in outcome.ids), {})


def _listed(program, db, zone):
    listed = program.run(db, *LIST, env=program.environment | {"TZ": zone})
    return [json.loads(line) for line in listed.out.splitlines()]


def _drift(text):
    try:
        written = datetime.fromisoformat(text)
    except ValueError:
        return f"not an ISO 8601 instant: {text!r}"
    if written.tzinfo is None:
        return f"kept without an offset: {text}"
    drift = abs((written - datetime.now(UTC)).total_seconds())
    return f"kept as {text}, {drift:.0f} s from now" if drift > MAX_DRIFT else ""
