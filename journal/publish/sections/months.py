"""Month by month: a few entries each, those first that no other section tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.publish.passages import escaped
from journal.publish.sections.glance import months_of
from journal.publish.wording import STATUS_WORDS, month, number

if TYPE_CHECKING:
    from datetime import date

    from journal.domain.entry import Entry
    from journal.publish.telling import Telling

_MOST, _IN_A_RICH_YEAR = 5, 3
_RICH = 60  # public entries


def heading(telling: Telling) -> str:
    """Month by month."""
    return "Month by month"


def text(telling: Telling) -> str:
    """A short list for each month that has something public to tell."""
    by_month = telling.memory.of(_by_month, telling.public)
    return "\n\n".join(
        _month(telling, first, by_month[first])
        for first in months_of(telling.period)
        if first in by_month
    )


def _by_month(entries: list[Entry]) -> dict[date, list[Entry]]:
    by_month: dict[date, list[Entry]] = {}
    for entry in entries:
        by_month.setdefault(entry.happened_on.replace(day=1), []).append(entry)
    return by_month


def _month(telling: Telling, first: date, entries: list[Entry]) -> str:
    limit = _MOST if len(telling.public) <= _RICH else _IN_A_RICH_YEAR
    chosen = telling.most_telling(entries, limit)
    lines = [f"- {_line(telling, entry)}" for entry in chosen]
    more = len(entries) - len(chosen)
    if more:
        lines.append(f"- … and {number(more)} more")
    own = telling.recipe.block("months").pictures  # chosen by the team, in place of ours
    shown = () if own else chosen
    picture = next(filter(None, (_picture(telling, entry) for entry in shown)), "")
    parts = [f"### {month(first, telling.period)}", "\n".join(lines), picture]
    return "\n\n".join(part for part in parts if part)


def _line(telling: Telling, entry: Entry) -> str:
    trial = entry.kind is Kind.EXPERIMENT and entry.status
    outcome = f", {STATUS_WORDS[trial]}" if trial else ""
    kind = "" if entry.kind is Kind.NOTE else f" *({entry.kind}{outcome})*"
    return f"{telling.day(entry.happened_on)}: {escaped(telling.title(entry).rstrip('.'))}{kind}"


def _picture(telling: Telling, entry: Entry) -> str:
    """The first picture of an entry that can be shown."""
    for attachment in entry.attachments:
        if attachment.media_type in ("image/png", "image/jpeg"):
            alt = telling.passages.line(attachment.alt)
            shown = telling.pictures.markdown(alt, attachment.sha256)
            if shown.startswith("!["):
                return shown
    return ""
