"""A retro and its file: fields with its cards and actions, thanks and notes under headings.

What `retro_text` writes, `retro_from` reads back as the equal objects. The file of the eras is
here too, since both tell of the team's time as a whole.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.entry import Audience
from journal.domain.eras import Colour, Era
from journal.domain.retros import Action, ActionState, Card, Helped, Retro, Step
from journal.exchange import pages, values
from journal.exchange.headed import Headed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.exchange.values import Reader

HEADINGS = {"thanks": "Thanks", "notes": "Notes"}
"""The headings under which a retro's file has its texts."""

_BODY = Headed(HEADINGS)
_STAMPS: dict[str, Reader] = {
    "revision": values.count, "edited_at": values.moment, "trashed_at": values.moment,
}  # fmt: skip
_CARD: dict[str, Reader] = {
    "id": values.line, "column": values.line, "text": values.text, "evidence": values.idents,
    "group": values.line, "votes": values.number,
}  # fmt: skip
_ACTION: dict[str, Reader] = {
    "id": values.ident, "text": values.line, "owner": values.line, "due_on": values.day,
    "state": values.choice(ActionState), "closed_on": values.day,
    "helped": values.choice(Helped), "tag": values.line, "experiment": values.ident,
    "audience": values.choice(Audience), "position": values.number, **_STAMPS,
}  # fmt: skip
_RETRO: dict[str, Reader] = {
    "id": values.ident, "title": values.line, "held_on": values.day, "period_first": values.day,
    "period_last": values.day, "format": values.line, "minutes": values.count,
    "participants": values.labels, "step": values.choice(Step),
    "cards": lambda given: tuple(map(_card, values.items(given))),
    "dropped": values.labels,
    "actions": lambda given: tuple(
        values.read(_ACTION, item, "id", "text", "edited_at") for item in values.items(given)
    ),
    **_STAMPS,
}  # fmt: skip
_ERA: dict[str, Reader] = {
    "id": values.ident, "name": values.line, "first": values.day, "last": values.day,
    "colour": values.choice(Colour), **_STAMPS,
}  # fmt: skip


def retro_text(retro: Retro, actions: Sequence[Action]) -> str:
    """The file of a retro and of the actions it decided."""
    given = {
        "id": retro.id, "title": retro.title, "held_on": retro.held_on,
        "period_first": retro.period_first, "period_last": retro.period_last,
        "format": retro.format, "minutes": retro.minutes, "participants": retro.participants,
        "step": retro.step, "cards": [_said(card) for card in retro.cards],
        "dropped": retro.dropped, "actions": [_said(action, "retro") for action in actions],
        **_stamps(retro),
    }  # fmt: skip
    body = _BODY.write({"thanks": retro.thanks, "notes": retro.notes})
    return f"{pages.front_matter(given)}\n{body}\n"


def retro_from(text: str) -> tuple[Retro, tuple[Action, ...]]:
    """The retro of a file, and its actions."""
    given, body = pages.parted(text)
    found = values.read(
        _RETRO, given, "id", "held_on", "period_first", "period_last", "format", "edited_at"
    )
    found.update(_BODY.read(body))
    decided = found.pop("actions", ())
    retro = Retro(**{"cards": (), "dropped": (), **found}).checked()
    return retro, tuple(Action(retro=retro.id, **action).checked() for action in decided)


def eras_text(eras: Iterable[Era]) -> str:
    """The file of the eras: a list with one of them after another."""
    return pages.listed(_said(era) for era in eras)


def eras_from(text: str) -> tuple[Era, ...]:
    """The eras of a file."""
    given = pages.unlisted(text, "eras")
    return tuple(
        Era(**values.read(_ERA, fields, "id", "name", "first", "edited_at")).checked()
        for fields in given
    )


def _card(given: Any) -> Card:
    return Card(**values.read(_CARD, given, "id"))


def _said(document: Card | Action | Era, *but: str) -> dict[str, Any]:
    """The fields of something that stands inside a file, as JSON takes them."""
    given = {field.name: getattr(document, field.name) for field in fields(document)}
    said = {name: value for name, value in given.items() if name not in but}
    return pages.filled({name: _plain(value) for name, value in said.items()})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _stamps(retro: Retro) -> dict[str, Any]:
    return {
        "revision": retro.revision,
        "edited_at": _plain(retro.edited_at),
        "trashed_at": _plain(retro.trashed_at),
    }
