"""Retros with their participants and cards."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import instant
from journal.domain.retros import Card, Retro, Step
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import fetch, sound_values
from journal.store.lookback import documents
from journal.store.rows import Names, unique
from journal.store.tables import PersonRow, RetroPersonRow, RetroRow

if TYPE_CHECKING:
    from peewee import Expression

_LATEST_FIRST = (RetroRow.held_on.desc(), RetroRow.id.desc())


def get(retro_id: str) -> Retro:
    """The retro of an id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read(RetroRow.id == retro_id)
    if not found:
        raise UnknownId(retro_id, "retro")
    return found[0]


def everyone() -> list[Retro]:
    """All retros that are not in the trash, the latest first."""
    return _read(RetroRow.trashed_at.is_null())


def every_kept() -> list[Retro]:
    """All retros, those in the trash too, the latest first."""
    return _read()


def between(first: date, last: date) -> list[Retro]:
    """The retros held in a span of whole days, the latest first."""
    held = RetroRow.held_on.between(first.isoformat(), last.isoformat())
    return _read(RetroRow.trashed_at.is_null(), held)


def insert(retro: Retro) -> None:
    """Keep a new retro; participants whom nobody knows yet are introduced."""
    people = list(unique(map(Names().person, retro.participants)))
    key = rows.insert(RetroRow, _values(retro), people)
    rows.insert_list(RetroPersonRow, key, people)


def update(retro: Retro, base_revision: int) -> None:
    """Keep the new state of a retro.

    Raises:
        UnknownId: There is none of this id.
        EntryChanged: It has another revision than the change was based on.
    """
    key = documents.key_to_replace("retro", retro, base_revision)
    people = list(unique(map(Names().person, retro.participants)))
    rows.update(RetroRow, key, _values(retro), people)
    rows.replace_list(RetroPersonRow, key, people)


def _read(*conditions: Expression) -> list[Retro]:
    r = RetroRow
    query = r.select(
        r.key, r.id, r.title, r.held_on, r.period_first, r.period_last, r.format, r.minutes,
        r.step, r.cards, r.dropped, r.thanks, r.notes, r.revision, r.edited_at, r.edited_offset,
        r.trashed_at,
    ).order_by(*_LATEST_FIRST)  # fmt: skip
    found = fetch(query.where(*conditions) if conditions else query)
    return [_retro(row, _participants(row[0])) for row in found]


def _participants(key: int) -> tuple[str, ...]:
    query = PersonRow.select(PersonRow.name).join(RetroPersonRow)
    query = query.where(RetroPersonRow.retro == key).order_by(RetroPersonRow.position)
    return tuple(name for (name,) in fetch(query))


@sound_values()
def _retro(row: tuple[Any, ...], participants: tuple[str, ...]) -> Retro:
    (
        _, ident, title, held, first, last, form, minutes, step, cards, dropped, thanks, notes,
        revision, edited, offset, trashed,
    ) = row  # fmt: skip
    return Retro(
        id=ident, title=title, held_on=date.fromisoformat(held),
        period_first=date.fromisoformat(first), period_last=date.fromisoformat(last),
        format=form, minutes=minutes, participants=participants, step=Step(step),
        cards=cards_from(cards), dropped=tuple(json.loads(dropped)), thanks=thanks, notes=notes,
        revision=revision, edited_at=instant(edited, offset),
        trashed_at=instant(trashed) if trashed else None,
    )  # fmt: skip


def _values(retro: Retro) -> dict[str, object]:
    return {
        "id": retro.id,
        "title": retro.title,
        "held_on": retro.held_on.isoformat(),
        "period_first": retro.period_first.isoformat(),
        "period_last": retro.period_last.isoformat(),
        "format": retro.format,
        "minutes": retro.minutes,
        "step": str(retro.step),
        "cards": _cards_text(retro.cards),
        "dropped": _json(retro.dropped),
        "thanks": retro.thanks,
        "notes": retro.notes,
        **documents.stamps(retro),
    }


def cards_from(text: str) -> tuple[Card, ...]:
    """Cards from their JSON."""
    return tuple(
        Card(**{**card, "evidence": tuple(card.get("evidence", ()))}) for card in json.loads(text)
    )


def _cards_text(cards: tuple[Card, ...]) -> str:
    """Cards as JSON; what is empty is left out."""
    names = [field.name for field in fields(Card)]
    given = [{name: getattr(card, name) for name in names} for card in cards]
    return _json([{name: value for name, value in card.items() if value} for card in given])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
