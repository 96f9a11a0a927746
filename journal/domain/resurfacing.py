"""Learnings that are not applied come back, at intervals that double.

The rule: a learning comes back for a week at a time, in the 1st, 2nd, 4th, 8th, 16th … week after
its day (the first is that of the days 7 to 13). It follows from two days alone, so nothing has to
be stored, and the same day shows the same learnings on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_WEEK = 7  # days


def week(learnt_on: date, day: date) -> int:
    """In which week after its day a learning comes back on a day; 0 where it does not."""
    weeks = (day - learnt_on).days // _WEEK
    return weeks if weeks > 0 and weeks & (weeks - 1) == 0 else 0


def due(learnings: Iterable[tuple[str, date]], day: date) -> list[str]:
    """The learnings that come back on a day, those first that come back most rarely.

    Args:
        learnings: The ids and days of learnings that are not applied.
        day: The day on which they are shown.
    """
    back = [(-week(learnt_on, day), name) for name, learnt_on in learnings if week(learnt_on, day)]
    return [name for _, name in sorted(back)]
