"""Taking a view of the lanes out of the journal: PDF, SVG, PNG, and a file for TimelineJS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from journal import files
from journal.domain.filters import write
from journal.domain.timeline.units import FIRST, LAST
from journal.errors import JournalError, shown
from journal.ui import printing
from journal.ui.timeline.lanes import paper, reading, words
from journal.ui.timeline.lanes.controls import PDF_A3, PDF_A4, PNG, SVG, TIMELINE_JS

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.timeline.picture.parts import Material
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.ui.timeline.lanes.page import LanesPage
    from journal.ui.timeline.lanes.reading import Wish

SUFFIXES = {PDF_A4: "pdf", PDF_A3: "pdf", SVG: "svg", PNG: "png", TIMELINE_JS: "json"}
"""The suffix of each kind of file."""

_READABLE = 0o644  # a file for others
_LEAST = 900.0, 560.0  # pixels of a picture


class Exporting(QObject):
    """Asks where a file is to go, reads what may be in it, and writes it.

    What is for its author alone stays in the journal, and so does what is private or redacted;
    the file for TimelineJS, which is to be published, has public entries alone.

    Args:
        page: Whose view is taken.
        theme: The look of pictures.
        tasks: Where the journal is read.
        wish: What is looked at.
    """

    failed = Signal(str)
    noticed = Signal(str)

    def __init__(
        self, page: LanesPage, theme: Theme, tasks: Tasks, wish: Callable[[], Wish]
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._tasks, self._wish = page, theme, tasks, wish
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        page.controls.export_requested.connect(self.ask)

    def ask(self, kind: str) -> None:
        """Ask where a file is to go; then write it."""
        scale, suffix = self._page.sight.scale, SUFFIXES[kind]
        name = f"timeline {words.span(*within(scale.first, scale.last))}"
        dialog = QFileDialog(self._page, self.tr("Where to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"*.{suffix}")
        dialog.selectFile(str(self._folder / files.safe_name(f"{files.slug(name)}.{suffix}")))
        dialog.fileSelected.connect(lambda path: self.write(kind, Path(path)))
        dialog.open()

    def write(self, kind: str, path: Path) -> None:
        """Write the view into a file.

        Args:
            kind: A key of `SUFFIXES`.
            path: The file; one that is there is replaced.
        """
        self._folder = path.parent
        wish, scale = self._wish(), self._page.sight.scale
        first, last = within(scale.first, scale.last)
        if kind == TIMELINE_JS:
            self._run(lambda: self._write_timelinejs(wish, first, last, path))
            return

        def read() -> Material | str:
            try:
                return reading.shareable(wish, first, last)
            except JournalError as error:
                return str(error)

        self._tasks.run("lanes-export", read, lambda found: self._draw(kind, path, wish, found))

    def _draw(self, kind: str, path: Path, wish: Wish, found: Material | str) -> None:
        """Drawing needs fonts, and so this thread."""
        if isinstance(found, str):
            self.failed.emit(found)
            return
        scale = self._page.sight.scale
        sheet = paper.Sheet(found, scale, self._title(), self._about(wish))
        canvas = self._page.canvas.size()
        size = max(_LEAST[0], canvas.width()), max(_LEAST[1], canvas.height())
        if kind == PNG:
            data = paper.png(sheet, size, self._theme)
        elif kind == SVG:
            data = paper.svg(sheet, size, self._theme)
        else:
            on = printing.A3 if kind == PDF_A3 else printing.A4
            data = paper.pdf(sheet, on, self._theme)
        self._run(lambda: self._keep(path, data))

    def _title(self) -> str:
        scale = self._page.sight.scale
        return self.tr("Timeline, %s") % words.span(*within(scale.first, scale.last))

    def _about(self, wish: Wish) -> str:
        conditions = wish.filters.conditions
        return self.tr("Looked for: %s") % write(conditions) if conditions else ""

    def _run(self, work: Callable[[], str]) -> None:
        """Write on the other thread, and tell what became of it."""

        def attempt() -> tuple[bool, str]:
            try:
                return True, work()
            except JournalError as error:
                return False, str(error)

        def tell(answer: tuple[bool, str]) -> None:
            well, sentence = answer
            (self.noticed if well else self.failed).emit(sentence)

        self._tasks.run("lanes-write", attempt, tell)

    def _keep(self, path: Path, data: bytes) -> str:
        files.write_atomically(path, data, mode=_READABLE)
        return self.tr("The timeline was written to %s.") % shown(path)

    def _write_timelinejs(self, wish: Wish, first: int, last: int, path: Path) -> str:
        written = reading.for_timelinejs(wish, first, last)
        files.write_atomically(path, written.data, mode=_READABLE)
        told, left = words.entries(written.told), words.entries(written.left_out)
        if written.left_out:
            sentence = self.tr("%s went to %s; %s stayed, being not public.")
            return sentence % (told, shown(path), left)
        return self.tr("%s went to %s.") % (told, shown(path))


def within(first: int, last: int) -> tuple[int, int]:
    """Days as far as the calendar has them."""
    return min(max(first, FIRST), LAST), min(max(last, FIRST), LAST)
