"""Attaching files to the entry that is open, and taking them off again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from journal.errors import JournalError, shown
from journal.ops.attachments import AttachKept, DetachFile
from journal.ops.base import Together
from journal.store import attachments, entries
from journal.ui.entry import intake, markup
from journal.ui.entry.intake import Given, Taken, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.entry import Attachment
    from journal.ops.base import Operation
    from journal.ui.entry.keeper import Keeper
    from journal.ui.entry.view import EntryView
    from journal.ui.tasks import Tasks
    from journal.workspace import Workspace


class Attaching(QObject):
    """Turns what is pasted, dropped or chosen into attachments and words in the text."""

    failed = Signal(str)
    noticed = Signal(str)
    undo_offered = Signal(str)  # something was taken away; one undo brings it back

    def __init__(self, workspace: Workspace, view: EntryView, keeper: Keeper, tasks: Tasks) -> None:
        super().__init__(view)
        self._workspace, self._view, self._keeper, self._tasks = workspace, view, keeper, tasks
        self._asked = 0
        view.body.given.connect(self.receive)
        view.given.connect(self.receive)
        view.body.too_long.connect(self._on_too_long)
        view.attach_requested.connect(self.choose)
        shelf = view.shelf
        shelf.insert_requested.connect(self._insert)
        shelf.words_requested.connect(self._describe)
        shelf.save_requested.connect(self._save_copy)
        shelf.remove_requested.connect(self._remove)

    def show_files(self, files: tuple[Attachment, ...]) -> None:
        """Show the files of the entry; their small pictures come when they are drawn."""
        shelf = self._view.shelf
        shelf.show_files(files)
        wanted = shelf.missing()
        if not wanted:
            return
        side = round(intake.THUMBNAIL * self._view.devicePixelRatioF())

        def draw() -> dict[str, QImage]:
            return {name: _small(name, side) for name in wanted}

        self._tasks.run("thumbnails", draw, shelf.show_pictures)

    def receive(self, source: QMimeData) -> None:
        """Take in files, or a picture, that were pasted or dropped."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        given = [Given(path.name, path=path) for path in paths]
        if not given and source.hasImage():
            image = QImage(source.imageData())
            if not image.isNull():
                given = [Given(self.tr("Picture.png"), image=image)]
        if given:
            self.take(given)

    def choose(self) -> None:
        """Let files be chosen in a dialog."""
        names, _kind = QFileDialog.getOpenFileNames(self._view, self.tr("Attach files"))
        if names:
            self.take([Given(Path(name).name, path=Path(name)) for name in names])

    def take(self, given: Sequence[Given]) -> None:
        """Keep files and attach them to the entry that is open now."""
        if self._view.is_empty or self._view.body.isReadOnly():
            return
        words, self._asked = self._words(), self._asked + 1
        entry_id = self._keeper.entry_id
        self._view.say_state(self.tr("Attaching…"))
        self._tasks.run(
            f"attach {self._asked}",
            lambda: intake.take(given, words),
            lambda taken: self._on_taken(entry_id, taken),
        )

    def _on_taken(self, entry_id: str, taken: list[Taken]) -> None:
        if self._keeper.entry_id != entry_id:  # the files were meant for the entry before
            self._attach_elsewhere(entry_id, taken)
            return
        kept = [one.attachment for one in taken if one.attachment]
        for one in taken:
            if one.attachment:
                self._write(one.attachment, picture=one.drawable)
        self._keeper.save()
        operations = [AttachKept(entry_id, attachment) for attachment in kept]
        if operations and self._do(Together(tuple(operations), "attach file")):
            pictures = [one.attachment for one in taken if one.drawable and one.attachment]
            if pictures:
                self._describe(pictures[0])
        sentences = [one.sentence for one in taken if one.sentence]
        if sentences:
            self.failed.emit(" ".join(sentences))

    def _attach_elsewhere(self, entry_id: str, taken: list[Taken]) -> None:
        kept = tuple(AttachKept(entry_id, one.attachment) for one in taken if one.attachment)
        if kept:
            self._do(Together(kept, "attach file"))

    def _write(self, attachment: Attachment, *, picture: bool) -> None:
        """Name the file in the text, where the cursor is."""
        address = f"attachment:{attachment.sha256}"
        words = markup.alt(attachment.alt if picture else attachment.name)
        cursor = self._view.body.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        gap = "" if not before or before.endswith((" ", "\t")) else " "
        cursor.insertText(f"{gap}{'!' if picture else ''}[{words}]({address})")
        self._view.body.setTextCursor(cursor)

    def _insert(self, attachment: Attachment) -> None:
        self._write(attachment, picture=attachment.media_type.startswith("image/"))
        self._view.show_writing()

    def _describe(self, attachment: Attachment) -> None:
        """Ask what is to be seen, for those who cannot see it."""
        entry_id = self._keeper.entry_id
        self._view.strip.ask_line(
            self.tr("What does “%s” show? For everyone who cannot see it.") % attachment.name,
            attachment.alt or self.tr("A whiteboard with three columns of notes"),
            lambda words: self._on_described(entry_id, attachment, words),
            self._view.body if self._view.writes else None,
        )
        self._view.strip.field.setText(attachment.alt)

    def _on_described(self, entry_id: str, attachment: Attachment, words: str) -> None:
        if not words or words == attachment.alt:
            return
        described = replace(attachment, alt=words)
        steps: tuple[Operation, ...] = (
            DetachFile(entry_id, attachment),
            AttachKept(entry_id, described),
        )
        if not self._do(Together(steps, "describe picture")):
            return
        if self._keeper.entry_id == entry_id:
            address = f"](attachment:{attachment.sha256})"
            for before in {"", markup.alt(attachment.alt)}:
                self._replace(f"![{before}{address}", f"![{markup.alt(words)}{address}")
            self._keeper.save()

    def _replace(self, before: str, after: str) -> None:
        document = self._view.body.document()
        cursor = document.find(before)
        while not cursor.isNull():
            cursor.insertText(after)
            cursor = document.find(before, cursor) if before != after else type(cursor)()

    def _save_copy(self, attachment: Attachment) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self._view, self.tr("Save a copy"), _safe_name(attachment.name)
        )
        if not name:
            return
        try:
            Path(name).write_bytes(attachments.read(attachment.sha256))
        except OSError:
            self.failed.emit(self.tr("“%s” could not be written.") % shown(name))
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self.noticed.emit(self.tr("Saved as %s.") % shown(Path(name).name))

    def _remove(self, attachment: Attachment) -> None:
        if not self._keeper.flush():
            return
        if self._do(DetachFile(self._keeper.entry_id, attachment)):
            words = self.tr("“%s” is no longer attached.") % shown(attachment.name)
            if attachment.sha256 in self._view.body.text():
                words = f"{words} {self.tr('The text still shows it.')}"
            self.undo_offered.emit(words)

    def _on_too_long(self, text: str) -> None:
        self.take([Given(self.tr("Pasted text.txt"), data=text.encode("utf-8", "replace"))])
        self.noticed.emit(
            self.tr("This text is too long to write in, so it is attached as a file.")
        )

    def _do(self, operation: Operation) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _words(self) -> Words:
        return Words(
            broken=self.tr("“%s” is no picture that can be shown; it is attached as a file."),
            huge=self.tr("“%s” is too large to be shown here; it is attached as it is."),
            folder=self.tr("“%s” is a folder: choose the files in it."),
            unreadable=self.tr("“%s” cannot be read."),
            empty=self.tr("“%s” is empty."),
        )


def files_of(entry_id: str) -> tuple[Attachment, ...]:
    """The files of an entry; none where it is not in the journal yet."""
    found = entries.by_ids([entry_id])
    return found[0].attachments if found else ()


def _small(sha256: str, side: int) -> QImage:
    try:
        return intake.thumbnail(attachments.read(sha256), side)
    except JournalError:
        return QImage()


def _safe_name(name: str) -> str:
    from journal.files import safe_name

    return safe_name(name)
