"""How much stands behind a reflection, and what is not used yet, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.domain.entry import Entry

LEAST, MOST = 3, 7
"""How many reflections make a year worth reading (count)."""

_NUMBERS: tuple[str, ...] = tuple(
    str(QT_TRANSLATE_NOOP("Meter", word))
    for word in (
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    )
)  # fmt: skip


def evidence(entries: Iterable[Entry]) -> str:
    """What stands behind a reflection: “3 entries by 2 people”; the trash does not count."""
    counted = [entry for entry in entries if not entry.trashed]
    people = {entry.author for entry in counted if entry.author}
    if not counted:
        return _tr("no evidence yet")
    if len(people) < 2:
        return _tr("evidence from one person only")
    return _tr("%(entries)s by %(people)s") % {
        "entries": _count("%n entries", len(counted)),
        "people": _count("%n people", len(people)),
    }


def unused(learnings: int) -> str:
    """How many learnings of the year are in no reflection: “eight learnings unused”."""
    if learnings == 0:
        return _tr("every learning is used")
    if learnings == 1:
        return _tr("one learning unused")
    return _tr("%s learnings unused") % _number(learnings)


def board(reflections: int) -> str:
    """How many reflections there are, and how many are wanted."""
    if reflections == 0:
        return _tr("no reflection yet")
    if reflections < LEAST:
        some = {"some": _number(reflections), "least": _number(LEAST)}
        return _tr("%(some)s of at least %(least)s") % some
    many = _tr("%s in all") % _number(reflections)
    if reflections > MOST:
        return _tr("%(many)s, more than the %(most)s people read") % {
            "many": many,
            "most": _number(MOST),
        }
    return many


def _number(count: int) -> str:
    return _tr(_NUMBERS[count]) if count < len(_NUMBERS) else f"{count:,}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Meter", words)


def _count(words: str, count: int) -> str:
    return QCoreApplication.translate("Meter", words, "", count)
