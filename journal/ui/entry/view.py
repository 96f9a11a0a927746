"""The pane of one entry: its title, what is known of it, its text to write or to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.entry import Draft, Kind
from journal.ui.entry.editor import MARGIN, BodyEdit, TitleEdit
from journal.ui.entry.facts import DayButton, Fact, KindButton, StatusButton
from journal.ui.entry.preview import Preview
from journal.ui.widgets import days
from journal.ui.widgets.buttons import IconButton, TextButton, segments
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QHideEvent

    from journal.ui.theme import Theme

WRITE, PREVIEW = 0, 1


class EntryView(QFrame):
    """Shows a `Draft` and what people do to it; it saves nothing itself."""

    edited = Signal()
    left = Signal()  # the focus went elsewhere, or the pane was hidden
    kind_chosen = Signal(object)  # Kind
    status_chosen = Signal(object)  # Status or None
    day_chosen = Signal(object)  # date
    mode_changed = Signal(int)  # WRITE or PREVIEW
    new_requested = Signal()
    trash_requested = Signal()
    copy_requested = Signal()

    def __init__(
        self, theme: Theme, read: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("entry")
        self._theme = theme
        self._make_parts(theme, read)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_empty(theme))
        self._pages.addWidget(self._make_page(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()

    @property
    def mode(self) -> int:
        """`WRITE` or `PREVIEW`."""
        return self._mode.current

    @property
    def is_empty(self) -> bool:
        """Whether no entry is shown."""
        return self._pages.currentIndex() == 0

    def show_nothing(self) -> None:
        """Show that no entry is open."""
        self._pages.setCurrentIndex(0)

    def show_draft(self, draft: Draft, day: date, time: str) -> bool:
        """Show an entry and forget the typing steps of the one before.

        Args:
            draft: What can be edited of it.
            day: When it happened.
            time: When it was written (`09:41`), or empty.

        Returns:
            Whether the text can be edited here without changing characters unasked.
        """
        self._pages.setCurrentIndex(1)
        kept = self.title.load(draft.title)
        kept = self.body.load(draft.body) and kept
        self.show_facts(draft, day, time)
        self.say_words()
        return kept

    def show_facts(self, draft: Draft, day: date, time: str) -> None:
        """Show what stands under the title."""
        self.kind.show_kind(draft.kind)
        self.status.show_status(draft.status)
        self.status.setVisible(draft.kind is Kind.EXPERIMENT)
        when = days.words(day)
        if draft.ended_on and draft.ended_on != day:
            when = f"{when} \u2013 {days.words(draft.ended_on)}"
        self.day.show_day(day, f"{when}, {time}" if time else when)
        self._author.say(draft.author)
        self._project.say(draft.project)
        self._tags.say(", ".join(draft.tags))
        self._facts.layout().activate()  # type: ignore[union-attr]

    def show_mode(self, mode: int) -> None:
        """Show the text to write or to read."""
        self._mode.choose(mode)
        self._texts.setCurrentIndex(mode)

    def say_state(self, text: str) -> None:
        """Say in the foot whether the text is saved."""
        self._state.setText(text)

    def say_words(self) -> None:
        """Count the words."""
        count = len(self.body.text().split())
        self._words.setText(self.tr("1 word") if count == 1 else self.tr("%n words", "", count))

    def focus_first(self) -> None:
        """Put the cursor where the writing goes on."""
        if self.is_empty:
            self.new.setFocus()
        elif self.mode == PREVIEW:
            self.preview.setFocus()
        elif self.title.text() and not self.title.hasFocus():
            self.body.setFocus()
        else:
            self.title.setFocus()

    def _make_parts(self, theme: Theme, read: Callable[[str], bytes]) -> None:
        self._mode = segments(theme, (self.tr("Write"), self.tr("Preview")))
        self.more = IconButton(theme, "more", self.tr("More for this entry"))
        self.title, self.body = TitleEdit(), BodyEdit(theme)
        self.kind, self.status, self.day = KindButton(theme), StatusButton(theme), DayButton(theme)
        self._author, self._project, self._tags = (
            Fact(theme, icon) for icon in ("user", "folder", "tag")
        )
        self.preview = Preview(theme, read)
        self._state, self._words = QLabel(), QLabel()
        self.new = TextButton(theme, self.tr("New entry"), "", "plus")
        menu = QMenu(self)
        menu.addAction(self.tr("Copy as Markdown"), self.copy_requested.emit)
        menu.addAction(self.tr("Move to the trash"), self.trash_requested.emit)
        self.more.setMenu(menu)

    def _make_empty(self, theme: Theme) -> QWidget:
        words = (
            self.tr("No entry open"),
            self.tr("Choose one from the list, or write a new one."),
        )
        return EmptyState(theme, "note", words, self.new)

    def _make_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 16, 24, 0)
        top.addWidget(self._mode)
        top.addStretch(1)
        top.addWidget(self.more)
        title = QHBoxLayout()
        title.setContentsMargins(MARGIN, 18, MARGIN, 0)
        title.addWidget(self.title)
        self._facts = QWidget()
        flow = FlowLayout(self._facts, 4)
        flow.setContentsMargins(MARGIN - 1, 10, MARGIN, 0)
        for part in (self.kind, self.status, self.day, self._author, self._project, self._tags):
            flow.addWidget(part)
        self._texts = QStackedWidget()
        self._texts.addWidget(self.body)
        self._texts.addWidget(self.preview)
        foot = QFrame()
        foot.setObjectName("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(MARGIN, 7, 24, 7)
        for label in (self._state, self._words):
            label.setProperty("role", "meta")
        line.addWidget(self._state, 1)
        line.addWidget(self._words)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(title)
        column.addWidget(self._facts)
        column.addSpacing(14)
        column.addWidget(self._texts, 1)
        column.addWidget(foot)
        return page

    def _connect(self) -> None:
        for field in (self.title, self.body):
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        self.title.finished.connect(self._on_title_finished)
        self.kind.chosen.connect(self.kind_chosen)
        self.status.chosen.connect(self.status_chosen)
        self.day.chosen.connect(self.day_chosen)
        self._mode.chosen.connect(self._on_mode_chosen)
        self.preview.write_requested.connect(lambda: self._on_mode_chosen(WRITE))
        self.new.clicked.connect(self.new_requested)

    def _on_title_finished(self) -> None:
        self.show_mode(WRITE)
        self.body.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_mode_chosen(self, mode: int) -> None:
        self.show_mode(mode)
        self.mode_changed.emit(mode)
        self.focus_first()

    # Qt's part

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        super().hideEvent(event)
        self.left.emit()
