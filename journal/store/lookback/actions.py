"""Actions of retros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import JOIN

from journal.domain.dates import instant
from journal.domain.entry import Audience
from journal.domain.people import fold
from journal.domain.retros import Action, ActionState, Helped
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import fetch, sound_values
from journal.store.entry_rows import key_of
from journal.store.lookback import documents
from journal.store.lookback.documents import day_from, day_text
from journal.store.rows import Names
from journal.store.tables import ActionRow, EntryRow, PersonRow, RetroRow, TagRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from peewee import Expression

_OPEN = ActionRow.state == ActionState.OPEN.value
_HERE = ActionRow.trashed_at.is_null() & RetroRow.trashed_at.is_null()


def get(action_id: str) -> Action:
    """The action of an id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read(ActionRow.id == action_id)
    if not found:
        raise UnknownId(action_id, "action")
    return found[0]


def everyone() -> list[Action]:
    """All actions that are not in the trash, nor is their retro, in the order they were decided."""
    return _read(_HERE)


def every_kept() -> list[Action]:
    """All actions, those in the trash too, in the order they were decided."""
    return _read()


def of_retros(ids: Sequence[str]) -> list[Action]:
    """The actions of some retros, in order."""
    return _read(_HERE, RetroRow.id.in_(ids))


def still_open() -> list[Action]:
    """The actions that are neither done nor dropped, those due first at the top."""
    never = "9999-12-32"
    return sorted(_read(_HERE, _OPEN), key=lambda a: (day_text(a.due_on) or never, a.id))


def closed_between(first: date, last: date) -> list[Action]:
    """The actions that were done or dropped in a span of whole days."""
    return _read(_HERE, ActionRow.closed_on.between(first.isoformat(), last.isoformat()))


def with_tag(name: str) -> list[Action]:
    """The actions that should prevent mistakes of a tag, those in the trash too."""
    return _read(TagRow.folded == fold(name))


def insert(action: Action) -> None:
    """Keep a new action.

    Raises:
        UnknownId: Its retro, or the experiment it became, is not in the journal.
    """
    rows.insert(ActionRow, _values(action))


def update(action: Action, base_revision: int) -> None:
    """Keep the new state of an action.

    Raises:
        UnknownId: There is none of this id, or what it points to is not in the journal.
        EntryChanged: It has another revision than the change was based on.
    """
    key = documents.key_to_replace("action", action, base_revision)
    rows.update(ActionRow, key, _values(action))


def _read(*conditions: Expression) -> list[Action]:
    a = ActionRow
    query = (
        a.select(
            a.id, RetroRow.id, a.text, PersonRow.name, a.due_on, a.state, a.closed_on, a.helped,
            TagRow.name, EntryRow.id, a.audience, a.position, a.revision, a.edited_at,
            a.edited_offset, a.trashed_at,
        )
        .join(RetroRow)
        .join_from(a, PersonRow, JOIN.LEFT_OUTER, on=(a.owner == PersonRow.key))
        .join_from(a, TagRow, JOIN.LEFT_OUTER, on=(a.tag == TagRow.key))
        .join_from(a, EntryRow, JOIN.LEFT_OUTER, on=(a.experiment == EntryRow.key))
        .order_by(RetroRow.held_on, RetroRow.id, a.position, a.id)
    )  # fmt: skip
    found = fetch(query.where(*conditions) if conditions else query)
    return [_action(row) for row in found]


@sound_values()
def _action(row: tuple[Any, ...]) -> Action:
    (
        ident, retro, text, owner, due, state, closed, helped, tag, experiment, audience,
        position, revision, edited, offset, trashed,
    ) = row  # fmt: skip
    return Action(
        id=ident, retro=retro, text=text, owner=owner or "", due_on=day_from(due),
        state=ActionState(state), closed_on=day_from(closed),
        helped=Helped(helped) if helped else None, tag=tag or "", experiment=experiment or "",
        audience=Audience(audience), position=position, revision=revision,
        edited_at=instant(edited, offset),
        trashed_at=instant(trashed) if trashed else None,
    )  # fmt: skip


def _values(action: Action) -> dict[str, object]:
    names = Names()
    owner = names.person(action.owner)
    return {
        "id": action.id,
        "retro_key": documents.key_of("retro", action.retro),
        "text": action.text,
        "owner_key": owner.key if owner else None,
        "due_on": day_text(action.due_on),
        "state": str(action.state),
        "closed_on": day_text(action.closed_on),
        "helped": str(action.helped) if action.helped else None,
        "tag_key": names.tag(action.tag).key if action.tag else None,
        "experiment_key": key_of(action.experiment) if action.experiment else None,
        "audience": str(action.audience),
        "position": action.position,
        **documents.stamps(action),
    }
