"""Filters as conditions on the rows of entries."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from peewee import SQL, fn

from journal.domain.filters import ALTERNATIVES
from journal.domain.people import fold
from journal.errors import InputRefused
from journal.store.searching import index
from journal.store.tables import (
    AttachmentRow,
    EntryPersonRow,
    EntryRow,
    EntryTagRow,
    LinkRow,
    PersonRow,
    ProjectRow,
    TagRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from peewee import Expression, Function, ModelSelect

    from journal.domain.filters import Condition, Filters

_MOST = 100  # conditions in a query (count): far below what SQLite can nest


def where(filters: Filters) -> Expression:
    """Return the condition on `EntryRow`.

    The words are matched by the full-text index; a query of negated words alone is answered
    too, by leaving out what they match.

    Raises:
        InputRefused: There are more conditions than a query can have.
    """
    parts = [without_words(filters)]
    wanted, unwanted = index.match(filters)
    if wanted:
        parts.append(EntryRow.key.in_(index.matching(wanted)))
    if unwanted:
        parts.append(EntryRow.key.not_in(index.matching(unwanted)))
    return reduce(and_, parts)


def without_words(filters: Filters) -> Expression:
    """Return the part of the condition that is not about words."""
    if len(filters.conditions) > _MOST:
        raise InputRefused(f"This is too much to look for at once: {_MOST} words at most.")
    trashed: Expression = EntryRow.trashed_at.is_null(not filters.trashed)
    return reduce(and_, (reduce(or_, map(_clause, g)) for g in _groups(filters)), trashed)


def _groups(filters: Filters) -> list[list[Condition]]:
    """Conditions that must all hold; in each, those of which any may."""
    grouped: dict[str, list[Condition]] = {}
    alone: list[list[Condition]] = []
    for condition in filters.conditions:
        if condition.operator in ("word", "phrase"):
            continue
        if condition.operator in ALTERNATIVES and not condition.negated:
            grouped.setdefault(condition.operator, []).append(condition)
        else:
            alone.append([condition])
    return [*grouped.values(), *alone]


def _clause(condition: Condition) -> Expression | Function:
    clause = _OPERATORS[condition.operator](condition.value)
    return fn.coalesce(clause, 0) == 0 if condition.negated else clause


def _since(day: str) -> Expression:
    """Not over before a day; few entries have an end, so those are looked up by themselves."""
    other = EntryRow.alias()
    ended = other.select(other.key).where(other.ended_on.is_null(False) & (other.ended_on >= day))
    return (EntryRow.happened_on >= day) | EntryRow.key.in_(ended)


def _tagged(name: str) -> Expression:
    tagged = EntryTagRow.select(EntryTagRow.entry).join(TagRow).where(TagRow.folded == fold(name))
    return EntryRow.key.in_(tagged)


def _naming(name: str) -> Expression:
    people = EntryPersonRow.person.in_(_called(name))
    return EntryRow.key.in_(EntryPersonRow.select(EntryPersonRow.entry).where(people))


def _in_project(name: str) -> Expression:
    projects = ProjectRow.select(ProjectRow.key).where(ProjectRow.folded == fold(name))
    return EntryRow.project.in_(projects)


def _called(name: str) -> ModelSelect[PersonRow]:
    folded = fold(name)
    same = (PersonRow.name_folded == folded) | (PersonRow.handle_folded == folded)
    return PersonRow.select(PersonRow.key).where(same)


def _having(what: str) -> Expression | Function:
    attached = AttachmentRow.entry == EntryRow.key
    image = AttachmentRow.media_type.startswith("image/")
    here: dict[str, Callable[[], Expression | Function]] = {
        "attachment": lambda: _any(AttachmentRow, attached),
        "image": lambda: _any(AttachmentRow, attached & image),
        "link": lambda: (
            _any(LinkRow, LinkRow.source == EntryRow.key)
            | _any(LinkRow, LinkRow.target == EntryRow.key)
        ),
        "tag": lambda: _any(EntryTagRow, EntryTagRow.entry == EntryRow.key),
        "person": lambda: _any(EntryPersonRow, EntryPersonRow.entry == EntryRow.key),
        "project": lambda: EntryRow.project.is_null(False),
        "expectation": lambda: EntryRow.expectation != "",
        "end": lambda: EntryRow.ended_on.is_null(False),
    }
    return here[what]()


def _any(
    row: type[AttachmentRow | LinkRow | EntryTagRow | EntryPersonRow], condition: Expression
) -> Function:
    return fn.EXISTS(row.select(SQL("1")).where(condition))


_OPERATORS: dict[str, Callable[[str], Expression | Function]] = {
    "has": _having,
    "from": _since,
    "to": lambda day: EntryRow.happened_on <= day,
    "tag": _tagged,
    "person": _naming,
    "project": _in_project,
    "by": lambda name: EntryRow.author.in_(_called(name)),
    "kind": lambda value: EntryRow.kind == value,
    "status": lambda value: EntryRow.status == value,
    "audience": lambda value: EntryRow.audience == value,
}
