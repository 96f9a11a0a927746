"""What is still open in the loop, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli import output
from journal.cli.search import AS_JSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from journal.cli.session import Session
    from journal.domain.board import Board, Standing
    from journal.domain.entry import Entry

    Groups = Mapping[str, list[tuple[Entry, Standing]]]


@click.command()
@AS_JSON
@click.pass_obj
def loop(session: Session, as_json: bool) -> None:
    """Show what is still open, and how long it has waited.

    Mistakes out of which no learning came, learnings not applied yet, and experiments past the
    day on which you wanted to check back; what has waited longest comes first. Above them stand
    the columns of the board and the median days from one to the next. With --json, each entry
    has its `days`, and `stuck` where that is too long.
    """
    from journal.store import loop as stored

    with session.reading():
        board = stored.board(session.today)
        groups = _open(board, session.today)
        if as_json:
            text = output.json_lines(
                output.record(entry) | {"days": card.days, "stuck": card.stuck}
                for group in groups.values()
                for entry, card in group
            )
        else:
            text = summary(board) + "\n" + "\n".join(_sections(groups))
    output.write(text)


def summary(board: Board) -> str:
    """The columns of the board on one line, and the median days on the next."""
    counts = []
    for column, cards in board.columns.items():
        stuck = board.stuck(column)
        counts.append(f"{column.capitalize()} {len(cards):,}" + f" ({stuck:,} stuck)" * bool(stuck))
    days = words_of({leg.value: days for leg, days in board.days.items()})
    return f"{' → '.join(counts)}\n" + (f"Median days: {days}\n" if days else "")


def words_of(days: Mapping[str, float | None]) -> str:
    """The median days of each leg in words; empty where no leg was gone yet."""
    words = {
        "outcome": "from an experiment to its outcome",
        "learnt": "from a mistake to a learning",
        "applied": "from a learning to its use",
    }
    known = [(days[leg], text) for leg, text in words.items()]
    return ", ".join(f"{number:,g} {text}" for number, text in known if number is not None)


def _open(board: Board, day: date) -> Groups:
    from journal.domain.board import Column
    from journal.store import entries, outline

    due = set(outline.to_look_at(day))
    groups: dict[str, Sequence[Standing]] = {
        "Mistakes without a learning": board.columns[Column.MISTAKES],
        "Learnings not applied": board.columns[Column.LEARNINGS],
        "Experiments past their check-back day": [
            card for card in board.columns[Column.EXPERIMENTS] if card.id in due
        ],
    }
    return {
        name: list(zip(entries.by_ids([card.id for card in cards]), cards, strict=True))
        for name, cards in groups.items()
    }


def _sections(groups: Groups) -> Iterator[str]:
    for name, group in groups.items():
        if group:
            days = [_days(card.days) for _, card in group]
            yield f"{output.bold(name)} ({len(group):,})\n" + output.table(
                (entry for entry, _ in group), days
            )
    if not any(groups.values()):
        yield "Nothing is open.\n"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"
