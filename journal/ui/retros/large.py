"""What each step says on the screen for the whole room, and how it is set there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Kind
from journal.domain.retros import ActionState, Step
from journal.publish import wording
from journal.publish.retro.suggestions import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.domain.retros import Action, Card, Retro
    from journal.ui.retros.sheet import Sheet

_DOT = "•  "
_TIGHT = ' cellspacing="0" cellpadding="0"'


def words(sheet: Sheet, step: Step) -> str:
    """A few words, as large letters allow: the question of the step, and what came of it."""
    match step:
        case Step.ACTIONS:
            lines = [_action(action) for action in sheet.before]
            return _list(lines) or _tr("No earlier retro left an action behind.")
        case Step.TIMELINE:
            return _period(sheet)
        case Step.CARDS:
            return _columns(sheet)
        case Step.VOTE:
            return _votes(sheet.retro)
        case Step.DECIDE:
            lines = [_decided(action) for action in sheet.decided]
            return _list(lines) or _tr("What will you change? At most three actions.")
    return sheet.retro.thanks or _tr("Whom do you thank, and for what?")


def laid_out(said: str, step: Step) -> str:
    """What `words` gave as rich text: the columns by name, and items that hang beside their dot."""
    parts = []
    for part in said.split("\n\n"):
        for place, line in enumerate(part.split("\n")):
            if line.startswith(_DOT):
                item = escape(line.removeprefix(_DOT))
                parts.append(
                    f"<table{_TIGHT}><tr><td>•&nbsp;&nbsp;</td><td>{item}</td></tr></table>"
                )
            else:
                names = step is Step.CARDS and place == 0
                text = f"<b>{escape(line)}</b>" if names else escape(line)
                parts.append(f"<div>{text}</div>")
        parts.append("<div>&nbsp;</div>")
    return "".join(parts[:-1])


def _period(sheet: Sheet) -> str:
    flags = [entry for entry in sheet.material.shared() if entry.kind is Kind.MILESTONE]
    lines = [f"{wording.day(entry.happened_on)}: {told(entry)}" for entry in flags]
    question = _tr("Walk along the period together. What do you remember?")
    return f"{question}\n\n{_list(lines)}" if lines else question


def _columns(sheet: Sheet) -> str:
    """The columns with the cards in them; the question of one that has none."""
    parts = []
    for column in sheet.form.columns:
        cards = [card.text for card in sheet.retro.cards if card.column == column.key]
        parts.append(f"{column.title}\n{_list(cards) or column.prompt}")
    return "\n\n".join(parts)


def _votes(retro: Retro) -> str:
    """Piles and single cards with their votes, most votes first."""
    piles: dict[str, list[Card]] = {}
    for card in retro.cards:
        piles.setdefault(card.group or card.id, []).append(card)
    ranked = sorted(piles.values(), key=lambda pile: -_sum(pile))
    lines = [f"{pile[0].group or pile[0].text} ({_counted(_sum(pile))})" for pile in ranked]
    return _list(lines) or _tr("There is no card to vote for yet.")


def _sum(pile: Iterable[Card]) -> int:
    return sum(card.votes for card in pile)


def _action(action: Action) -> str:
    state = {
        ActionState.OPEN: _tr("still on"),
        ActionState.DONE: _tr("done"),
        ActionState.DROPPED: _tr("dropped"),
    }[action.state]
    return f"{_decided(action)}: {state}"


def _decided(action: Action) -> str:
    return f"{action.text} ({action.owner})" if action.owner else action.text


def _counted(votes: int) -> str:
    return _tr("1 vote") if votes == 1 else _tr("%d votes") % votes


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"{_DOT}{line}" for line in lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Stage", text)
