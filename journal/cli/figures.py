"""The figures of the journal, and what periods brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journal.cli import output
from journal.cli.loop import words_of
from journal.cli.search import AS_JSON
from journal.cli.words import KINDS, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.cli.session import Session
    from journal.domain.comparison import Figure, Measure
    from journal.domain.dates import Period

    Counted = Sequence[Mapping[Measure, Figure]]

_WORDS = {
    "new_mistakes": "New mistakes",
    "repeated_mistakes": "Repeated mistakes",
    "learnings_applied": "Learnings applied",
    "worked": "Experiments that worked",
    "failed": "Experiments that failed",
    "mixed": "Experiments of mixed outcome",
    "abandoned": "Experiments abandoned",
    "note": "Notes",
    "experiment": "Experiments",
    "mistake": "Mistakes",
    "learning": "Learnings",
    "milestone": "Milestones",
    "days_to_learning": "Days to a learning",
    "days_to_applied": "Days to its use",
}


@click.command()
@click.option(
    "--of",
    "periods",
    multiple=True,
    type=WORDS,
    metavar="PERIOD",
    help="Count a period instead: 2026, 2026-03 or 2026-01..2026-06; twice, side by side.",
)
@AS_JSON
@click.pass_obj
def stats(session: Session, periods: tuple[str, ...], as_json: bool) -> None:
    """Show how much there is, since when, and where it lies; or what periods brought.

    \b
    journal stats --of 2026 --of 2025           two years side by side
    journal stats --of 2026-01..2026-06 --json  with the ids behind every number
    """  # noqa: D301 - \b keeps the lines apart in the help
    if periods:
        spans = [_period(text) for text in periods]
        with session.reading():
            from journal.store import loop

            counted = loop.figures(spans)
        shape = _as_json if as_json else _side_by_side
        output.write(shape(spans, counted))
        return
    with session.reading():
        figures = _figures(session)
    if as_json:
        output.write(output.json_lines([figures]))
        return
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in figures["kinds"].items() if number)
    lines = {
        "Journal": f"{figures['journal']} ({figures['size']:,} bytes)",
        "Entries": f"{figures['entries']:,}" + (f": {kinds}" if kinds else ""),
        "Days": f"{figures['first_day']} to {figures['last_day']}" if figures["first_day"] else "",
        "In the trash": f"{figures['trashed']:,}",
        "Tags": f"{figures['tags']:,}",
        "Projects": f"{figures['projects']:,}",
        "People": f"{figures['people']:,} ({figures['members']:,} on the team today)",
        "Team": figures["team"],
        "Loop": " → ".join(f"{column} {number:,}" for column, number in figures["loop"].items()),
        "Median days": words_of(figures["median_days"]),
        "Backups": f"{figures['backups']:,} in {figures['backup_folder']}",
        "Last backup": figures["last_backup"] or "none yet",
    }
    output.write(
        "".join(f"{name + ':':14}{output.visible(text)}\n" for name, text in lines.items() if text)
    )


def _figures(session: Session) -> dict[str, Any]:
    from journal.domain.filters import Filters, condition
    from journal.domain.people import team_size
    from journal.store import entries, facts, labels, loop, people
    from journal.store.safety import backup as backups

    everyone, kept = people.everyone(), backups.found(session.backups, session.path.stem)
    newest, board = entries.newest(limit=1), loop.board(session.today)
    oldest = next(entries.every(), None)
    return {
        "journal": str(session.path),
        "size": session.path.stat().st_size,
        "entries": entries.count(),
        "kinds": {kind: entries.count(Filters((condition("kind", kind),))) for kind in KINDS},
        "first_day": oldest.happened_on.isoformat() if oldest else None,
        "last_day": newest[0].happened_on.isoformat() if newest else None,
        "trashed": entries.count(Filters(trashed=True)),
        "tags": len(labels.tags()),
        "projects": len(labels.projects()),
        "people": len(everyone),
        "members": team_size(everyone, session.today),
        "team": facts.get(facts.TEAM),
        "loop": {column.value: len(cards) for column, cards in board.columns.items()},
        "median_days": {leg.value: days for leg, days in board.days.items()},
        "backups": len(kept),
        "last_backup": kept[0].made_at.isoformat() if kept else None,
        "backup_folder": str(session.backups),
    }


def _period(text: str) -> Period:
    """Read a year, a month, a day, or two of them with dots between.

    Raises:
        InputRefused: It is none of these, or its end lies before its beginning.
    """
    from journal.domain.dates import Period, parse_period
    from journal.errors import InputRefused, shown

    start, dots, end = text.partition("..")
    first = parse_period(start.strip())
    last = parse_period(end.strip()) if dots else first
    if last.last < first.first:
        raise InputRefused(f"“{shown(text)}” ends before it begins.")
    return Period(first.first, last.last)


def _as_json(periods: Sequence[Period], counted: Counted) -> str:
    return output.json_lines(
        {
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            **{name.value: {"value": f.value, "ids": f.ids} for name, f in found.items()},
        }
        for period, found in zip(periods, counted, strict=True)
    )


def _side_by_side(periods: Sequence[Period], counted: Counted) -> str:
    from journal.domain.comparison import Measure

    heads = [f"{period.first} to {period.last}" for period in periods]
    rows = [("", *heads)]
    for name, words in _WORDS.items():
        values = [found[Measure(name)].value for found in counted]
        rows.append((words, *("-" if value is None else f"{value:,g}" for value in values)))
    return "".join(
        f"{row[0]:30}" + "".join(f"{cell:>26}" for cell in row[1:]) + "\n" for row in rows
    )
