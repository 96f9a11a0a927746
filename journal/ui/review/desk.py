"""What people put into the post: a section, its images, what became of what was announced."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.ids import new_id
from journal.domain.review import Block, Review
from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.dates import Period
    from journal.publish.review import Section
    from journal.ui.review.composition import Composition
    from journal.ui.review.keeper import RecipeKeeper
    from journal.ui.review.view import ReviewView

PROMISES = "promises"
_AFTER_KEY = 500  # milliseconds from the last key to the save
_AT_MOST = 2.0  # seconds from the first unsaved key to the save
_AGAIN = 5_000  # milliseconds before a save that was refused is tried again


class Desk(QObject):
    """Opens a section in the place of the post, and saves what is typed there."""

    noticed = Signal(str)
    thumbs_wanted = Signal(tuple)  # SHA-256s

    def __init__(self, view: ReviewView, keeper: RecipeKeeper) -> None:
        super().__init__(view)
        self._view, self._keeper = view, keeper
        self._shown: Composition | None = None
        self._period: Period | None = None
        self.section = ""
        self._sitting = ""
        self._base: tuple[str, str | None] = ("", None)  # heading and text that were saved last
        self._begun: Section | None = None  # as it was when the page was opened
        self._sources: frozenset[str] = frozenset()  # taken in, or passed over, meanwhile
        self._choosing = False  # images, not words
        self._unsaved, self._first_key = False, 0.0
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.save)
        for page in (view.writer, view.scoring, view.images):
            page.edited.connect(self.touch)
            page.left.connect(self.leave)
        view.writer.taken.connect(self._on_taken)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not in the journal yet."""
        return self._unsaved

    def follow(self, shown: Composition) -> None:
        """Take in a post that was composed, and what others changed of the open section."""
        self._shown = shown
        if not self.section:
            return
        if shown.period != self._period or shown.review is None:
            if self.save():
                self.leave()
            return
        if not self._unsaved and not self._choosing:
            self._load(shown.review)
        self._show_news()

    def open(self, section: str) -> None:
        """Open a section."""
        shown = self._shown
        if not section or shown is None or shown.review is None or not self.save():
            return
        if not self._keeper.may_write():  # what is typed could not be kept
            return
        self.section, self._period, self._sitting = section, shown.period, new_id()
        self._choosing = False
        self._view.recipe.list.choose(section)
        self._begun = next((s for s in shown.sections if s.name == section), None)
        self._sources = frozenset()
        block = shown.review.block(section)
        if section == PROMISES:
            self._view.scoring.show_scores(shown.review.scores)
            self._view.show_scoring()
            return
        self._base = block.heading, block.text
        draft = self._begun.draft if self._begun else ""
        text = draft if block.text is None else block.text
        heading = self._begun.heading if self._begun and not block.heading else ""
        self._view.writer.open(self._view.name_of(section), block.heading, text, heading)
        self._show_news()
        self._view.show_writer()

    def open_images(self, section: str) -> None:
        """Open the images of a section."""
        shown = self._shown
        if not section or shown is None or shown.review is None or not self.save():
            return
        if not self._keeper.may_write():  # what is typed could not be kept
            return
        self.section, self._period, self._sitting = section, shown.period, new_id()
        self._choosing = True
        pictures = shown.review.block(section).pictures
        self._view.images.open(self._view.name_of(section), shown.images, pictures)
        self._view.show_images()
        self.thumbs_wanted.emit(tuple(image.sha256 for image in shown.images))

    def leave(self) -> None:
        """Go back to the post, unless what was typed cannot be kept."""
        if self.settle():
            section, self.section, self._choosing = self.section, "", False
            self._view.show_paper(section)

    def generate(self, section: str) -> None:
        """Have a section generated again; what was written is among the earlier versions."""
        if not self.save() or self._shown is None or self._shown.period is None:
            return
        if self._keeper.change_block(self._shown.period, section, Block.generated):
            self.noticed.emit(
                self.tr("The section is generated again. Undo brings your text back.")
            )
            if self.section == section:
                self.section = ""
                self._view.show_paper(section)

    def touch(self) -> None:
        """Something was typed."""
        present = time.monotonic()
        if not self._unsaved:
            self._unsaved, self._first_key = True, present
        left = self._first_key + _AT_MOST - present
        self._clock.start(max(0, min(_AFTER_KEY, round(left * 1000))))

    def settle(self) -> bool:
        """Save what is typed as it stands; tell whether the journal holds all of it."""
        if self.section == PROMISES and not self._choosing:
            self._view.scoring.settle()
        return self.save()

    def save(self) -> bool:
        """Save now; tell whether the journal holds everything that was typed."""
        self._clock.stop()
        if not self._unsaved or self._period is None:
            return True
        self._unsaved = False  # before the change is told, which asks to follow it
        if self._choosing:
            chosen, section = self._view.images.chosen(), self.section
            kept = self._change(lambda r: r.with_block(replace(r.block(section), pictures=chosen)))
        elif self.section == PROMISES:
            scores = self._view.scoring.scores()
            kept = self._change(lambda review: replace(review, scores=scores))
        else:
            kept = self._save_block()
        if not kept:
            self._unsaved = True
            self._clock.start(_AGAIN)
        return kept

    def _save_block(self) -> bool:
        writer, base = self._view.writer, self._base
        heading, text = writer.heading.text().strip(), writer.body.text()
        self._warn_of_others(heading, text)
        self._base = heading, self._written(text)
        kept = self._change(lambda review: review.with_block(self._block(review, heading, text)))
        if not kept:
            self._base = base
        return kept

    def _written(self, text: str) -> str | None:
        """The text that people wrote; None while it says what is generated anyway."""
        draft = self._begun.draft if self._begun else ""
        return None if self._base[1] is None and text == draft else text

    def _block(self, review: Review, heading: str, text: str) -> Block:
        old, begun = review.block(self.section), self._begun
        if old.text is None and self._written(text) is not None:
            told, sources = (begun.draft, begun.sources) if begun else ("", ())
            old = replace(old, told=told, sources=tuple(sources))
        sources = tuple(sorted({*old.sources, *self._sources}))
        return replace(old, heading=heading, text=self._written(text), sources=sources)

    def _change(self, change: Callable[[Review], Review]) -> bool:
        assert self._period is not None
        return self._keeper.change(self._period, change, self._sitting)

    def _warn_of_others(self, heading: str, text: str) -> None:
        """Say so where somebody else saved this section since; theirs stays as a version."""
        assert self._period is not None
        try:
            stored = self._keeper.stored(self._period)
        except JournalError:
            return  # the save will say what is wrong
        if stored is None:
            return
        block = stored.block(self.section)
        theirs = block.heading, block.text
        if theirs not in (self._base, (heading, text)):
            self.noticed.emit(
                self.tr(
                    "Somebody else changed this section too. What you see is yours; theirs is "
                    "among the earlier versions."
                )
            )

    def _load(self, review: Review) -> None:
        if self.section == PROMISES:
            self._view.scoring.show_scores(review.scores)
            return
        block = review.block(self.section)
        if (block.heading, block.text) != self._base:
            self._base = block.heading, block.text
            draft = self._begun.draft if self._begun else ""
            self._view.writer.load(block.heading, draft if block.text is None else block.text)

    def _show_news(self) -> None:
        if self._shown is None or self.section == PROMISES or self._choosing:
            return
        section = next((s for s in self._shown.sections if s.name == self.section), None)
        news = [n for n in section.new if n.id not in self._sources] if section else []
        self._view.writer.show_news(news)

    def _on_taken(self, ids: tuple[str, ...]) -> None:
        self._sources |= frozenset(ids)
        self.touch()
        self.save()
        self._show_news()
