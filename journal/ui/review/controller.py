"""Between the room of the review and the journal: which post, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journal.errors import shown as printable
from journal.ui.review import composition
from journal.ui.review.composition import Composition, Outcome, Wish
from journal.ui.review.taking import Taking

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.change import Change
    from journal.ui.bridge import Bridge
    from journal.ui.review.view import ReviewView
    from journal.ui.tasks import Tasks

_AFTER = 300  # milliseconds without another change before the post is composed again


class ReviewController(QObject):
    """Composes the post elsewhere, shows it, and writes what was shown.

    Args:
        today: The present day.
    """

    failed = Signal(str)
    noticed = Signal(str)

    def __init__(self, view: ReviewView, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view, self._tasks, self._today = view, tasks, today
        self._taking = Taking(view, tasks)
        self._taking.failed.connect(self.failed)
        self._taking.noticed.connect(self.noticed)
        self._wish = Wish()
        self._shown = Composition()
        self._folder: Path | None = None
        self._parent = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._stale = True
        self._writing = False
        self._composing = False
        self._next: Callable[[], None] | None = None  # waits for the post that is wished for
        self._clock = QTimer(self, singleShot=True, interval=_AFTER)
        self._clock.timeout.connect(self.load)
        self._connect()

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Compose the post that is wished for and show it."""
        self._stale, self._composing = False, True
        self._clock.stop()
        wish, today = self._wish, self._today()
        self._tasks.run("review", lambda: composition.compose(wish, today), self._on_composed)

    def write(self) -> None:
        """Ask where the post is to go, unless something in it must not leave the journal."""
        self._once_shown(self._ask_folder)

    def copy(self) -> None:
        """Put the page on the clipboard, unless something in it must not leave the journal."""
        self._once_shown(self._copy)

    def copy_rich(self) -> None:
        """Put the post on the clipboard with its pictures, unless something must not leave."""

        def copy() -> None:
            if self._may_leave():
                self._taking.copy(self._shown)

        self._once_shown(copy)

    def save_pdf(self) -> None:
        """Ask where the PDF is to go, unless something in it must not leave the journal."""

        def ask() -> None:
            if self._may_leave():
                self._taking.ask(self._shown, self._wish, self._today())

        self._once_shown(ask)

    def open_folder(self) -> None:
        """Open the folder that was written last."""
        folder = self._folder
        if folder and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.failed.emit(self.tr("The folder %s could not be opened.") % printable(folder))

    def _connect(self) -> None:
        view, report = self._view, self._view.report
        view.entered.connect(self._on_entered)
        view.retry_requested.connect(self.load)
        view.year_chosen.connect(self._on_year_chosen)
        view.profile_chosen.connect(self._on_profile_chosen)
        view.folder_chosen.connect(self._on_folder_chosen)
        report.write_requested.connect(self.write)
        report.copy_requested.connect(self.copy)
        report.rich_requested.connect(self.copy_rich)
        report.pdf_requested.connect(self.save_pdf)
        report.folder_requested.connect(self.open_folder)
        report.allow_requested.connect(self._on_allow_requested)
        report.refuse_requested.connect(self._on_refuse_requested)

    def _once_shown(self, act: Callable[[], None]) -> None:
        """Do something with the post that is wished for: now, or when it is composed and shown."""
        if self._clock.isActive():
            self.load()
        if self._composing:
            self._next = act
        else:
            act()

    def _ask_folder(self) -> None:
        if self._may_leave():
            self._view.ask_folder(str(self._free_folder()))

    def _copy(self) -> None:
        if self._may_leave():
            QGuiApplication.clipboard().setText(self._shown.markdown)
            self.noticed.emit(
                self.tr("The post is on the clipboard as Markdown, without its pictures.")
            )

    def _may_leave(self) -> bool:
        if self._shown.post is None or self._writing:
            return False
        if self._shown.standing:
            self.failed.emit(
                self.tr(
                    "The post must not leave the journal yet: change the entries that are named "
                    "beside it, or allow each finding."
                )
            )
            self._view.report.focus_first()
            return False
        return True

    def _free_folder(self) -> Path:
        name = f"review-{self._shown.year}"
        free, number = self._parent / name, 2
        while free.exists():
            free, number = self._parent / f"{name}-{number}", number + 1
        return free

    def _wish_for(self, wish: Wish) -> None:
        if wish != self._wish:
            self._wish = wish
            self.load()

    def _on_composed(self, answer: Composition) -> None:
        self._shown = answer
        if answer.year is not None and not answer.trouble:
            self._wish = replace(self._wish, year=answer.year)
        self._view.show_composition(answer, self._wish.profile)
        self._composing, act, self._next = False, self._next, None
        if act is not None:
            act()

    def _on_entered(self) -> None:
        if self._stale:
            self.load()

    def _on_changed(self, change: Change) -> None:
        told = change.entries | change.people | change.reflections | change.labels
        if not (change.everything or told):
            return
        if self._view.isVisible():
            self._clock.start()
        else:
            self._stale = True

    def _on_year_chosen(self, year: int) -> None:
        if year != self._wish.year:
            self._wish_for(replace(self._wish, year=year, allow=frozenset()))

    def _on_profile_chosen(self, profile: str) -> None:
        self._wish_for(replace(self._wish, profile=profile))

    def _on_allow_requested(self, waiver: str) -> None:
        self._wish_for(replace(self._wish, allow=self._wish.allow | {waiver}))

    def _on_refuse_requested(self, waiver: str) -> None:
        self._wish_for(replace(self._wish, allow=self._wish.allow - {waiver}))

    def _on_folder_chosen(self, folder: str) -> None:
        if not self._may_leave():
            return
        self._writing = True
        self._view.report.write.setEnabled(False)
        seen, wish, today, target = self._shown, self._wish, self._today(), Path(folder)
        self._parent = target.parent
        self._tasks.run(
            "review-write",
            lambda: composition.write(seen, wish, today, target),
            self._on_written,
        )

    def _on_written(self, outcome: Outcome) -> None:
        self._writing = False
        self._view.report.write.setEnabled(True)
        if outcome.folder is None:
            self.load()
            changed = self.tr(
                "Nothing was written: the journal changed in the meantime. Look at the post "
                "again, then write it."
            )
            self.failed.emit(outcome.refusal or changed)
            return
        self._folder = outcome.folder
        self._view.report.folder.show()
        where = printable(outcome.folder)
        self.noticed.emit(self.tr("The post was written to %s.") % where)
