"""Days in the words of the interface (not those of the system's language)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from datetime import date

_WORDS = QLocale.c()  # English names


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The heading over the entries of a day: a strong word and the rest."""

    day: date
    strong: str
    rest: str

    @property
    def spoken(self) -> str:
        """The heading as a screen reader says it."""
        return f"{self.strong} {self.rest}"


def heading(day: date, today: date) -> DayHeading:
    """The heading of a day: “Today · Monday 23 November”, “Friday · 20 November 2015”."""
    named = {
        0: QCoreApplication.translate("Days", "Today"),
        1: QCoreApplication.translate("Days", "Yesterday"),
    }.get((today - day).days)
    year = "" if day.year == today.year else " yyyy"
    if named:
        return DayHeading(day, named, words(day, f"dddd d MMMM{year}"))
    return DayHeading(day, words(day, "dddd"), words(day, f"d MMMM{year}"))


def words(day: date, pattern: str = "d MMM yyyy") -> str:
    """A day in a pattern of `QLocale`, in the language of the interface."""
    return _WORDS.toString(QDate(day.year, day.month, day.day), pattern)
