"""Between the room of the review and the journal: which post, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journal.domain.change import Change
from journal.domain.dates import following
from journal.domain.ids import new_id
from journal.domain.review import arranged
from journal.domain.waivers import Waiver
from journal.errors import JournalError
from journal.errors import shown as printable
from journal.files import slug
from journal.ops.reviews import NoteWriting
from journal.store.lookback import recipes
from journal.ui.review import composition
from journal.ui.review.composition import Composition, Outcome
from journal.ui.review.desk import Desk
from journal.ui.review.images import THUMB
from journal.ui.review.keeper import RecipeKeeper
from journal.ui.review.taking import Taking
from journal.ui.review.view import CHECK

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.dates import Period
    from journal.domain.review import Review
    from journal.ui.bridge import Bridge
    from journal.ui.review.view import ReviewView
    from journal.ui.tasks import Tasks
    from journal.workspace import Workspace


class ReviewController(QObject):
    """Composes the post elsewhere by its recipe, shows it, and writes what was shown.

    Args:
        author: The name under which the recipe is saved.
        today: The present day.
    """

    failed = Signal(str)
    noticed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: ReviewView,
        tasks: Tasks,
        author: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._workspace, self._author = workspace, author
        self._view, self._tasks, self._today = view, tasks, today
        self._taking = Taking(view, tasks)
        self._taking.failed.connect(self.failed)
        self._taking.noticed.connect(self.noticed)
        self.keeper = RecipeKeeper(workspace, author, self)
        self.desk = Desk(view, self.keeper)
        self._wish: Period | None = None
        self._shown = Composition()
        self._since = Change()  # what was changed since the material of what is shown was read
        self._newly = Change()  # what of it came since a post was asked for
        self._titling = ""  # the sitting in which the title is typed
        self._folder: Path | None = None
        self._parent = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._stale = True
        self._writing = False
        self._composing = False
        self._next: Callable[[], None] | None = None  # waits for the post that is wished for
        self._clock = QTimer(self, singleShot=True, interval=0)  # several changes at once are one
        self._clock.timeout.connect(self.load)
        self._connect()

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Compose the post that is wished for and show it."""
        self._stale, self._composing = False, True
        self._clock.stop()
        wish, today, shown, since = self._wish, self._today(), self._shown, self._since
        self._newly = Change()
        self._tasks.run(
            "review", lambda: composition.compose(wish, today, shown, since), self._on_composed
        )

    def flush(self) -> bool:
        """Make what is typed safe; tell whether it is."""
        self._view.recipe.settle()
        return self.desk.settle()

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

    def save(self, kind: str) -> None:
        """Ask where a file is to go, unless something in the post must not leave the journal.

        Args:
            kind: One of those of `taking`.
        """

        def ask() -> None:
            if self._may_leave():
                self._taking.ask(self._shown, self._today(), kind)

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
        view.period_chosen.connect(self._on_period_chosen)
        view.days_requested.connect(self._on_days_requested)
        view.profile_chosen.connect(lambda name: self._change(profile=name))
        view.folder_chosen.connect(self._on_folder_chosen)
        report.write_requested.connect(self.write)
        report.copy_requested.connect(self.copy)
        report.rich_requested.connect(self.copy_rich)
        report.file_requested.connect(self.save)
        report.folder_requested.connect(self.open_folder)
        report.allow_requested.connect(self._on_allow_requested)
        report.refuse_requested.connect(self._on_refuse_requested)
        recipe = self._view.recipe
        recipe.title_typed.connect(self._on_title_typed)
        recipe.title_given.connect(self._on_title_given)
        recipe.voice_chosen.connect(lambda voice: self._change(voice=voice))
        recipe.opened.connect(self.desk.open)
        recipe.pictures_requested.connect(self.desk.open_images)
        recipe.generated_requested.connect(self.desk.generate)
        recipe.list.switched.connect(self._on_switched)
        recipe.list.arranged.connect(self._on_arranged)
        recipe.begin_requested.connect(self._on_begin_requested)
        recipe.next_requested.connect(self._on_next_requested)
        recipe.history_requested.connect(self._on_history_requested)
        self.desk.thumbs_wanted.connect(self._on_thumbs_wanted)
        for part in (self.desk, self.keeper):
            part.setParent(self)
        self.keeper.failed.connect(self.failed)
        self.desk.noticed.connect(self.noticed)

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
            self._view.show_side(CHECK)
            self.failed.emit(
                self.tr(
                    "The post must not leave the journal yet: change what is named beside it, or "
                    "say of each why it may stay."
                )
            )
            self._view.report.focus_first()
            return False
        return True

    def _free_folder(self) -> Path:
        name = f"review-{slug(self._shown.label)}"
        free, number = self._parent / name, 2
        while free.exists():
            free, number = self._parent / f"{name}-{number}", number + 1
        return free

    def _wish_for(self, period: Period) -> None:
        if period != self._wish and self.flush():
            self._wish = period
            self.load()

    def _change(self, sitting: str = "", **fields: Any) -> None:
        """Change the recipe of what is wished for."""
        if self._wish:
            self.keeper.change(self._wish, lambda review: replace(review, **fields), sitting)

    def _on_title_typed(self, title: str) -> None:
        self._titling = self._titling or new_id()
        self._change(self._titling, title=title)

    def _on_title_given(self, title: str) -> None:
        sitting, self._titling = self._titling, ""
        self._change(sitting, title=title)

    def _on_composed(self, answer: Composition) -> None:
        self._shown = answer
        if answer.period is not None and not answer.trouble:
            self._wish = answer.period
        self._since = self._newly
        self._view.show_composition(answer)
        self.desk.follow(answer)
        self._composing, act, self._next = False, self._next, None
        if act is not None:
            act()

    def _on_entered(self) -> None:
        if self._stale:
            self.load()

    def _on_changed(self, change: Change) -> None:
        if change == Change(drafts=change.drafts, eras=change.eras):
            return  # the post tells nothing of these
        told = replace(change, drafts=frozenset(), eras=frozenset(), reviews=frozenset())
        self._since = Change.together((self._since, told))
        self._newly = Change.together((self._newly, told))
        if self._view.isVisible():
            self._clock.start()
        else:
            self._stale = True

    def _on_period_chosen(self, period: Period) -> None:
        self._wish_for(period)

    def _on_days_requested(self) -> None:
        from journal.ui.review.days import DaysDialog

        if self._shown.period:
            dialog = DaysDialog(self._view.theme, self._shown.period, self._view.window())
            dialog.chosen.connect(self._on_period_chosen)
            dialog.open()

    def _on_switched(self, section: str, on: bool) -> None:
        if self._shown.period:
            change = lambda block: replace(block, on=on)  # noqa: E731
            self.keeper.change_block(self._shown.period, section, change)

    def _on_arranged(self, order: tuple[str, ...]) -> None:
        def change(review: Review) -> Review:
            named = {block.section: block for block in arranged(review.blocks)}
            rest = [block for name, block in named.items() if name not in order]
            return replace(review, blocks=(*(named[name] for name in order), *rest))

        if self._shown.period:
            self.keeper.change(self._shown.period, change)

    def _on_begin_requested(self) -> None:
        shown = self._shown
        if shown.period and shown.last:
            self.keeper.begin(shown.period, shown.last.period)

    def _on_next_requested(self) -> None:
        """Begin the next period from this one: what this one announces now goes with it."""
        shown = self._shown
        after = following(shown.period) if shown.period else None
        if shown.period is None or after is None or not self.flush():
            return
        if shown.post and shown.review and not shown.review.folder:
            self._change(said=shown.post.report.said)
        if self.keeper.begin(after, shown.period):
            self.noticed.emit(
                self.tr("The review of %s begins with this order, voice and profile.") % shown.after
            )
            self._wish_for(after)

    def _on_history_requested(self) -> None:
        from journal.ui.review.versions import lines_of
        from journal.ui.widgets.history import HistoryDialog, Version

        shown = self._shown
        if not (shown.review and shown.period and self.flush()):
            return
        try:
            now, earlier = recipes.get(shown.review.id), recipes.history(shown.review.id)
        except JournalError as error:
            self.failed.emit(str(error))
            return
        versions = [
            Version(old.edited_at, old.edited_by, lines_of(old), old)
            for old in earlier
            if old.edited_at
        ]
        dialog = HistoryDialog(
            self._view.theme, self._tasks, (now.heading, lines_of(now)), versions,
            self._view.window(),
        )  # fmt: skip
        dialog.restore_requested.connect(self._on_restore_requested)
        dialog.show()

    def _on_restore_requested(self, old: Review) -> None:
        """Bring a version back as the newest one; what it replaces becomes an earlier version."""
        keep = ("revision", "edited_at", "trashed_at", "folder", "said")

        def change(review: Review) -> Review:
            return replace(old, **{name: getattr(review, name) for name in keep})

        if self.keeper.change(old.period, change):
            self.noticed.emit(self.tr("The earlier version is back."))

    def _on_thumbs_wanted(self, wanted: tuple[str, ...]) -> None:
        for sha256 in wanted:
            self._tasks.run(
                f"thumb {sha256}", partial(composition.thumb, sha256, THUMB),
                partial(self._view.images.show_thumb, sha256),
            )  # fmt: skip

    def _on_allow_requested(self, text: str, because: str) -> None:
        waiver = Waiver.parse(text, because)
        if self._shown.period:
            self.keeper.change(
                self._shown.period, lambda r: replace(r, waivers=(*r.waivers, waiver))
            )

    def _on_refuse_requested(self, text: str) -> None:
        gone = Waiver.parse(text)

        def change(review: Review) -> Review:
            left = (w for w in review.waivers if not w.covers(gone.rule, gone.what))
            return replace(review, waivers=tuple(left))

        if self._shown.period:
            self.keeper.change(self._shown.period, change)

    def _on_folder_chosen(self, folder: str) -> None:
        if not self._may_leave():
            return
        self._writing = True
        self._view.report.write.setEnabled(False)
        seen, today, target = self._shown, self._today(), Path(folder)
        self._parent = target.parent
        self._tasks.run(
            "review-write",
            lambda: composition.write(seen, today, target),
            partial(self._on_written, seen),
        )

    def _on_written(self, seen: Composition, outcome: Outcome) -> None:
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
        if seen.period and seen.post:
            said, place = seen.post.report.said, str(outcome.folder)
            try:
                self._workspace.do(NoteWriting(seen.period, place, said, (), self._author()))
            except JournalError as error:
                self.failed.emit(str(error))
