"""The pane of one entry: its title, what is known of it, its text to write or to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.entry import Draft, Kind
from journal.ui.entry.completion import Completion
from journal.ui.entry.connections import Connections
from journal.ui.entry.editor import MARGIN, BodyEdit, TitleEdit, holds_files
from journal.ui.entry.names import Names
from journal.ui.entry.nearest import Nearest
from journal.ui.entry.particulars import Particulars
from journal.ui.entry.picker import Picker
from journal.ui.entry.preview import Preview
from journal.ui.entry.shelf import Shelf
from journal.ui.entry.strip import Strip
from journal.ui.widgets.buttons import IconButton, TextButton, segments
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent

    from journal.ui.theme import Theme

WRITE, PREVIEW = 0, 1
_LEAST = 120  # pixels of height that the text keeps


class EntryView(QFrame):
    """Shows a `Draft` and what people do to it; it saves nothing itself."""

    edited = Signal()
    left = Signal()  # the focus went elsewhere, or the pane was hidden
    fact_chosen = Signal(str, object)  # a field of `Draft` and its new value
    mode_changed = Signal(int)  # WRITE or PREVIEW
    new_requested = Signal()
    trash_requested = Signal()
    copy_requested = Signal()
    history_requested = Signal()
    attach_requested = Signal()
    then_requested = Signal()  # the next entry of the chain
    applied_requested = Signal()  # where a learning was applied
    link_requested = Signal()
    given = Signal(object)  # QMimeData with files, dropped anywhere in the pane

    def __init__(
        self, theme: Theme, read: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("entry")
        self.setAcceptDrops(True)
        self._theme = theme
        self.names = Names()
        self._make_parts(theme, read)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_empty(theme))
        self._pages.addWidget(self._make_page(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()
        self._make_shortcuts()

    @property
    def mode(self) -> int:
        """`WRITE` or `PREVIEW`."""
        return self._mode.current

    @property
    def is_empty(self) -> bool:
        """Whether no entry is shown."""
        return self._pages.currentIndex() == 0

    @property
    def writes(self) -> bool:
        """Whether the text is there to be written."""
        return not self.is_empty and self.mode == WRITE

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
        self._offer_steps()
        self.say_words()
        return kept

    def show_facts(self, draft: Draft, day: date, time: str) -> None:
        """Show what stands under the title."""
        self.facts.show_draft(draft, day, time)
        learning = draft.kind is Kind.LEARNING
        self.applied.setVisible(learning)
        self._applied_key.setEnabled(learning)
        self.title.setPlaceholderText(self._prompt(draft.kind))

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

    def focus_text(self) -> None:
        """Put the cursor into the text, to write or to read it."""
        (self.preview if self.mode == PREVIEW else self.body).setFocus()

    def offer_outcomes(self) -> None:
        """Open the choice of how an experiment went."""
        self.facts.status.setFocus()
        self.facts.status.offer()

    def show_writing(self) -> None:
        """Go to the text to write."""
        if not self.writes:
            self._on_mode_chosen(WRITE)
        self.body.setFocus()

    def close_questions(self) -> None:
        """Ask nothing about the entry that was open."""
        self.strip.close_it()
        self.picker.close_it()

    def _make_shortcuts(self) -> None:
        """`A` is typed wherever text can be typed: a field takes the key before a shortcut does."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._applied_key = QShortcut(QKeySequence("A"), self, context=here)
        self._applied_key.activated.connect(self.applied_requested)

    def _prompt(self, kind: Kind) -> str:
        return {
            Kind.NOTE: self.tr("Title"),
            Kind.EXPERIMENT: self.tr("What do you try?"),
            Kind.MISTAKE: self.tr("What went wrong?"),
            Kind.LEARNING: self.tr("What did you learn?"),
            Kind.MILESTONE: self.tr("What was reached?"),
        }[kind]

    def _make_parts(self, theme: Theme, read: Callable[[str], bytes]) -> None:
        self._mode = segments(theme, (self.tr("Write"), self.tr("Preview")))
        self.more = IconButton(theme, "more", self.tr("More for this entry"))
        self.title, self.body = TitleEdit(), BodyEdit(theme)
        self.completion = Completion(theme, self.body, self.names.offers)
        self.facts = Particulars(theme, self.names)
        self.preview = Preview(theme, read)
        self._state, self._words = QLabel(), QLabel()
        self.new = TextButton(theme, self.tr("New entry"), "link", "plus")
        self.connections = Connections(theme)
        self.shelf = Shelf(theme)
        self.shelf.above = lambda: self.preview
        self.connections.above = lambda: (
            self.shelf.buttons[-1] if self.shelf.buttons else self.preview
        )
        self.nearest = Nearest(theme)
        self.strip = Strip(theme)
        self.picker = Picker(theme, self.names.entries)
        self.attach = IconButton(theme, "paperclip", self.tr("Attach files"))
        self.then = TextButton(theme, self.tr("And then…"), "link", "arrow-right")
        self.then.setToolTip(self.tr("Write the next entry, linked to this one"))
        self.applied = TextButton(theme, self.tr("Applied in…"), "link", "check")
        self.applied.setToolTip(self.tr("Record where this was applied (A)"))
        self.link = TextButton(theme, self.tr("Link…"), "link", "link")
        self.link.setToolTip(self.tr("Link another entry with this one"))
        menu = QMenu(self)
        menu.addAction(self.tr("Earlier versions…"), self.history_requested.emit)
        menu.addAction(self.tr("Copy as Markdown"), self.copy_requested.emit)
        menu.addAction(self.tr("Move to the trash"), self.trash_requested.emit)
        self.more.setMenu(menu)

    def _make_empty(self, theme: Theme) -> QWidget:
        words = (
            self.tr("No entry open"),
            self.tr("What you choose or begin is opened here."),
        )
        return EmptyState(theme, "note", words, self.new)

    def _make_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 16, 24, 0)
        top.addWidget(self._mode)
        top.addStretch(1)
        top.addWidget(self.attach)
        top.addWidget(self.more)
        title = QHBoxLayout()
        title.setContentsMargins(MARGIN, 18, MARGIN, 0)
        title.addWidget(self.title)
        self._texts = _Texts(theme)
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
        sheet = QWidget()
        lines = QVBoxLayout(sheet)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(title)
        lines.addWidget(self.facts)
        lines.addSpacing(14)
        lines.addWidget(self._texts, 1)
        lines.addWidget(self._make_ends())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        self._sheet = _scrolling(sheet)
        column.addWidget(self._sheet, 1)
        column.addWidget(self.nearest)
        column.addWidget(self.picker)
        column.addWidget(self.strip)
        column.addWidget(foot)
        return page

    def _make_ends(self) -> QWidget:
        """What hangs on the entry: its files, its links, and what can follow."""
        ends = QWidget()
        column = QVBoxLayout(ends)
        column.setContentsMargins(MARGIN - 6, 8, 24, 6)
        column.setSpacing(6)
        column.addWidget(self.shelf)
        column.addWidget(self.connections)
        self._steps = QWidget()
        row = FlowLayout(self._steps, 4)
        for button in (self.then, self.applied, self.link):
            row.addWidget(button)
        column.addWidget(self._steps)
        return ends

    def _connect(self) -> None:
        for field in (self.title, self.body):
            field.edited.connect(self.edited)
            field.edited.connect(self._offer_steps)
            field.left.connect(self.left)
        for moved in (
            self.body.cursorPositionChanged, self.body.verticalScrollBar().valueChanged,
        ):  # fmt: skip
            moved.connect(self._follow_cursor)
        self.title.finished.connect(self._on_title_finished)
        self.facts.chosen.connect(self.fact_chosen)
        self.attach.clicked.connect(self.attach_requested)
        self.then.clicked.connect(self.then_requested)
        self.applied.clicked.connect(self.applied_requested)
        self.link.clicked.connect(self.link_requested)
        self._mode.chosen.connect(self._on_mode_chosen)
        self.preview.write_requested.connect(lambda: self._on_mode_chosen(WRITE))
        self.new.clicked.connect(self.new_requested)

    def _offer_steps(self) -> None:
        """Nothing follows from an entry in which nothing is written."""
        written = not (self.title.document().isEmpty() and self.body.document().isEmpty())
        self._steps.setVisible(written)

    def _follow_cursor(self) -> None:
        """Scroll the sheet to where one writes."""
        sheet = self._sheet.widget()
        if sheet is not None and self.body.hasFocus():
            here = self.body.cursorRect()
            place = self.body.viewport().mapTo(sheet, here.center())
            self._sheet.ensureVisible(place.x(), place.y(), 0, here.height())

    def _on_title_finished(self) -> None:
        self.show_mode(WRITE)
        self.body.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_mode_chosen(self, mode: int) -> None:
        self.show_mode(mode)
        self.mode_changed.emit(mode)
        self.focus_first()

    # Qt's part

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, D102
        if not self.is_empty and holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        self.given.emit(event.mimeData())
        event.acceptProposedAction()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        super().hideEvent(event)
        self.left.emit()


class _Texts(QStackedWidget):
    """Takes the room that is left, and never less than a few lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, self._theme.px(_LEAST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._theme.px(_LEAST))


def _scrolling(sheet: QWidget) -> QScrollArea:
    """A view of the sheet that scrolls where large words in a low window need more room."""
    area = QScrollArea()
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for part in (area.viewport(), sheet):
        part.setAutoFillBackground(False)
    return area
