"""What is done away from the window: composing a post by its recipe, drawing it up, writing it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from journal.domain.change import Change
from journal.domain.dates import Period, following
from journal.domain.entry import Audience
from journal.domain.review import fresh
from journal.errors import JournalError
from journal.store import attachments, entries
from journal.store.lookback import recipes, reviews
from journal.ui import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journal.domain.review import Review, ReviewMaterial
    from journal.publish.memory import Memory
    from journal.publish.post import Post
    from journal.publish.review import Section
    from journal.publish.safety.preflight import Finding

_read = fitting.reading(attachments.read)
_IMAGES = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a public entry, that a section may show.

    Attributes:
        sha256: Its bytes.
        alt: The words that stand for it.
        entry: The title of the entry that has it first.
    """

    sha256: str
    alt: str
    entry: str


@dataclass(frozen=True, slots=True)
class Composition:
    """A post as it stands, or why there is none.

    Attributes:
        years: The years that have entries, oldest first.
        profiles: The names of what it can be written for.
        period: The days it is about; None where there is no entry at all.
        review: Its recipe; one without an id is not kept yet.
        last: The recipe of the period before, to begin from; None where there is none.
        follows: Whether the period after it has a recipe already.
        material: What it was made from, for composing it again.
        memory: What was found in that material.
        images: What its sections may show.
        post: The post; None where the year has nothing to tell in public.
        standing: What must be changed or allowed before it may leave the journal.
        markdown: The page in Markdown; empty without a post.
        html: The page as a reader gets it, from `text.render`.
        pictures: Its pictures by the address that `html` has for them.
        words: How many words a reader gets, without the footnotes (count).
        entries: How many entries the period has, public or not (count).
        trouble: Why it could not be composed, as a sentence; empty where it could.
    """

    years: tuple[int, ...] = ()
    profiles: tuple[str, ...] = ()
    period: Period | None = None
    review: Review | None = None
    last: Review | None = None
    follows: bool = False
    material: ReviewMaterial | None = None
    memory: Memory | None = field(default=None, compare=False)
    images: tuple[Image, ...] = ()
    post: Post | None = None
    standing: tuple[Finding, ...] = ()
    markdown: str = ""
    html: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    words: int = 0
    entries: int = 0
    trouble: str = ""

    @property
    def label(self) -> str:
        """The period in words; empty without one."""
        from journal.publish import wording

        return wording.period(self.period) if self.period else ""

    @property
    def after(self) -> str:
        """The period after it, in words; empty where there is none."""
        from journal.publish import wording

        after = following(self.period) if self.period else None
        return wording.period(after) if after else ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the post, as they were told; none without a post."""
        return self.post.report.sections if self.post else ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish to write.

    Attributes:
        folder: The folder that was written; None where it was refused.
        refusal: Why not, as a sentence; empty where the post is no longer what was shown.
    """

    folder: Path | None = None
    refusal: str = ""


def compose(
    wish: Period | None,
    today: date,
    before: Composition | None = None,
    since: Change = Change(),  # noqa: B008
) -> Composition:
    """Compose the post of a period by its recipe and draw it up for reading.

    Args:
        wish: The period; None, or a year that has no entries, for the newest year up to today.
        today: The present day.
        before: What was composed earlier: what stands as it did is not done again.
        since: All that was changed since its material was read.
    """
    try:
        return _composed(wish, today, before or Composition(), since)
    except JournalError as error:
        return Composition(profiles=sites(), period=wish, trouble=str(error))


def write(shown: Composition, today: date, folder: Path) -> Outcome:
    """Write the post that was shown, if the journal still tells the same.

    The same journal gives the same bytes: where it does not, someone wrote in the meantime, and
    what would go out is not what was looked at.
    """
    from journal.publish import post as posts

    now = compose(shown.period, today)
    if now.post is None or now.standing or now.post != shown.post:
        return Outcome(refusal=now.trouble)
    try:
        posts.write(now.post, folder)
    except JournalError as error:
        return Outcome(refusal=str(error))
    return Outcome(folder)


def thumb(sha256: str, side: int) -> QImage:
    """A small picture of an attachment; an empty one where it cannot be shown.

    Args:
        sha256: The attachment.
        side: The longest side (pixels).
    """
    from journal.ui.widgets import pictures

    try:
        return pictures.unpacked(attachments.read(sha256), pictures.at_most(side))
    except JournalError:
        return QImage()


def sites() -> tuple[str, ...]:
    """The names of what a post can be written for."""
    from journal.publish.page import binding
    from journal.publish.sites import profiles

    return (*profiles.names(), binding.PROFILE)


def _composed(wish: Period | None, today: date, before: Composition, since: Change) -> Composition:
    from journal.publish import post as posts  # not before the room is entered
    from journal.publish.memory import Memory
    from journal.publish.page import binding

    as_it_was = before.material is not None and since == Change()
    found = before.years if as_it_was else tuple(entries.years())
    period = _period(wish, found, today)
    if period is None:
        return Composition()
    material, memory = before.material, before.memory or Memory()
    if material is None or not as_it_was or material.period != period:
        material = reviews.material(period, material, since)
    last, after = recipes.before(period), following(period)
    review = recipes.of(period) or fresh("", period, last)
    bare = Composition(
        found, sites(), period, review, last, bool(after and recipes.of(after)), material,
        memory, _images(material), entries=len(material.entries),
    )  # fmt: skip
    public = any(entry.audience is Audience.PUBLIC for entry in material.entries)
    written = any(block.is_edited for block in review.blocks)
    if not public and not material.reflections and not written:
        return bare
    post, standing = posts.examine(
        replace(material, recipe=review),
        profile=review.profile,
        read_attachment=_read,
        waivers=review.waivers,
        bind=False,
        memory=memory,
    )
    is_markdown = post.page.endswith(".md")
    markdown = post.files[post.page].decode() if is_markdown else post.markdown
    if before.post and before.html and replace(before.post, report=post.report) == post:
        html, pictures = before.html, before.pictures
    else:
        html, pictures = binding.readable(post)
    words = sum(section.words for section in post.report.sections)
    if review.profile == binding.PROFILE:
        post = posts.bound(post)
    return replace(
        bare, post=post, standing=standing, markdown=markdown, html=html, pictures=pictures,
        words=words,
    )  # fmt: skip


def _period(wish: Period | None, found: Sequence[int], today: date) -> Period | None:
    """The wish, unless it is a year that has lost its entries; otherwise the newest year."""
    year = wish.first.year if wish else None
    if wish and (wish != Period(*_days(wish.first.year)) or year in found):
        return wish
    newest = _newest(found, today)
    return Period(*_days(newest)) if newest else None


def _images(material: ReviewMaterial) -> tuple[Image, ...]:
    """The images of the public entries of the period, in time, each once."""
    found: dict[str, Image] = {}
    for entry in material.entries:
        for attachment in entry.attachments if entry.audience is Audience.PUBLIC else ():
            if attachment.media_type in _IMAGES:
                image = Image(attachment.sha256, attachment.alt, entry.heading)
                found.setdefault(image.sha256, image)
    return tuple(found.values())


def _newest(known: Sequence[int], today: date) -> int | None:
    return max((year for year in known if year <= today.year), default=max(known, default=None))


def _days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
