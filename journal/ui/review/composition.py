"""What is done away from the window: composing the post of a year, drawing it up, writing it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from journal.domain.dates import Period
from journal.domain.entry import Audience
from journal.errors import JournalError
from journal.store import attachments, entries, reviews
from journal.ui import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journal.publish.post import Post
    from journal.publish.preflight import Finding

_read = fitting.reading(attachments.read)
_TAG = re.compile(r"<[^>]*>")
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """Which post is wanted.

    Attributes:
        year: The year; None for the newest one up to today.
        profile: One of `publish.profiles.names()`.
        allow: Findings to let pass, each as `RULE:WHAT`.
    """

    year: int | None = None
    profile: str = "plain"
    allow: frozenset[str] = _NOBODY


@dataclass(frozen=True, slots=True)
class Composition:
    """A post as it stands, or why there is none.

    Attributes:
        years: The years that have entries, oldest first.
        year: The year it is about; None where there is no entry at all.
        post: The post; None where the year has nothing to tell in public.
        standing: What must be changed or allowed before it may leave the journal.
        markdown: The page in Markdown; empty without a post.
        html: The page as a reader gets it, from `text.render`.
        pictures: Its pictures by the address that `html` has for them.
        words: How many words a reader gets (count).
        entries: How many entries the year has, public or not (count).
        trouble: Why it could not be composed, as a sentence; empty where it could.
    """

    years: tuple[int, ...] = ()
    year: int | None = None
    post: Post | None = None
    standing: tuple[Finding, ...] = ()
    markdown: str = ""
    html: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    words: int = 0
    entries: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish to write.

    Attributes:
        folder: The folder that was written; None where it was refused.
        refusal: Why not, as a sentence; empty where the post is no longer what was shown.
    """

    folder: Path | None = None
    refusal: str = ""


def compose(wish: Wish, today: date) -> Composition:
    """Compose the post of a year and draw it up for reading."""
    try:
        return _composed(wish, today)
    except JournalError as error:
        return Composition(year=wish.year, trouble=str(error))


def write(shown: Composition, wish: Wish, today: date, folder: Path) -> Outcome:
    """Write the post that was shown, if the journal still tells the same.

    The same journal gives the same bytes: where it does not, someone wrote in the meantime, and
    what would go out is not what was looked at.
    """
    from journal.publish import post as posts

    fresh = compose(wish, today)
    if fresh.post is None or fresh.standing or fresh.post != shown.post:
        return Outcome(refusal=fresh.trouble)
    try:
        posts.write(fresh.post, folder)
    except JournalError as error:
        return Outcome(refusal=str(error))
    return Outcome(folder)


def years() -> tuple[int, ...]:
    """The years that have entries, oldest first."""
    mondays = entries.weeks(date.min, date.max)
    ends = {day.year for first in mondays for day in (first, _sunday(first))}
    return tuple(year for year in sorted(ends) if entries.between(*_days(year), limit=1))


def _composed(wish: Wish, today: date) -> Composition:
    from journal.domain.waivers import Waiver
    from journal.publish import post as posts  # not before the room is entered
    from journal.publish.page import binding

    known = years()
    year = wish.year if wish.year in known else _newest(known, today)
    if year is None:
        return Composition()
    material = reviews.material(Period(*_days(year)))
    count = len(material.entries)
    public = any(entry.audience is Audience.PUBLIC for entry in material.entries)
    if not public and not material.reflections:
        return Composition(known, year, entries=count)
    waivers = tuple(map(Waiver.parse, sorted(wish.allow)))
    post, standing = posts.examine(
        material,
        profile=wish.profile,
        read_attachment=_read,
        waivers=waivers,
        bind=False,
    )
    markdown = post.files[post.page].decode()
    html, pictures = drawn_up(post)
    words = len(_TAG.sub(" ", html).split())
    if wish.profile == binding.PROFILE:
        post = posts.bound(post)
    return Composition(known, year, post, standing, markdown, html, pictures, words, count)


def drawn_up(post: Post) -> tuple[str, dict[str, bytes]]:
    """A post as HTML, and its pictures by the addresses in it.

    A site shows the title and the day above the body; so does this.
    """
    from journal.publish import wording
    from journal.text import render

    pictures = {path: data for path, data in post.files.items() if path != post.page}
    options = render.RenderOptions(images=frozenset(pictures))
    day = wording.day(post.day) if post.day else ""
    head = f'<h1>{escape(post.title)}</h1><p class="done">{escape(day)}</p>' if post.title else ""
    return head + render.html(post.markdown, options), pictures


def _newest(known: Sequence[int], today: date) -> int | None:
    return max((year for year in known if year <= today.year), default=max(known, default=None))


def _days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _sunday(monday: date) -> date:
    return min(monday, date.max - timedelta(days=6)) + timedelta(days=6)
