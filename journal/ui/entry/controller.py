"""Between the pane of an entry and the journal: opening, saving, following what others do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from journal.domain.dates import now
from journal.domain.entry import Draft, Kind
from journal.errors import InputRefused, JournalError, UnknownId
from journal.store import attachments, drafts, entries
from journal.ui.entry import references
from journal.ui.entry.advice import Advice
from journal.ui.entry.attaching import Attaching, files_of
from journal.ui.entry.following import Following
from journal.ui.entry.keeper import Keeper
from journal.ui.entry.linking import Linking
from journal.ui.entry.preview import pictures_of
from journal.ui.entry.proofreading import Proofreading
from journal.ui.entry.steps import Steps
from journal.ui.entry.versions import Versions
from journal.ui.entry.view import PREVIEW, WRITE
from journal.ui.widgets import days

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from journal.domain.change import Change
    from journal.domain.entry import Entry, KeptDraft
    from journal.domain.links import Edge
    from journal.ui.bridge import Bridge
    from journal.ui.entry.view import EntryView
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.workspace import Workspace

_PREVIEW_AFTER = 200  # milliseconds


class EntryController(QObject):
    """Shows one entry at a time and never lets go of one before its typing is safe.

    Args:
        author: The name new entries are kept under.
        today: The day a new entry belongs to.
    """

    opened = Signal(str)  # the id, or empty
    failed = Signal(str)
    succeeded = Signal()  # a save went through
    noticed = Signal(str)
    conflicted = Signal(str)
    withdrawn = Signal(str)  # the open entry went into the trash; its heading
    undo_offered = Signal(str)  # something was taken away; one undo brings it back
    open_requested = Signal(str)  # a link leads to another entry

    def __init__(
        self,
        workspace: Workspace,
        view: EntryView,
        tasks: Tasks,
        author: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._view, self._tasks, self._today = view, tasks, today
        self._author = author
        self._shown = Draft()  # what the window shows besides title and text
        self._entry: Entry | None = None
        self._preferred = PREVIEW
        self.keeper = Keeper(workspace, self._typed, author, today, self)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.refused.connect(self._on_refused)
        self.linking = Linking(workspace, view, self.keeper, self._begin, author)
        self.steps = Steps(view, self.linking, self.typed, self._change, today)
        self.advice = Advice(
            workspace, view, self.keeper, self.linking, tasks, self.typed, (author, today)
        )
        self.attaching = Attaching(workspace, view, self.keeper, tasks)
        self.versions = Versions(workspace, view, self.keeper, tasks, author)
        self.proofreading = Proofreading(view, tasks)
        self._following = Following(view)
        self._preview_clock = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER)
        self._preview_clock.timeout.connect(self._render)
        self._count_clock = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER)
        self._count_clock.timeout.connect(view.say_words)
        self._connect()

    @property
    def entry_id(self) -> str:
        """The id of the open entry, also of one that is not saved yet; empty without one."""
        return self.keeper.entry_id

    def follow(self, bridge: Bridge, theme: Theme) -> None:
        """Follow what changes in the journal and in the look."""
        bridge.changed.connect(self._on_changed)
        bridge.replaced.connect(self._on_replaced)
        self.linking.follow(bridge)
        self.versions.dress(theme)
        theme.changed.connect(self._render)

    def open(self, entry_id: str) -> bool:
        """Show an entry, with typing that was not saved the last time.

        Returns:
            Whether it is shown; otherwise what was open before still is.
        """
        if entry_id == self.entry_id:
            return True
        if not self._let_go():
            return False
        try:
            entry, kept = entries.get(entry_id), drafts.get(entry_id)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        self._show(entry, kept)
        return True

    def start_new(self, kind: Kind = Kind.NOTE) -> bool:
        """Show a new entry, which is kept from its first word on."""
        return self.begin(Draft(kind=kind))

    def begin(self, draft: Draft) -> bool:
        """Show a new entry that is begun like this; tell whether it is shown."""
        return self._begin(replace(draft, author=draft.author or self._author()))

    def _begin(self, draft: Draft, edge: Callable[[str], Edge] | None = None) -> bool:
        """Show a new entry with what is known of it already.

        Args:
            draft: Its beginning.
            edge: Gives the link that it has from its first save on, from its id.
        """
        if not self._let_go():
            return False
        self._entry = None
        self.keeper.begin(None)
        self.keeper.edge = edge(self.keeper.entry_id) if edge else None
        self._put(draft)
        self._show_ends()
        self._view.show_mode(WRITE)
        self._view.say_state("")
        self._view.title.setFocus()
        if draft.title:
            self._on_edited()
        self.opened.emit("")
        return True

    def recover(self) -> bool:
        """Show typing that a crash left behind, if there is any; tell whether there was."""
        left = [kept for kept in drafts.everything() if _worth(kept)]
        if not left:
            return False
        kept = left[-1]
        try:
            self._show(entries.get(kept.entry_id), kept)
        except UnknownId:
            self._show(None, kept)
        return True

    def close_entry(self) -> bool:
        """Show no entry, once the typing is safe."""
        if not self._let_go():
            return False
        self._forget()
        return True

    def flush(self) -> bool:
        """Make the typing safe; tell whether it is."""
        return self.keeper.flush()

    def typed(self) -> Draft:
        """What stands in the window now."""
        return self._typed()

    def toggle_mode(self) -> None:
        """Change between writing and reading."""
        if not self._view.is_empty:
            mode = WRITE if self._view.mode == PREVIEW else PREVIEW
            self._view.show_mode(mode)
            self._on_mode_changed(mode)
            self._view.focus_first()

    def _connect(self) -> None:
        view = self._view
        view.edited.connect(self._on_edited)
        view.left.connect(self.keeper.flush)
        view.fact_chosen.connect(self._on_fact_chosen)
        view.mode_changed.connect(self._on_mode_changed)
        view.copy_requested.connect(self._on_copy_requested)
        view.connections.open_requested.connect(self._go)
        self._following.entry_requested.connect(self._go)
        self.advice.open_requested.connect(self._go)
        for part in (self.linking, self.advice, self.attaching, self.versions):
            part.failed.connect(self.failed)
            part.noticed.connect(self.noticed)
            part.undo_offered.connect(self.undo_offered)

    def _let_go(self) -> bool:
        """Make the typing safe before something else is shown; refuse where that fails."""
        return not self.entry_id or self.keeper.flush()

    def _go(self, entry_id: str) -> None:
        """Follow a link; the window is told as well, for the lists to mark it."""
        if self.open(entry_id):
            self.open_requested.emit(entry_id)
            self._view.focus_text()

    def _show_ends(self) -> None:
        """The files and links of what is open."""
        self._view.close_questions()
        self.attaching.show_files(self._entry.attachments if self._entry else ())
        self.linking.show()
        self.advice.begin(self._entry)

    def _forget(self) -> None:
        self.keeper.end()
        self._entry = None
        self._view.show_nothing()
        self.opened.emit("")

    def _typed(self) -> Draft:
        view = self._view
        return replace(self._shown, title=view.title.text(), body=view.body.text())

    def _show(self, entry: Entry | None, kept: KeptDraft | None) -> None:
        self._entry = entry
        self.keeper.begin(entry, kept)
        draft = kept.draft if kept else entry.draft() if entry else Draft()
        editable = self._put(draft)
        self._show_ends()
        self._view.show_mode(self._preferred if draft.body.strip() and not kept else WRITE)
        self._render()
        self.opened.emit(self.entry_id)
        if not editable:
            self.noticed.emit(
                self.tr(
                    "This text holds characters that the editor here would change, so it can "
                    "only be read. `journal edit` opens it in an editor of your own."
                )
            )
        if kept is None:
            self._say_saved()
        elif entry is not None and entry.revision != kept.base_revision:
            self.keeper.save()  # is refused, and so says that there are two versions
        else:
            self._view.say_state(self.tr("Brought back from %s") % f"{kept.kept_at:%H:%M}")

    def _put(self, draft: Draft) -> bool:
        self._shown = draft
        day, time = self._when()
        return self._view.show_draft(draft, day, time)

    def _when(self) -> tuple[date, str]:
        day = self._shown.happened_on or self._today()
        written = self._entry.written_at if self._entry else now()
        return day, f"{written:%H:%M}" if written.date() == day else ""

    def _change(self, **values: object) -> None:
        """Take over what was chosen, at once; what cannot be is put back as it was."""
        before = self._shown
        self._shown = replace(before, **values)  # type: ignore[arg-type]
        self._view.show_facts(self._shown, *self._when())
        self.keeper.touch()
        if self._entry is None or self.keeper.save() or self.keeper.conflict:
            return
        if not self._acceptable(self._shown):
            self._shown = before
            self._view.show_facts(before, *self._when())
            self.keeper.save()

    def _acceptable(self, draft: Draft) -> bool:
        try:
            replace(draft, title="-").checked()
        except InputRefused:
            return False
        return True

    def _render(self) -> None:
        if self._view.is_empty or self._view.mode != PREVIEW:
            return
        body = self._view.body.text()

        preview = self._view.preview
        (room, ratio), tokens = preview.room(), preview.tokens

        def work() -> tuple[str, dict[str, QImage | None]]:
            from journal.text import render  # brings the Markdown library: not before it is seen
            from journal.ui.widgets import page

            known = cache(references.address)  # a text may name one entry many times
            html = render.html(body, render.RenderOptions(entry=known))
            return page.drawn(html, tokens), pictures_of(html, attachments.read, room, ratio)

        reads = "[[" in body or "attachment:" in body
        self._tasks.run("preview", work, lambda made: preview.show_page(*made), reads=reads)

    def _say_saved(self) -> None:
        entry = self._entry
        if entry is None:
            self._view.say_state("")
            return
        at = entry.edited_at.astimezone()
        when = f"{at:%H:%M}" if at.date() == now().date() else days.words(at.date())
        self._view.say_state(self.tr("Saved %s") % when)

    def _on_edited(self) -> None:
        self.keeper.touch()
        self._view.say_state(self.tr("Writing…"))
        self._count_clock.start()
        if self._view.mode == PREVIEW:
            self._preview_clock.start()

    def _on_fact_chosen(self, name: str, value: object) -> None:
        values: dict[str, object] = {name: value}
        if name == "kind" and value is not Kind.EXPERIMENT:
            values["status"] = None
        ended = self._shown.ended_on
        if name == "happened_on" and ended and isinstance(value, date) and ended < value:
            values["ended_on"] = None
        self._change(**values)

    def _on_mode_changed(self, mode: int) -> None:
        self._preferred = mode
        self.keeper.flush()
        self.advice.show()
        self._render()

    def _on_copy_requested(self) -> None:
        draft = self._typed()
        text = f"# {draft.title}\n\n{draft.body}\n" if draft.title else draft.body
        QGuiApplication.clipboard().setText(text)
        self.noticed.emit(self.tr("Copied as Markdown."))

    def _on_saved(self, entry: Entry) -> None:
        """Take over what the journal made of it: day, author, tags that the text names."""
        self._entry = entry
        self._shown = entry.draft()
        self._view.show_facts(self._shown, *self._when())
        self._say_saved()
        self.succeeded.emit()
        self.opened.emit(entry.id)

    def _on_refused(self, error: JournalError) -> None:
        self._view.say_state(self.tr("Not saved yet"))
        if self.keeper.conflict:
            self.conflicted.emit(str(error))
        elif not isinstance(error, InputRefused) or self._view.title.text().strip():
            self.failed.emit(str(error))

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.labels or change.people or not change.drafts:
            self._view.names.forget()
        known = self._entry
        if known is None or not change.touches(known.id):
            return
        if known.id not in change.drafts:  # a save says nothing of files
            self.attaching.show_files(files_of(known.id))
        if self.keeper.unsaved:
            return
        try:
            entry = entries.get(known.id)
        except JournalError:
            self._forget()  # an undo took the addition back
            return
        if entry.trashed:
            self._forget()
            self.withdrawn.emit(entry.heading)
        elif entry.revision != self.keeper.base:
            place = self._view.body.verticalScrollBar().value()
            self._show(entry, None)
            self._view.body.verticalScrollBar().setValue(place)

    def _on_replaced(self) -> None:
        if self.keeper.unsaved:
            self.keeper.touch()  # the draft is in the other file


def _worth(kept: KeptDraft) -> bool:
    return bool(kept.draft.title.strip() or kept.draft.body.strip())
