"""What a year holds that no reflection uses yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Kind
from journal.domain.filters import Condition, Filters
from journal.domain.links import chains
from journal.store import entries, links, reflections
from journal.ui.reflections import slip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.domain.entry import Entry
    from journal.ui.reflections.slip import Slip

KINDS = (Kind.LEARNING, Kind.MISTAKE, Kind.EXPERIMENT)
"""The kinds that a reflection is made of, in the order of the tray."""


@dataclass(frozen=True, slots=True)
class Tray:
    """The unused entries and chains of a year.

    Attributes:
        years: The years that have entries or reflections, oldest first.
        year: The year it is about.
        slips: Headings and slips, chains first.
        learnings: How many learnings are unused (count).
        any_entries: Whether the year has entries of which reflections are made at all.
    """

    year: int
    years: tuple[int, ...] = ()
    slips: tuple[Slip, ...] = ()
    learnings: int = 0
    any_entries: bool = False


def read(year: int) -> Tray:
    """Read the tray of a year; any thread with a connection may."""
    found = entries.newest(_of_year(year), limit=0)
    used = set(reflections.curated())
    fresh = [entry for entry in found if entry.id not in used]
    slips = _section(_words()["chains"], map(slip.of_chain, _chains(fresh, used)))
    for kind in KINDS:
        kin = (slip.of_entry(entry, "d MMM") for entry in fresh if entry.kind is kind)
        slips += _section(_words()[kind], kin)
    return Tray(
        year=year,
        years=years(),
        slips=tuple(slips),
        learnings=sum(entry.kind is Kind.LEARNING for entry in fresh),
        any_entries=bool(found),
    )


def years() -> tuple[int, ...]:
    """The years that have entries or reflections, oldest first."""
    mondays = entries.weeks(date.min, date.max)
    ends = {day.year for first in mondays for day in (first, _sunday(first))}
    sure = {year for year in ends if entries.between(*span(year), limit=1)}
    told = {r.period_first.year for r in reflections.everyone() if r.period_first}
    return tuple(sorted(sure | told))


def span(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def _sunday(monday: date) -> date:
    return min(monday, date.max - timedelta(days=6)) + timedelta(days=6)


def _of_year(year: int) -> Filters:
    first, last = (day.isoformat() for day in span(year))
    kinds = (Condition("kind", kind.value) for kind in KINDS)
    return Filters((*kinds, Condition("from", first), Condition("to", last)))


def _chains(fresh: Iterable[Entry], used: set[str]) -> list[list[Entry]]:
    """The chains of which nothing is used yet and that an unused entry belongs to."""
    edges, wanted = links.edges(), {entry.id for entry in fresh}
    ends = {name for edge in edges for name in (edge.source, edge.target)}
    groups = [
        group
        for group in chains(edges, dict.fromkeys(ends, 0))
        if wanted.intersection(group) and not used.intersection(group)
    ]
    known = {e.id: e for e in entries.by_ids([name for group in groups for name in group])}
    found = [[known[name] for name in group if name in known] for group in groups]
    for group in found:
        group.sort(key=lambda entry: (entry.happened_on, entry.id))
    return sorted(found, key=lambda group: group[-1].happened_on, reverse=True)


def _section(words: str, slips: Iterable[Slip]) -> list[Slip]:
    """Slips under their heading, or nothing."""
    some = list(slips)
    return [slip.heading(f"{words} · {len(some):,}"), *some] if some else []


def _words() -> dict[str, str]:
    return {
        "chains": QCoreApplication.translate("Tray", "Chains"),
        Kind.LEARNING: QCoreApplication.translate("Tray", "Learnings"),
        Kind.MISTAKE: QCoreApplication.translate("Tray", "Mistakes"),
        Kind.EXPERIMENT: QCoreApplication.translate("Tray", "Experiments"),
    }
