"""Days, instants and periods.

A day (`date`) is a local calendar day that someone chose; it is never derived from UTC.
An instant (`datetime`) is aware and keeps the offset under which it was written.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from journal.errors import InputRefused, shown

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HALF = re.compile(r"([0-9]{4})-[Hh]([12])")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def now() -> datetime:
    """The present instant, with the offset of this machine's zone."""
    return datetime.now().astimezone()


def today(day_starts_at: int = 0) -> date:
    """The local day; before `day_starts_at` o'clock (0 to 23) it is still yesterday."""
    return (
        datetime.now().astimezone().replace(tzinfo=None) - timedelta(hours=day_starts_at)
    ).date()


def parse_day(text: str) -> date:
    """Read `YYYY-MM-DD`, or the literal calendar day of an ISO 8601 instant.

    Raises:
        InputRefused: The text is no such day, or the day does not exist.
    """
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _ISO_DAY.match(text) and text.isascii() and len(text) > 10:
            return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    raise InputRefused(f"“{shown(text)}” is not a day of the calendar (write it as 2026-11-23).")


def parse_period(text: str) -> Period:
    """Read `2026`, `2026-11` or `2026-11-23` as the whole days it covers.

    Raises:
        InputRefused: The text is none of these, or the day does not exist.
    """
    found = _PARTIAL.fullmatch(text)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            if day is not None:
                return Period(date(year or 0, month or 0, day), date(year or 0, month or 0, day))
            if month is not None:
                return month_of(date(year or 0, month, 1))
            return year_of(year or 0)
        except ValueError:
            pass
    raise InputRefused(
        f"“{shown(text)}” is not a year, a month or a day (2026, 2026-11, 2026-11-23)."
    )


def parse_span(text: str) -> Period:
    """Read `2026-H1`, two days with `..` between them, or what `parse_period` reads.

    Raises:
        InputRefused: The text is none of these, a day does not exist, or the span ends before it
            begins.
    """
    half = _HALF.fullmatch(text)
    if half:
        year = year_of(int(half[1]))
        ends = ((1, 1), (6, 30)) if half[2] == "1" else ((7, 1), (12, 31))
        return Period(*(year.first.replace(month=month, day=day) for month, day in ends))
    if ".." not in text:
        with contextlib.suppress(InputRefused):
            return parse_period(text)
        raise InputRefused(
            f"“{shown(text)}” is not a year, half a year, a month, a day or a span of days (2026, "
            "2026-H1, 2026-11, 2026-11-23, 2026-11-23..2026-11-27)."
        )
    first, last = (parse_day(part.strip()) for part in text.split("..", 1))
    if last < first:
        raise InputRefused(f"The period cannot end on {last}, before {first}.")
    return Period(first, last)


def following(period: Period) -> Period | None:
    """The period of the same length just after; of whole months, as many months.

    Returns:
        None beyond the calendar.
    """
    first, last = period.first, period.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    try:
        begin = date.fromordinal(last.toordinal() + 1)
        if first.day == 1 and begin.day == 1:
            year, month = divmod(begin.year * 12 + begin.month - 2 + months, 12)
            return Period(begin, month_of(date(year, month + 1, 1)).last)
        return Period(begin, date.fromordinal(last.toordinal() + 1 + (last - first).days))
    except (ValueError, OverflowError):
        return None


def preceding(period: Period) -> Period | None:
    """The period of the same length just before; of whole months, as many months.

    Returns:
        None beyond the calendar.
    """
    first, last = period.first, period.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    try:
        end = date.fromordinal(first.toordinal() - 1)
        if first.day == 1 and month_of(last).last == last:
            year, month = divmod(first.year * 12 + first.month - 1 - months, 12)
            return Period(date(year, month + 1, 1), end)
        return Period(date.fromordinal(first.toordinal() - 1 - (last - first).days), end)
    except (ValueError, OverflowError):
        return None


def year_of(year: int) -> Period:
    """The whole days of a year (1 to 9999)."""
    if not 1 <= year <= 9999:
        raise InputRefused(f"{year} is not a year between 1 and 9999.")
    return Period(date(year, 1, 1), date(year, 12, 31))


def month_of(day: date) -> Period:
    """The whole days of the month that a day lies in."""
    import calendar  # it brings the words of all languages with it

    return Period(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def week_of(day: date) -> Period:
    """The ISO 8601 week, Monday to Sunday, clamped to the calendar of `date`."""
    monday = max(day.toordinal() - day.weekday(), 1)
    sunday = min(day.toordinal() - day.weekday() + 6, date.max.toordinal())
    return Period(date.fromordinal(monday), date.fromordinal(sunday))


def utc_text(instant: datetime) -> str:
    """Write an instant as UTC in fixed width, so that text order is time order."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def offset_minutes(instant: datetime) -> int:
    """The offset from UTC under which an instant was written (minutes, east positive)."""
    offset = instant.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)


def instant(text: str, offset: int = 0) -> datetime:
    """Read `utc_text` back, shown under an offset (minutes east of UTC)."""
    utc = datetime.fromisoformat(text)
    if not offset:
        return utc.replace(tzinfo=UTC)
    try:
        return utc.astimezone(timezone(timedelta(minutes=offset)))
    except OverflowError:
        return utc
