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
    from journal.domain.retros import Action

    Groups = Mapping[str, list[tuple[Entry, Standing]]]


@click.command()
@AS_JSON
@click.pass_obj
def loop(session: Session, as_json: bool) -> None:
    """Show what is still open, and how long it has waited.

    Mistakes out of which no learning came, learnings not applied yet, and experiments past the
    day on which you wanted to check back; what has waited longest comes first. Above them stand
    the columns of the board and the median days from one to the next. Below them stand the open
    actions of retros. With --json, each entry has its `days`, and `stuck` where that is too long;
    an action has the kind `action`, the days it is late, its `owner`, `due_on`, `tag` and `retro`.
    Days are counted up to today; where nothing was written for 90 days, up to the last entry.
    """
    from journal.store import loop as stored
    from journal.store.lookback import actions

    with session.reading():
        board = stored.present(session.today)
        groups = _open(board, session.today)
        decided = actions.still_open()
        if as_json:
            text = output.json_lines(
                output.record(entry) | {"days": card.days, "stuck": card.stuck}
                for group in groups.values()
                for entry, card in group
            ) + output.json_lines(_record(action, board.day) for action in decided)
        else:
            sections = [*_sections(groups), *_decided(decided, board.day)]
            told = "\n".join(sections or ["Nothing is open.\n"])
            past = f"As of {board.day}, the last entry.\n" if board.day != session.today else ""
            text = f"{summary(board)}{past}\n{told}"
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


def _decided(found: Sequence[Action], day: date) -> Iterator[str]:
    """The open actions of retros, if there are any: by when, who and what."""
    if found:
        lines = [(_when(action, day), action.owner or "nobody", action.text) for action in found]
        wide = [max(len(line[place]) for line in lines) for place in (0, 1)]
        yield f"{output.bold('Actions of retros')} ({len(found):,})\n" + "".join(
            f"{when:{wide[0]}}  {output.visible(f'{owner:{wide[1]}}  {text}')}\n"
            for when, owner, text in lines
        )


def _when(action: Action, day: date) -> str:
    if action.due_on is None:
        return "next retro"
    late = (day - action.due_on).days
    return f"due {action.due_on}" + (f", {_days(late)} late" if late > 0 else "")


def _record(action: Action, day: date) -> dict[str, object]:
    """An open action as the fields that `--json` prints."""
    late = max(0, (day - action.due_on).days) if action.due_on else 0
    return {
        "id": action.id, "kind": "action", "title": action.text, "owner": action.owner,
        "due_on": action.due_on.isoformat() if action.due_on else None, "tag": action.tag,
        "retro": action.retro, "days": late, "stuck": late > 0,
    }  # fmt: skip


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"
