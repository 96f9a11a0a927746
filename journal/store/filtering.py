"""Filters as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journal.domain.filters import ALTERNATIVES
from journal.domain.people import fold
from journal.store.index import match

if TYPE_CHECKING:
    from journal.domain.filters import Condition, Filters

_HAS = {
    "attachment": "EXISTS (SELECT 1 FROM attachment x WHERE x.entry_key = e.key)",
    "image": "EXISTS (SELECT 1 FROM attachment x WHERE x.entry_key = e.key"
    " AND x.media_type LIKE 'image/%')",
    "link": "EXISTS (SELECT 1 FROM link x WHERE e.key IN (x.source_key, x.target_key))",
    "tag": "EXISTS (SELECT 1 FROM entry_tag x WHERE x.entry_key = e.key)",
    "person": "EXISTS (SELECT 1 FROM entry_person x WHERE x.entry_key = e.key)",
    "project": "e.project_key IS NOT NULL",
    "expectation": "e.expectation <> ''",
    "end": "e.ended_on IS NOT NULL",
}
_PERSON = "SELECT key FROM person WHERE name_folded = ?1 OR handle_folded = ?1"


def where(filters: Filters) -> tuple[str, tuple[Any, ...]]:
    """Return the condition on `entry AS e`, and its values.

    The words are matched by the full-text index; a query of negated words alone is answered
    too, by leaving out what they match.
    """
    parts = ["e.trashed_at IS NOT NULL" if filters.trashed else "e.trashed_at IS NULL"]
    values: list[Any] = []
    for group in _groups(filters):
        clauses = [_clause(condition) for condition in group]
        parts.append("(" + " OR ".join(sql for sql, _ in clauses) + ")")
        values += (value for _, given in clauses for value in given)
    wanted, unwanted = match(filters)
    if wanted:
        parts.append("e.key IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(wanted)
    if unwanted:
        parts.append("e.key NOT IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(unwanted)
    return " AND ".join(parts), tuple(values)


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


def _clause(condition: Condition) -> tuple[str, tuple[Any, ...]]:
    sql, values = _positive(condition.operator, condition.value)
    return (f"NOT coalesce({sql}, 0)" if condition.negated else sql), values


def _positive(operator: str, value: str) -> tuple[str, tuple[Any, ...]]:
    folded = (fold(value),)
    if operator == "has":
        return _HAS[value], ()
    if operator == "from":
        return "coalesce(e.ended_on, e.happened_on) >= ?", (value,)
    if operator == "to":
        return "e.happened_on <= ?", (value,)
    if operator == "tag":
        tagged = "SELECT x.entry_key FROM entry_tag x JOIN tag t ON t.key = x.tag_key"
        return f"e.key IN ({tagged} WHERE t.folded = ?)", folded
    if operator == "project":
        return "e.project_key IN (SELECT key FROM project WHERE folded = ?)", folded
    person = _PERSON.replace("?1", "?")
    if operator == "by":
        return f"e.author_key IN ({person})", folded * 2
    if operator == "person":
        named = "SELECT x.entry_key FROM entry_person x WHERE x.person_key"
        return f"e.key IN ({named} IN ({person}))", folded * 2
    return f"e.{operator} = ?", (value,)
